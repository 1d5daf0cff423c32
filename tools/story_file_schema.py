"""Values of a story file → its JSON Schema and the reference page: both are written from one table."""

import ast
import inspect
import json
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from storymap.model.claims import ClaimType, Outcome
from storymap.stories.file import values

IN_PACKAGE = Path(__file__).resolve().parents[1] / "src" / "storymap" / "stories" / "file" / "schema.json"
DATE = r"^\d{4}(-\d\d(-\d\d([T ].*)?)?)?$"
ID = r"^[A-Za-z][\w.-]*$"
WEB = r"^https?://[^\s<>\"'\\^`{|}]+$"
OFFSET = {"minimum": 0}
SHARE = {"minimum": 0, "maximum": 1}
LIMITS: dict[str, dict[str, Any]] = {
    "Anchor.start": OFFSET,
    "Anchor.end": OFFSET,
    "StatementEntry.start": OFFSET,
    "StatementEntry.end": OFFSET,
    "MentionEntry.start": OFFSET,
    "MentionEntry.end": OFFSET,
    "MentionEntry.confidence": SHARE,
    "MentionEntry.place_confidence": SHARE,
    "DocumentEntry.id": {"minLength": 1},
    "DocumentEntry.url": {"pattern": WEB},
    "DocumentEntry.text": {"minLength": 1},
    "OwnPosition.lat": {"minimum": -90, "maximum": 90},
    "OwnPosition.lon": {"minimum": -180, "maximum": 180},
    "OwnPosition.radius_km": {"minimum": 0, "maximum": 10000},
    "OwnPosition.country": {"pattern": "^[A-Z][A-Z]$"},
    "CandidateEntry.lat": {"minimum": -90, "maximum": 90},
    "CandidateEntry.lon": {"minimum": -180, "maximum": 180},
    "CandidateEntry.radius_km": {"minimum": 0},
    "CandidateEntry.score": SHARE,
    "PlaceEntry.id": {"pattern": ID},
    "PlaceEntry.name": {"minLength": 1},
    "PlaceEntry.obscure_km": {"minimum": 1, "maximum": 500},
    "PlaceEntry.on": {"pattern": DATE},
    "WhenEntry.start": {"pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"},
    "WhenEntry.end": {"pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"},
    "StopEntry.id": {"pattern": ID},
    "StopEntry.name": {"minLength": 1},
    "StopEntry.crosses": {"minItems": 2, "maxItems": 2},
    "StopEntry.on": {"pattern": DATE},
    "RouteEntry.id": {"pattern": ID},
    "MediaEntry.url": {"minLength": 1, "pattern": r"^(https?://[^\s<>\"'\\^`{|}]+|[^:<>\"\\]+)$"},
    "MediaEntry.alt": {"minLength": 1, "pattern": r"\S"},
    "ChapterEntry.id": {"pattern": ID},
    "ChapterEntry.title": {"minLength": 1},
    "ChapterEntry.on": {"pattern": DATE},
    "LinkEntry.url": {"pattern": WEB},
    "LinkEntry.archive": {"pattern": WEB},
    "LinkEntry.captured": {"pattern": DATE},
    "LinkEntry.sha256": {"pattern": "^[0-9a-f]{64}$"},
    "VerdictEntry.id": {"pattern": ID},
    "VerdictEntry.type": {"enum": [one.value for one in ClaimType]},
    "VerdictEntry.outcome": {"enum": [one.value for one in Outcome]},
    "VerdictEntry.on": {"pattern": DATE},
    "HistoryEntry.on": {"pattern": DATE},
    "HistoryEntry.subject": {"minLength": 1},
}
"""What JSON Schema knows of a key besides its type."""
BRIEFLY: dict[str, Any] = {"type": ["string", "integer"]}
"""How a time may be written in short."""


