"""The one tree of errors; each carries a message for people.

::

    StorymapError
    ├── InputError          what the user handed in cannot be read
    ├── OutputError         what the user asked for cannot be written
    ├── DataError           packaged or user-built data is missing or damaged
    ├── ComponentError      a component's name is unknown or the component does not load
    ├── UnknownPlaceError   a place named on the command line or in a call is not known
    └── ActionError         a correction of a story cannot be made
        └── Clash           somebody else changed the same value meanwhile

A message says what was met, what was expected and what to do, in one line.
"""


class StorymapError(Exception):
    """Base of all errors that storymap raises on purpose."""


class InputError(StorymapError):
    """What the user handed in cannot be read: missing, binary, empty or too large."""


class OutputError(StorymapError):
    """What the user asked for cannot be written there."""


class DataError(StorymapError):
    """Packaged or user-built data is missing, damaged or of another version."""


class ComponentError(StorymapError):
    """No component has that name, or the one that has it does not load."""


class UnknownPlaceError(StorymapError):
    """A place named by the user is not known to the data that would answer."""


class ActionError(StorymapError):
    """A person's correction of a story cannot be made, and nothing has changed."""


class Clash(ActionError):  # noqa: N818 - the word for what two people's changes do
    """A correction meets a value that somebody else changed meanwhile."""

    def __init__(self, told: str, *, section: str, item: str | None, key: str | None, **values: object) -> None:
        """Keep what met.

        Args:
            told: What happened, for people.
            section: The section of the story file.
            item: Id of the item; `None` for the story's own values.
            key: The key of the value; `None` for the item itself.
            values: `ours`, what was to be written, and `theirs`, what stands there; `None` for nothing.
        """
        super().__init__(told)
        self.section = section
        self.item = item
        self.key = key
        self.ours = values.get("ours")
        self.theirs = values.get("theirs")
