"""Where the program starts: Ctrl-C ends it without a trace also while its modules are still being read."""

import signal
from typing import NoReturn


def main() -> NoReturn:
    """Run the command that the arguments name, and end the process."""
    begun = signal.getsignal(signal.SIGINT)
    if begun is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from storymap.cli.app import main as run

    signal.signal(signal.SIGINT, begun)
    run(prog_name="storymap")
    raise SystemExit
