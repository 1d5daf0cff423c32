"""Story → the JSON of Knight Lab's StoryMapJS: an overview, then a slide for each stop of the first route.

What StoryMapJS does with its data, and what is done about it here:

- A slide without a location gets the library's own example, in Tanzania, or an error: stops without a known place are
  told on the slide before theirs.
- A latitude or longitude of exactly 0 counts as none in older releases: it is written as the smallest step, 11 m off.
- Numbers in quotes are no position: they are numbers here.
- A slide without `text` stops the page, one without `media` shows the library's example: every slide has both.
- Headlines, texts, captions, credits and the attribution are set as HTML: every word is escaped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log2

from storymap.boundaries.atlas import Boundaries
from storymap.exporters.encoding import json_bytes
from storymap.exporters.leaflet.excerpts import find_excerpts, rights_declared
from storymap.exporters.markup import Markup, element, join, link, web_address
from storymap.exporters.markup import text as html_text
from storymap.exporters.plain_text import holdable, on_one_line
from storymap.exporters.precision import place_position
from storymap.exporters.provenance import credit_line, provenance_record
from storymap.exporters.records import Json, Record
from storymap.exporters.spoken import stop_lines, when_words
from storymap.model.chapters import Chapter, Media
from storymap.model.places import Place
from storymap.model.stories import Stop, Story
from storymap.model.texts import Document, Span

NOT_ZERO = 0.0001
"""What is written for 0°: the last decimal of any position, 11 m."""
_FARTHEST, _CLOSEST = 3, 14
"""Zoom levels that a slide is shown at."""
_WORLD_KM = 40_000
_NO_MEDIA: Record = {"url": "", "caption": "", "credit": ""}


class StoryMapJsExporter:
    """The first route as slides that StoryMapJS shows; a text whose licence is unknown is quoted briefly."""

    name = "storymapjs"
    version = "1"
    suffix = ".json"
    keeps = "stops of the first route in order, times, the passages that tell them, media; unplaced stops as words"
    loses = "other routes, legs, toponyms, claims; of a text of unknown licence all but short quotes"
    reads = "StoryMapJS"

    def __init__(self, *, boundaries: Boundaries, full_text: bool = False) -> None:
        """Choose how much of a text is shown.

        Args:
            boundaries: What exporters are given.
            full_text: Show texts whole whose licence is unknown.
        """
        self._boundaries = boundaries
        self._full_text = full_text

    def export_story(self, story: Story) -> bytes:
        """The slides, as bytes."""
        credit = join(*_between(Markup(" | "), [_credit(credit_line(i), i.url) for i in story.attributions]))
        about: Record = {"worldviews": list(story.worldviews)}
        slides: list[Json] = [_slide(slide) for slide in _slides(story, full_text=self._full_text)]
        return json_bytes(
            {
                "storymap": {
                    "language": "en",
                    "map_type": "osm:standard",
                    "map_as_image": False,
                    "calculate_zoom": False,
                    "attribution": str(credit),
                    "slides": slides,
                },
                "about": {**about, "provenance": provenance_record(story, self, full_text=self._full_text)},
            }
        )


@dataclass(slots=True, kw_only=True)
class _Slide:
    """One slide while it is put together."""

    headline: str
    date: str = ""
    place: Place | None = None
    parts: list[Markup] = field(default_factory=list)
    media: Media | None = None


def _slides(story: Story, *, full_text: bool) -> Iterator[_Slide]:
    """The overview and a slide for each stop with a place; what else is told stands on the slide before."""
    stops = story.routes[0].stops if story.routes else ()
    slides = [_Slide(headline=story.title)]
    of_stop: dict[int, _Slide] = {}
    for number, stop in enumerate(stops):
        if stop.place is not None:
            slides.append(_Slide(headline=stop.name, date=when_words(stop.when), place=stop.place))
            slides[-1].parts.append(_facts(stop))
        else:
            slides[-1].parts.append(_unplaced(stop))
        of_stop[number] = slides[-1]
    _add_passages(story, slides[0], of_stop, full_text=full_text)
    return iter(slides)


def _add_passages(story: Story, overview: _Slide, of_stop: dict[int, _Slide], *, full_text: bool) -> None:
    """Each chapter's passage to its stop's slide, or to that of the chapter before."""
    texts = {resolved.document.id: resolved for resolved in story.documents}
    quotes: dict[str, tuple[Span, ...] | None] = {
        name: None if full_text or rights_declared(resolved.document.source) else find_excerpts(resolved, story)
        for name, resolved in texts.items()
    }
    current = overview
    for chapter in story.chapters:
        current = current if chapter.stop is None else of_stop.get(chapter.stop, current)
        document = texts[chapter.document].document
        current.parts += _passage(document, chapter, quotes[chapter.document])
        current.media = current.media or next((item for item in chapter.media if _shown(item)), None)


def _passage(document: Document, chapter: Chapter, quotes: Sequence[Span] | None) -> Iterator[Markup]:
    """The chapter's paragraphs, or of a text that may not be shown the quotes in them, and what its author adds."""
    passage = chapter.passage
    if passage and quotes is None:
        paragraphs = document.quote(passage).split("\n\n")
        yield from (element("p", on_one_line(paragraph)) for paragraph in paragraphs if paragraph.strip())
    elif passage:
        inside = [quote for quote in quotes or () if quote.overlaps(passage)]
        yield from (element("p", f"“… {_part(document, quote, passage)} …”") for quote in inside)
    if chapter.caption:
        yield element("p", element("i", on_one_line(chapter.caption)))


