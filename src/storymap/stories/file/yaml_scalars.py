"""Text and numbers → YAML scalars that every reader of YAML 1.1 and 1.2 reads back as they were."""

import json
import re

from storymap.stories.file.yaml_placing import resolve_scalar

_PLAIN = re.compile(r"[^\W\d_]\S*(?: \S+)*")
"""Words that begin with a letter, one space between them."""
_OLD_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""What readers of YAML 1.1 take for a truth value or nothing."""
_FLOW = frozenset(",[]{}?")
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def scalar(value: str | float | bool | None, *, flow: bool = False) -> str:
    """A value on one line.

    Args:
        value: Text, a number, a truth value or nothing.
        flow: Whether it stands between brackets.

    >>> scalar("NO"), scalar("Oslo"), scalar("12:30"), scalar(62.0), scalar(True), scalar("a: b")
    ('"NO"', 'Oslo', '"12:30"', '62', 'true', '"a: b"')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number(value)
    return value if _is_plain(value, flow=flow) else quoted(value)


def number(value: float) -> str:
    """A number, without a point where it needs none."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else repr(value)


def _is_plain(words: str, *, flow: bool) -> bool:
    if not _PLAIN.fullmatch(words) or words.lower() in _OLD_WORDS or resolve_scalar(words) != words:
        return False
    if ": " in words or " #" in words or words.endswith(":") or not words.isprintable():
        return False
    return not flow or not (_FLOW & set(words) or ":" in words or "#" in words)


def quoted(words: str) -> str:
    """Text in double quotes."""
    written = json.dumps(_SURROGATES.sub("\ufffd", words), ensure_ascii=False)
    return _UNPRINTABLE.sub(_escaped, written)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def block(words: str) -> tuple[str, list[str]] | None:
    """Text as a literal block: what stands behind the key, and its lines; `None` where only quotes can hold it."""
    lines = words.split("\n")
    if "\n" not in words or not words.strip() or _UNPRINTABLE.search(words):
        return None
    ends = len(words) - len(words.rstrip("\n"))
    content = lines[: len(lines) - ends] if ends else lines
    if not content[-1].strip():
        return None
    first = content[0]
    indicator = "2" if not first.strip() or first[0] in " \t" else ""
    chomp = "-" if ends == 0 else "" if ends == 1 else "+"
    return f"|{indicator}{chomp}", [*content, *[""] * (ends - 1)]
