"""The one tree of errors; each carries a message for people.

::

    StorymapError
    ├── InputError          what the user handed in cannot be read
    ├── OutputError         what the user asked for cannot be written
    ├── DataError           packaged or user-built data is missing or damaged
    ├── ComponentError      a component's name is unknown or the component does not load
    └── UnknownPlaceError   a place named on the command line or in a call is not known

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
