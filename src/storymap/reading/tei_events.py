"""What a parser tells of a TEI file, piece by piece → its text, the passages of it, and what its header says."""

import re
from collections.abc import Callable, Mapping
from html.entities import html5

from storymap.model.originals import Passage
from storymap.reading.tei_flow import Flow

_NOT_READ = frozenset(
    {
        "teiHeader",
        "standOff",
        "facsimile",
        "sourceDoc",
        "fw",
        "del",
        "rdg",
        "gap",
        "index",
        "certainty",
        "precision",
        "respons",
        "am",
        "surplus",
    }
)
"""Elements whose words are not of the text that a reader sees."""
_ALTERNATIVES = {"sic": "corr", "orig": "reg", "abbr": "expan"}
"""Elements that are not read where the other one stands beside them in a `choice`."""
_BLOCKS = frozenset(
    name
    for names in (
        ("text", "front", "body", "back", "group", "floatingText", "div", *(f"div{n}" for n in range(8))),
        ("p", "ab", "head", "lg", "list", "item", "label", "table", "row", "cell", "figure", "figDesc", "quote"),
        ("sp", "speaker", "stage", "opener", "closer", "byline", "dateline", "salute", "signed", "trailer"),
        ("argument", "epigraph", "postscript", "titlePage", "titlePart", "docTitle", "docAuthor", "docDate"),
        ("docImprint", "entry", "listBibl", "bibl", "castList", "castItem"),
    )
    for name in names
)
"""Elements with a blank line before and behind."""
_LINES = frozenset({"l", "address", "addrLine"})
"""Elements on a line of their own."""
_ISO_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_ADDRESS = re.compile(r"https?://\S+")
_ID_TYPES = frozenset({"uri", "url"})


class TeiEvents:
    """Hears a parser and keeps what is needed."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at: Callable[[], int] = int
        self.header: dict[str, list[str]] = {}
        self.language = ""
        self._byte = self._character = 0
        self._stack: list[str] = []
        self._mute = 0
        self._sealed = False
        self._flows = [Flow()]
        self._notes: list[tuple[int, int, Flow]] = []
        self._noted = 0
        self._opened: list[int] = []
        self._texts = 0
        self._heard: str | None = None
        self._restricted = False

    def text(self) -> tuple[str, tuple[Passage, ...]]:
        """The whole text with its passages; to be asked for when the file is at its end."""
        return self._flows[0].text()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        local = name.rpartition(":")[2]
        self._stack.append(local)
        self._texts += local == "text"
        if self._mute or local in _NOT_READ or self._is_worse_alternative(local):
            self._mute += 1
            self._hear_header(local, attributes)
        elif self._is_read:
            self._begin(local, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        local = name.rpartition(":")[2]
        if self._mute:
            self._mute -= 1
        elif self._is_read:
            self._finish(local)
        self._stack.pop()
        self._texts -= local == "text"
        if self._stack and self._stack[-1] == "teiHeader":
            self._heard = None

    def words(self, words: str) -> None:
        """Characters, or the one that a reference stands for."""
        first = self._position()
        if self._mute:
            self._note_header(words)
        elif self._is_read:
            self._flows[-1].add(words, first, self._extent(words, first), sealed=self._sealed)

    def entity(self, name: str, is_parameter: int) -> None:
        """An entity that a DTD would declare which nobody reads: those of HTML are known."""
        if not self._mute and not is_parameter and self._is_read:
            first = self._position()
            self._flows[-1].add(html5.get(f"{name};", "\ufffd"), first, first + len(name) + 2, sealed=False)

    def seal(self) -> None:
        """A CDATA section begins."""
        self._sealed = True

    def unseal(self) -> None:
        """It ends."""
        self._sealed = False

    @property
    def _is_read(self) -> bool:
        return self._texts > 0

    def _is_worse_alternative(self, local: str) -> bool:
        """In a `choice` only the better one is read; editors write both, so which comes first does not matter."""
        return local in _ALTERNATIVES and len(self._stack) > 1 and self._stack[-2] == "choice"

    def _begin(self, local: str, attributes: Mapping[str, str]) -> None:
        if local == "text" and not self.language:
            self.language = attributes.get("xml:lang", "")
        if local == "note":
            self._flows.append(Flow())
            self._opened.append(self._noted)
            self._noted += 1
        elif local in _BLOCKS:
            self._flows[-1].part("\n\n")
        elif local in _LINES:
            self._flows[-1].part("\n")
        elif (local == "lb" and attributes.get("break") != "no") or local == "space":
            self._flows[-1].part(" ")

    def _finish(self, local: str) -> None:
        if local == "note":
            depth = max((n for n, one in enumerate(self._stack[:-1]) if one in _BLOCKS), default=0)
            self._notes.append((depth, self._opened.pop(), self._flows.pop()))
        elif local in _BLOCKS:
            self._flows[-1].part("\n\n")
            self._add_notes(len(self._stack) - 1)
        elif local in _LINES:
            self._flows[-1].part("\n")

    def _add_notes(self, depth: int) -> None:
        """The notes of the block that ends, behind it, in the order in which they begin."""
        for _, _, note in sorted((item for item in self._notes if item[0] == depth), key=lambda item: item[1]):
            self._flows[-1].append(note)
        self._notes = [item for item in self._notes if item[0] != depth]

    def _hear_header(self, local: str, attributes: Mapping[str, str]) -> None:
        """Which of the header's elements the next words belong to."""
        inside = self._stack[:-1]
        if local == "availability":
            self._restricted = attributes.get("status") == "restricted"
        if local == "title" and "titleStmt" in inside:
            self._listen("title")
        elif local == "date" and "publicationStmt" in inside:
            self._tell("date", attributes.get("when", ""), _ISO_DAY)
            self._heard = None
        elif local == "idno" and "publicationStmt" in inside and attributes.get("type", "").lower() in _ID_TYPES:
            self._listen("url")
        elif local in ("licence", "license") and not self._restricted:
            self._tell("licence", attributes.get("target", ""), _ADDRESS)
            self._listen("licence")
        elif local not in ("hi", "emph", "ref", "p"):
            self._heard = None

    def _listen(self, what: str) -> None:
        self._heard = what
        self.header.setdefault(what, []).append("")

    def _tell(self, what: str, value: str, form: re.Pattern[str]) -> None:
        if form.fullmatch(value.strip()):
            self.header.setdefault(what, []).append(value.strip())

    def _note_header(self, words: str) -> None:
        if self._heard and "teiHeader" in self._stack:
            self.header[self._heard][-1] += words

    def _position(self) -> int:
        """The code point at which the parser is; it only ever goes on."""
        byte = self.at()
        self._character += len(self.data[self._byte : byte].decode("utf-8", errors="surrogatepass"))
        self._byte = byte
        return self._character

    def _extent(self, words: str, first: int) -> int:
        """The code point in the file behind the words: those of a reference are written with more characters."""
        if self.data[self._byte : self._byte + 1] == b"&" and not self._sealed:
            return first + self.data.index(b";", self._byte) - self._byte + 1
        return first + len(words)
