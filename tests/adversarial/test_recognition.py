"""Recognition of names that mislead, written down in tests/cases/recognition_adversarial.md."""


def told(toponym, *, columns):
    """The toponym as a case tells it: name, use, and the name looked up where the case gives it."""
    return " | ".join([toponym.name, toponym.use, toponym.lookup or ""][:columns])


def test_recognition_is_not_misled(recognition_case, geoparse):
    _, given, expected = recognition_case
    found = [resolution.toponym for resolution in geoparse(given)]
    columns = [line.count(" | ") + 1 for line in expected]
    wide = [*columns, *[2] * len(found)]
    assert [told(toponym, columns=number) for toponym, number in zip(found, wide, strict=False)] == expected
