"""`python -m storymap`."""

from storymap.cli.start import main

if __name__ == "__main__":
    main()