def story_file_schema() -> dict[str, Any]:
    """The JSON Schema of `storymap/story-file/1`."""
    definitions: dict[str, Any] = {}
    top = _object(values.StoryFile, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": values.SCHEMA,
        "title": "A story file: what 'storymap draft' writes and people correct",
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


def _object(kind: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    hints, described = get_type_hints(kind), _descriptions(kind)
    properties = {
        field.name: _property(kind, field, hints[field.name], definitions)
        | ({"description": described[field.name]} if field.name in described else {})
        for field in fields(kind)
    }
    required = [field.name for field in fields(kind) if _is_required(field)]
    return {
        "type": "object",
        **({"required": required} if required else {}),
        "additionalProperties": False,
        "properties": properties,
    }


def _is_required(field: Field[Any]) -> bool:
    return field.name == "schema" or (field.default is MISSING and field.default_factory is MISSING)


def _property(kind: type[Any], field: Field[Any], hint: object, definitions: dict[str, Any]) -> dict[str, Any]:
    if field.name == "schema":
        return {"const": values.SCHEMA}
    schema = _schema(hint, definitions)
    limits = LIMITS.get(f"{kind.__name__}.{field.name}", {})
    if "enum" in limits:
        return {**schema, **limits}
    schema = {**schema, **limits}
    if not _is_required(field):
        schema = _or_null(schema)
    return schema


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    if "type" in schema:
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        changed = {**schema, "type": [*kinds, "null"]}
        return {**changed, "enum": [*schema["enum"], None]} if "enum" in schema else changed
    options = schema.get("anyOf", [schema])
    return {"anyOf": [*options, {"type": "null"}]}


def _schema(hint: object, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        options = [_schema(one, definitions) for one in arguments if one is not NoneType]
        if {"$ref": "#/$defs/WhenEntry"} in options:
            options.append(BRIEFLY)
        return options[0] if len(options) == 1 else {"anyOf": options}
    if origin is Literal:
        return {"type": "string", "enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is dict:
        inner = _schema(arguments[1], definitions)
        return {"type": "object", "additionalProperties": inner} if inner else {"type": "object"}
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {} if hint is object else {"type": {str: "string", float: "number", int: "integer", bool: "boolean"}[hint]}


def _descriptions(kind: type[Any]) -> dict[str, str]:
    """The sentence below each field, in a class and those that it extends."""
    found: dict[str, str] = {}
    for one in reversed(kind.__mro__[:-1]):
        tree = ast.parse(inspect.getsource(inspect.getmodule(one) or values))
        node = next(n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == one.__name__)
        for field, told in zip(node.body, node.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and _is_text(told):
                found[field.target.id] = " ".join(ast.literal_eval(told.value).split())  # type: ignore[attr-defined]
    return found


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def schema_bytes() -> str:
    """The schema as its files hold it."""
    return json.dumps(story_file_schema(), indent=2, ensure_ascii=False) + "\n"


TITLES = {
    "StoryFile": "The file",
    "ChapterEntry": "A chapter: `chapters`",
    "MediaEntry": "A picture, sound or film: `chapters[].media`",
    "RouteEntry": "A traveller: `routes`",
    "StopEntry": "A stop: `routes[].stops`",
    "WhenEntry": "A time: `when`, `until`",
    "Clock": "A time of day: `clock`",
    "StatementEntry": "What a text says of a stop: `routes[].stops[].statements`",
    "PlaceEntry": "A place: `places`",
    "OwnPosition": "A position of your own: `places[].at`",
    "CandidateEntry": "A candidate: `places[].candidates`",
    "MentionEntry": "A mention: `places[].mentions`",
    "VerdictEntry": "A verdict: `verdicts`",
    "LinkEntry": "A source: `verdicts[].links`, `chapters[].links`",
    "HistoryEntry": "A change or decision: `history[]`",
    "DocumentEntry": "A text: `documents`",
    "Anchor": "Words of a text: `passage`, `quote`",
    "Unplaced": "What fits nowhere: `unplaced`",
    "Drafted": "What the machine wrote: `drafted`",
}
"""The parts of the file in the order of the page."""


def story_file_tables() -> str:
    """The keys of every part of the file."""
    schema = story_file_schema()
    blocks = []
    for name, title in TITLES.items():
        part = schema if name == "StoryFile" else schema["$defs"][name]
        blocks.append(f"## {title}\n\n{_table(part)}")
    missing = set(schema["$defs"]) - set(TITLES)
    assert not missing, missing  # noqa: S101 - a part of the file without a place on the page
    return "\n\n".join(blocks)


def _table(part: dict[str, Any]) -> str:
    rows = ["| key | value | meaning |", "|---|---|---|"]
    for key, schema in part["properties"].items():
        must = " (required)" if key in part.get("required", ()) else ""
        rows.append(f"| `{key}`{must} | {_value_words(schema)} | {schema.get('description', '').replace('|', '/')} |")
    return "\n".join(rows)


def _value_words(schema: dict[str, Any]) -> str:
    if "const" in schema:
        return f"`{schema['const']}`"
    if "anyOf" in schema:
        words = (_value_words(one) for one in schema["anyOf"] if one != {"type": "null"})
        return " or ".join(dict.fromkeys(words))
    if "$ref" in schema:
        title = TITLES[schema["$ref"].rsplit("/", 1)[1]]
        return title.partition(":")[0].lower()
    if "enum" in schema:
        known = [one for one in schema["enum"] if one]
        return ", ".join(f"`{one}`" for one in known) if len(known) < 20 else "one of those in [claims](claims.md)"
    kinds = schema.get("type", "anything")
    kind = next(one for one in (kinds if isinstance(kinds, list) else [kinds]) if one != "null")
    if kind == "array":
        return f"list of {_value_words(schema['items'])}"
    words = {"string": "text", "object": "mapping", "boolean": "true or false", "integer": "whole number"}.get(
        kind, kind
    )
    if isinstance(kinds, list) and kinds[:2] == ["string", "integer"]:
        words = "text or year"
    return words + _bounds_words(schema)


def _bounds_words(schema: dict[str, Any]) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        return f", {low} to {high}"
    return f", {low} or more" if low is not None else ""
