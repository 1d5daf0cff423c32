"""Name of a measure → what was fitted for it: the record `data/models/NAME.json`, read when first asked for.

Every record holds `version`, `fit` (the tool, the data, how many values, how well it carries over) and, beside them,
the numbers that the measure is judged with. The tools that fit them write them with `tools/models_manifest.py`.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from storymap.errors import DataError
from storymap.resources import data_path

VERSION = 1
"""Of the records' form."""


@cache
def calibration(name: str) -> Mapping[str, Any]:
    """The record of one measure, such as `borders`.

    Raises:
        DataError: It is missing, damaged or of another version.
    """
    try:
        record = json.loads(data_path("models", f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"the calibration {name}.json cannot be read ({error}); reinstall storymap") from None
    found = record.get("version") if isinstance(record, dict) else None
    if found != VERSION:
        raise DataError(f"the calibration {name}.json has version {found}, expected {VERSION}; reinstall storymap")
    return dict(record)
