"""A rule of the schema → a function that says whether a value fits it; what does not fit, `checking` tells.

A file that is as it must be is looked at in a quarter of the time that it takes to look for what to tell.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

Rule = Mapping[str, Any]
Fits = Callable[[Any], bool]
_TYPES: Mapping[str, frozenset[type]] = {
    "string": frozenset({str}),
    "boolean": frozenset({bool}),
    "array": frozenset({list}),
    "object": frozenset({dict}),
    "null": frozenset({type(None)}),
    "integer": frozenset({int}),
    "number": frozenset({int, float}),
}
_NAMES = "#/$defs/"


class Fitting:
    """The rules of one schema; whoever is told that something does not fit looks again at what it is."""

    def __init__(self, schema: Rule) -> None:
        """Make functions of all rules that have names.

        Args:
            schema: The schema, with its rules under `$defs`.
        """
        self._named: dict[str, Fits] = {}
        for name, rule in schema.get("$defs", {}).items():
            self._named[f"{_NAMES}{name}"] = self._made(rule)
        self.fits = self._made(schema)
        """Whether a value fits the schema."""

    def _made(self, rule: Rule) -> Fits:
        if "$ref" in rule:
            return partial(self._fits_named, rule["$ref"])
        if "anyOf" in rule:
            options = [self._made(one) for one in rule["anyOf"]]
            return lambda value: any(option(value) for option in options)
        return _all_of([*_plain_rules(rule), *self._inner_rules(rule)])

    def _fits_named(self, name: str, value: Any) -> bool:  # noqa: ANN401
        """Rules may name one that is made after them."""
        return self._named[name](value)

    def _inner_rules(self, rule: Rule) -> list[Fits]:
        found = []
        if "items" in rule:
            found.append(_list_fits(self._made(rule["items"]), rule))
        if "properties" in rule or "additionalProperties" in rule or "required" in rule:
            found.append(self._mapping_fits(rule))
        return found

    def _mapping_fits(self, rule: Rule) -> Fits:
        known = {key: self._made(one) for key, one in rule.get("properties", {}).items()}
        others, required = rule.get("additionalProperties", True), frozenset(rule.get("required", ()))
        other: Fits = self._made(others) if isinstance(others, dict) else lambda _: others is not False

        def fits(value: Any) -> bool:  # noqa: ANN401
            if type(value) is not dict:
                return True
            return all(known.get(key, other)(one) for key, one in value.items()) and required <= value.keys()

        return fits


def _all_of(rules: list[Fits]) -> Fits:
    if len(rules) == 1:
        return rules[0]
    return lambda value: all(rule(value) for rule in rules)


def _plain_rules(rule: Rule) -> list[Fits]:
    """What a rule asks of a value that has nothing in it."""
    found: list[Fits] = []
    if "const" in rule:
        const = rule["const"]
        found.append(lambda value: bool(value == const))
    if "enum" in rule:
        listed = rule["enum"]
        found.append(lambda value: value in listed)
    if rule.get("type"):
        kinds = [rule["type"]] if isinstance(rule["type"], str) else rule["type"]
        types = frozenset().union(*(_TYPES[kind] for kind in kinds))
        found.append(lambda value: type(value) in types)
    if "minLength" in rule or "pattern" in rule:
        found.append(_text_fits(rule))
    if "minimum" in rule or "maximum" in rule:
        found.append(_number_fits(rule))
    return found


def _text_fits(rule: Rule) -> Fits:
    least, pattern = rule.get("minLength", 0), re.compile(rule.get("pattern", ""))
    return lambda value: type(value) is not str or (len(value) >= least and pattern.search(value) is not None)


def _number_fits(rule: Rule) -> Fits:
    low, high = rule.get("minimum", float("-inf")), rule.get("maximum", float("inf"))
    return lambda value: type(value) not in {int, float} or low <= value <= high


def _list_fits(item: Fits, rule: Rule) -> Fits:
    least, most = rule.get("minItems", 0), rule.get("maxItems", float("inf"))

    def fits(value: Any) -> bool:  # noqa: ANN401
        if type(value) is not list:
            return True
        return (not value or least <= len(value) <= most) and all(map(item, value))

    return fits