def _part(document: Document, quote: Span, passage: Span) -> str:
    return on_one_line(document.text[max(quote.start, passage.start) : min(quote.end, passage.end)])


def _facts(stop: Stop) -> Markup:
    return element("p", element("small", "; ".join(on_one_line(line) for line in stop_lines(stop))))


def _unplaced(stop: Stop) -> Markup:
    when = when_words(stop.when)
    return element("p", element("b", on_one_line(stop.name)), f" ({'; '.join(filter(None, ('place unknown', when)))})")


def _slide(slide: _Slide) -> Record:
    """A slide with all that StoryMapJS asks for; the overview is the one without a place."""
    where: Record = {"line": False}
    if slide.place is not None:
        lon, lat = place_position(slide.place)
        where = {"lat": lat or NOT_ZERO, "lon": lon or NOT_ZERO, "zoom": _zoom(slide.place.radius_km), "line": True}
        where["name"] = str(html_text(on_one_line(slide.place.name)))
    return {
        **({} if slide.place else {"type": "overview"}),
        "date": str(html_text(holdable(slide.date))),
        "location": where,
        "text": {"headline": str(html_text(on_one_line(slide.headline))), "text": str(join(*slide.parts))},
        "media": _media(slide.media) if slide.media else _NO_MEDIA,
    }


def _media(media: Media) -> Record:
    """The address as it is, for it goes into an attribute and holds no quotes; the words as HTML."""
    told = {"caption": media.alt, "credit": media.credit}
    return {"url": web_address(media.url) or "", **{k: str(html_text(holdable(words))) for k, words in told.items()}}


def _shown(media: Media) -> bool:
    """Whether StoryMapJS can fetch it: it puts addresses of any other kind into frames."""
    return web_address(media.url) is not None


def _zoom(radius_km: float) -> int:
    """The zoom level at which a place of that radius fills the map."""
    level = round(log2(_WORLD_KM / (4 * radius_km))) if radius_km > 0 else _CLOSEST
    return max(_FARTHEST, min(_CLOSEST, level))


def _credit(words: str, url: str | None) -> Markup:
    return link(on_one_line(words), url)


def _between(seam: Markup, parts: Sequence[Markup]) -> Iterator[Markup]:
    for number, part in enumerate(parts):
        if number:
            yield seam
        yield part
