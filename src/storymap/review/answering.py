"""What a page asks → what it is answered: the calls of the server, without any HTTP."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path
from threading import Event
from typing import Any

from storymap.errors import ActionError, Clash, OutputError, StorymapError
from storymap.resources import keep_strangers_page, write_atomically
from storymap.review.desk import Desk, Order, TroubleError
from storymap.review.page import review_page
from storymap.review.pictures import keep_picture, picture_of
from storymap.review.searching import Searching
from storymap.review.showing import Shown, news_of
from storymap.review.telling import Teller
from storymap.stories.file.records import to_record

_PAGE = re.compile(r"[^./\\:][^/\\:]*\.html", re.IGNORECASE)
_FULL = {ENOSPC, EDQUOT, EFBIG}
_UNFRAMED = {"Content-Security-Policy": "frame-ancestors 'none'; form-action 'none'"}
_FRAMED = {
    # The page that readers get runs by its own policy, and here as if it came from elsewhere: it cannot act.
    "Content-Security-Policy": "sandbox allow-scripts allow-popups allow-downloads; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer."""

    content: Any
    """Bytes, or what is sent as JSON."""
    status: int = 200
    """The status of HTTP."""
    kind: str | None = None
    """The type of bytes; that of the address where there is none."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Headers besides."""


class Service:
    """Everything that the page of a story file may ask for; every method may be called from any thread."""

    def __init__(self, desk: Desk, searching: Searching, teller: Teller) -> None:
        self._desk, self._searching, self._teller = desk, searching, teller
        self._page: tuple[Shown | None, bytes] = None, b""
        self.begun = Event()
        """Whether anybody has been answered."""

    @property
    def serial(self) -> int:
        """Grows with everything that changes what pages show."""
        return self._desk.serial

    def look(self) -> None:
        """Take in what others wrote into the file."""
        self._desk.look()

    def page(self, _: Mapping[str, str]) -> Answer:
        """The page with the state of now."""
        self.look()
        answer = Answer(content=self._written(self._desk.shown()), headers=_UNFRAMED)
        self.begun.set()
        return answer

    def prepare(self) -> None:
        """Make the page that is asked for first."""
        self._written(self._desk.shown())

    def _written(self, shown: Shown) -> bytes:
        """The page of a state; it is kept until another is asked for."""
        known, page = self._page
        if known is not shown:
            page = review_page(shown.state)
            self._page = shown, page
        return page

    def state(self, _: Mapping[str, str]) -> Answer:
        """The state of now."""
        self.look()
        self.begun.set()
        return Answer(content=self._desk.shown().state)

    def news(self, asked: Mapping[str, str]) -> Answer:
        """The state for a page that has waited for it; with `patch` what changed since its `serial` is enough."""
        before = self._desk.shown_at(asked.get("serial")) if asked.get("patch") == "1" else None
        return Answer(content=news_of(before, self._desk.shown()))

    def no_news(self) -> Answer:
        """What a page is told that waited in vain."""
        return Answer(content={"serial": self.serial, "state": None})

    def act(self, asked: Mapping[str, Any]) -> Answer:
        """Do an action."""
        action, version = asked.get("action"), asked.get("version")
        if not isinstance(action, dict):
            raise ActionError("no action was sent; send one as 'action'")
        forced = asked.get("force") is True
        if not forced and not isinstance(version, str):
            raise ActionError("no 'version' was sent; send that of the state that you saw")
        seen = None if forced else version
        return self._changed(asked, lambda: self._desk.act(Order(action=action, by=_by(asked), version=seen)))

    def undo(self, asked: Mapping[str, Any]) -> Answer:
        """Take the last action back."""
        return self._changed(asked, self._desk.undo)

    def redo(self, asked: Mapping[str, Any]) -> Answer:
        """Do again what was taken back last."""
        return self._changed(asked, self._desk.redo)

    def _changed(self, asked: Mapping[str, Any], task: Callable[[], tuple[Shown, Shown]]) -> Answer:
        """What changed since the state that the page shows; since the last one where it does not say which."""
        before, after = task()
        return Answer(content=news_of(self._desk.shown_at(asked["serial"]) if "serial" in asked else before, after))

    def gazetteer(self, asked: Mapping[str, str]) -> Answer:
        """Places of a name."""
        found = self._searching.search(asked.get("q", ""), near=asked.get("near", ""))
        return Answer(content={"candidates": [to_record(one) for one in found]})

    def keep_picture(self, content: bytes, name: str) -> Answer:
        """Put a picture beside the story file."""
        _, file = self._desk.held()
        hides = any(place.obscure_km for place in file.places)
        return Answer(content={"url": keep_picture(content, name, folder=self._desk.path.parent, hides=hides)})

    def picture(self, asked: Mapping[str, str]) -> Answer:
        """A picture that the story names."""
        _, file = self._desk.held()
        found = picture_of(file, asked.get("path", ""), self._desk.path.parent)
        if found is None:
            return Answer(content={"error": "the story names no such picture"}, status=404)
        return Answer(content=found[0], kind=found[1])

    def preview(self, asked: Mapping[str, str]) -> Answer:
        """The page that readers get; with `drafts` what nobody has decided on, too."""
        _, file = self._desk.held()
        told = self._teller.tell(file, self._desk.origin)
        return Answer(content=self._teller.page(told, drafts=asked.get("drafts") == "1"), headers=_FRAMED)

    def render(self, asked: Mapping[str, Any]) -> Answer:
        """Write the page that readers get beside the story file; with `strict` only once all of weight is decided."""
        _, file = self._desk.held()
        target = self._desk.path.parent / _page_name(asked.get("output"), self._desk.path, hides=_hides(file))
        told = self._teller.tell(file, self._desk.origin)
        if asked.get("strict") is True and told.undecided:
            count = len(told.undecided)
            error = f"nothing is written: {count} {'thing is' if count == 1 else 'things are'} undecided; decide first"
            return Answer(content={"error": error, "undecided": list(told.undecided)}, status=422)
        if asked.get("output") is None:
            keep_strangers_page(target)
        write_atomically(target, self._teller.page(told, drafts=asked.get("drafts") is True))
        return Answer(content={"written": str(target)})


