"""A part of a DOCX → its markup and its words, to be asked what stands where."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from storymap.exporters.xml_tokens import Token, xml_tokens
from storymap.language.expressions import late

_CHARACTER = late(r"&[^&;]*;|\r\n|.", re.DOTALL)
"""What an XML parser makes one character of."""
_DECLARED = late(r"""\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']""")
_ATTRIBUTE = r"""\s(?:[\w.-]+:)?{}\s*=\s*["']([^"']*)["']"""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ENCODING = re.compile(rb"""\A\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")


@dataclass(frozen=True, slots=True)
class Words:
    """The contents of one element `t`."""

    first: int
    """How many code points of words stand before it in the part."""
    length: int
    """Code points that it holds."""
    token: int
    """Number of its start tag."""
    shown: bool
    """Whether readers see it: it is no code of a field."""
    plain: bool
    """Whether it holds characters and entities alone."""


class Markup:
    """The markup of a part, to be asked what stands where."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tuple(xml_tokens(text))
        self.parents, self.closes = _tree(self.tokens)
        self.words = tuple(self._words())
        self._firsts = [words.first for words in self.words]
        self.root = next(token for token in self.tokens if token.kind in ("start", "empty"))
        self.prefix = self.root.name.removesuffix(self.root.local)

    @cached_property
    def namespace(self) -> str:
        """The namespace of the root."""
        return self._declared.get(self.prefix.removesuffix(":"), "")

    @cached_property
    def declaration(self) -> str:
        """What an element called `w:…` must declare here to be of the root's namespace; mostly nothing."""
        return "" if self._declared.get("w") == self.namespace else f' xmlns:w="{self.namespace}"'

    @cached_property
    def _declared(self) -> dict[str, str]:
        return {found[1] or "": found[2] for found in _DECLARED.finditer(self.tag(self.root))}

    def tag(self, token: Token) -> str:
        """The text of a token."""
        return self.text[token.start : token.end]

    def attribute(self, token: Token, name: str) -> str:
        """The value of an attribute, whatever its prefix; empty where there is none."""
        found = re.search(_ATTRIBUTE.format(name), self.tag(token))
        return found[1] if found else ""

    def words_at(self, offset: int) -> Words | None:
        """The words that hold a code point, counted in all words of the part."""
        found = bisect_right(self._firsts, offset) - 1
        words = self.words[found] if found >= 0 else None
        return words if words and words.first <= offset < words.first + words.length else None

    def ancestor(self, index: int, local: str) -> int | None:
        """The number of the nearest element of a name that holds a token."""
        return next((n for n in self._path(index) if self.tokens[n].local == local), None)

    def end(self, index: int) -> int:
        """The code point after an element."""
        return self.tokens[self.closes[index]].end

    def path(self, index: int) -> list[int]:
        """The elements from the root to one, by their numbers."""
        return [*reversed([index, *self._path(index)])]

    def is_one_of(self, index: int, names: frozenset[str]) -> bool:
        """Whether an element is of the root's own vocabulary and has one of the names."""
        token = self.tokens[index]
        return token.local in names and token.name == f"{self.prefix}{token.local}"

    def spot(self, words: Words, at: int) -> int:
        """Where in the markup a character of plain words begins."""
        start = self.tokens[words.token].end
        raw = self.text[start : self.tokens[self.closes[words.token]].start]
        return start + next(n for k, n in enumerate(_spots(raw)) if k == at)

    def _path(self, index: int) -> Iterator[int]:
        """The elements that hold a token, the nearest first."""
        while self.parents[index] >= 0:
            index = self.parents[index]
            yield index

    def _words(self) -> Iterator[Words]:
        at, fields = 0, list[str]()
        for index, token in enumerate(self.tokens):
            if token.kind not in ("start", "empty"):
                continue
            if token.local == "fldChar":
                _follow(fields, self.attribute(token, "fldCharType"))
            if token.local == "t":
                length, plain = self._length(index) if token.kind == "start" else (0, True)
                yield Words(at, length, index, "begin" not in fields, plain)
                at += length

    def _length(self, index: int) -> tuple[int, bool]:
        """How many characters an element begins with, and whether they are all that it holds."""
        close = self.closes[index]
        length, at = 0, self.tokens[index].end
        for token in self.tokens[index + 1 : close + 1]:
            length += _count(self.text[at : token.start])
            if token.kind != "other":
                break
            section = self.tag(token)
            if section.startswith("<![CDATA["):
                length += len(section[9:-3].replace("\r\n", "\n"))
            at = token.end
        return length, close == index + 1


def _tree(tokens: tuple[Token, ...]) -> tuple[list[int], list[int]]:
    """For each token the number of the element that holds it, or -1, and of the token that ends it."""
    parents, closes, stack = list[int](), [*range(len(tokens))], [-1]
    for index, token in enumerate(tokens):
        if token.kind == "end" and len(stack) > 1:
            closes[stack.pop()] = index
        parents.append(stack[-1])
        if token.kind == "start":
            stack.append(index)
    return parents, closes


def _follow(fields: list[str], kind: str) -> None:
    """Go on in or out of a field: its code comes first, then what readers see of it."""
    if kind == "begin":
        fields.append("begin")
    elif kind == "separate" and fields:
        fields[-1] = "separate"
    elif kind == "end" and fields:
        fields.pop()


def _spots(raw: str) -> Iterator[int]:
    """Where each character begins."""
    return (found.start() for found in _CHARACTER.finditer(raw))


def _count(raw: str) -> int:
    return len(raw) if "&" not in raw and "\r" not in raw else sum(1 for _ in _spots(raw))


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a part that a parser has read, and its encoding."""
    if data.startswith(_UTF16):
        return data.decode("utf-16"), "utf-16"
    if data.startswith(b"\xef\xbb\xbf"):
        return data.decode("utf-8-sig"), "utf-8-sig"
    found = _ENCODING.match(data[:300])
    name = found[1].decode("ascii") if found else "utf-8"
    return data.decode(name), name
