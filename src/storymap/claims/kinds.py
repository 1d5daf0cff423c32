"""Words for kinds of places, as finders match them beside a name ("the town of …", "… Valley"); see `parts`."""

KIND = "{kind}"
"""Pattern of a common noun for a place."""
DESCRIPTION = "{description}"
"""Pattern of a description that ends in one: `small mining town`."""
CALLED = "{called}"
"""Nouns after which "of" only names: `the village of …`, unlike `the capital of …`."""