def _hides(file: Any) -> bool:  # noqa: ANN401
    return any(place.obscure_km for place in file.places)


def _page_name(wanted: Any, story: Path, *, hides: bool) -> str:  # noqa: ANN401 - whatever a page sends
    """The name of the page; a story file may be called after what its story hides, and then the page is not."""
    if wanted is None:
        return "story.html" if hides else f"{story.stem}.html"
    if isinstance(wanted, str) and _PAGE.fullmatch(wanted) and wanted.isprintable():
        return wanted
    raise ActionError("the page needs the name of a file that ends in .html, without a folder")


def _by(asked: Mapping[str, Any]) -> str | None:
    by = asked.get("by")
    if by is not None and not isinstance(by, str):
        raise ActionError("'by' is no name; write your name")
    return (by or "").strip() or None


def refusal(error: Exception) -> Answer:
    """What a page is told of an error, in one line."""
    told = " ".join(str(error).split())
    if isinstance(error, Clash | TroubleError):
        where = {key: getattr(error, key, None) for key in ("section", "item", "key")}
        values = {"yours": getattr(error, "ours", None), "theirs": getattr(error, "theirs", None)}
        return Answer(content={"conflict": {"told": told, **where, **values}}, status=409)
    if isinstance(error, OutputError) and getattr(error.__context__, "errno", None) in _FULL:
        return Answer(content={"error": told}, status=507)
    if isinstance(error, StorymapError):
        return Answer(content={"error": told}, status=422)
    return Answer(content={"error": f"storymap failed: {type(error).__name__}: {told[:200]}"}, status=500)
