"""`python -m storymap`."""

from storymap.cli.app import main

if __name__ == "__main__":
    main(prog_name="storymap")
