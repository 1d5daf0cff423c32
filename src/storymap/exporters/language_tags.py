"""A document's language → a tag that XML and HTML may bear."""

from storymap.language.expressions import late

_TAG = late(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
UNDETERMINED = "und"


def language_tag(language: str) -> str:
    """The tag, or `und` where it is none.

    >>> language_tag("nb-NO"), language_tag("no such language")
    ('nb-NO', 'und')
    """
    return language if _TAG.fullmatch(language) else UNDETERMINED
