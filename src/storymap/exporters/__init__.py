"""Story → bytes of a file."""
