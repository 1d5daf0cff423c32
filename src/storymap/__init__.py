"""storymap: an article in, a map that can be trusted and a report of its geographic claims out.

>>> import storymap
>>> report = storymap.check_text("Lesotho borders Namibia.")
>>> report.problems[0].outcome.value
'contradicted'
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storymap.reports import Report as Report
    from storymap.reports import check_text as check_text
    from storymap.reports import check_texts as check_texts

__all__ = ["Report", "check_text", "check_texts"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as diverse as the public names
    """The public names, imported when first asked for: importing storymap imports no component."""
    if name not in __all__:
        raise AttributeError(f"module 'storymap' has no attribute '{name}'")
    from storymap import reports

    return getattr(reports, name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
