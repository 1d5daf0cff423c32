"""The pipeline's options → what outputs tell of how they were made: versions, and options that may be published."""

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from storymap import resources
from storymap.model.provenance import Provenance

TOLD = frozenset(
    {"recognizer_name", "overlays", "gazetteer_folder", "bias", "never", "references", "worldviews", "only"}
)
"""Options that outputs name. Whoever adds one to the pipeline decides whether its value may be published."""


def provenance_of(
    options: Mapping[str, object], *, gazetteer: Path | str = "gazetteer", hidden: bool = False
) -> Provenance:
    """The versions of the program and the data, and the options that differ from their defaults.

    Files stand by their names alone: an output that is passed on tells nothing of the machine it was made on.

    Args:
        options: What was chosen, by the option's name, without what was left as it is.
        gazetteer: The gazetteer's data: a name of packaged data, or a folder.
        hidden: Whether places were taken out to protect people: then no option is told, which might name them.
    """
    told = () if hidden else tuple((name, _words(value)) for name, value in options.items() if name in TOLD)
    return Provenance(
        version=version("storymap"), data=resources.data_versions("boundaries", gazetteer, "models"), options=told
    )


def _words(value: object) -> str:
    if isinstance(value, tuple | frozenset):
        parts = [_words(part) for part in value]
        return ", ".join(sorted(parts) if isinstance(value, frozenset) else parts)
    return value.name if isinstance(value, Path) else str(value)
