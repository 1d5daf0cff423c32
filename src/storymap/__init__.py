"""storymap: an article in, a map that can be trusted and a report of its geographic claims out.

>>> import storymap
>>> report = storymap.check_text("Lesotho borders Namibia.")
>>> report.problems[0].outcome.value
'contradicted'
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storymap.exports import export_story as export_story
    from storymap.exports import save_story as save_story
    from storymap.reports import Report as Report
    from storymap.reports import analyze_text as analyze_text
    from storymap.reports import analyze_texts as analyze_texts
    from storymap.reports import check_text as check_text
    from storymap.reports import check_texts as check_texts

__all__ = ["Report", "analyze_text", "analyze_texts", "check_text", "check_texts", "export_story", "save_story"]
_HOMES = {"export_story": "storymap.exports", "save_story": "storymap.exports"}
"""Public names → the module they are in, where it is not `storymap.reports`."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as diverse as the public names
    """The public names, imported when first asked for: importing storymap imports no component."""
    if name not in __all__:
        raise AttributeError(f"module 'storymap' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "storymap.reports")), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
