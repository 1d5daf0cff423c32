"""Toponyms and places → the TEI elements that mark them: the same in a text of ours and in a file that was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storymap.exporters.identifiers import place_address
from storymap.exporters.plain_text import on_one_line
from storymap.exporters.precision import place_position
from storymap.exporters.provenance import about_lines, provenance_record
from storymap.exporters.xml_text import Attributes, Xml, block, tag
from storymap.model.places import FAIRLY_SURE, SURE, Place, Resolution, ResolvedDocument
from storymap.model.stories import Story

_NO_VERSION = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """How one document's toponyms are marked."""

    prefix: str
    """What stands before the names of TEI's elements: `tei:`, or nothing."""
    ids: Mapping[str, str]
    """Ids of places → the `xml:id` of their entry in the list of places."""

    def name(self, local: str) -> str:
        """The element's name in this file."""
        return f"{self.prefix}{local}"

    def element(self, resolution: Resolution) -> tuple[str, Attributes]:
        """The element for a toponym, with its attributes; without `ref` where it means no known place."""
        attributes = {"ref": self.reference(resolution.place), "cert": certainty(resolution)}
        if resolution.toponym.use == "demonym":
            return self.name("rs"), {"type": "place", "subtype": "demonym", **attributes}
        return self.name("placeName"), attributes

    def reference(self, place: Place | None) -> str | None:
        """The place's address in linked data, else its entry in the list of places."""
        if place is None:
            return None
        return place_address(place) or f"#{self.ids[place.id]}"


def certainty(resolution: Resolution) -> str:
    """How sure the place is, in TEI's words."""
    if resolution.place is None:
        return "unknown"
    if resolution.confidence >= SURE:
        return "high"
    return "medium" if resolution.confidence >= FAIRLY_SURE else "low"


def marks_for(resolved: ResolvedDocument, *, prefix: str = "", stem: str = "storymap-place") -> Marks:
    """The marks of a document; the entries of its places are called `stem-1` and so on."""
    places = dict.fromkeys(r.place.id for r in resolved.resolutions if r.place)
    return Marks(prefix=prefix, ids={place: f"{stem}-{number}" for number, place in enumerate(places, start=1)})


def place_list(resolved: ResolvedDocument, marks: Marks) -> Xml | None:
    """The places that the document names, with their positions, no finer than they are known."""
    places = {r.place.id: r.place for r in resolved.resolutions if r.place}
    if not places:
        return None
    entries = [_entry(place, marks) for place in places.values()]
    return block(marks.name("standOff"), [block(marks.name("listPlace"), entries)])


def _entry(place: Place, marks: Marks) -> Xml:
    lon, lat = place_position(place)
    address = place_address(place)
    children = [
        tag(marks.name("placeName"), on_one_line(place.name)),
        tag(marks.name("country"), attributes={"key": place.country_code}) if place.country_code else None,
        tag(marks.name("location"), tag(marks.name("geo"), f"{lat} {lon}")),
        tag(marks.name("note"), f"radius {place.radius_km:g} km", attributes={"type": "extent"}),
        tag(marks.name("idno"), on_one_line(place.id), attributes={"type": "storymap"}),
        tag(marks.name("idno"), address, attributes={"type": "URI"}) if address else None,
    ]
    return tag(marks.name("place"), *children, attributes={"xml:id": marks.ids[place.id]})


class _Writer:
    """What the exporter is called; here, so that this module needs not know it."""

    name = "tei"
    version = "1"


WRITER = _Writer()


def application(story: Story, marks: Marks) -> Xml:
    """What made the marks: for the header's `appInfo`."""
    version = provenance_record(story, WRITER)["version"]
    lines = [tag(marks.name("p"), f"{label}: {on_one_line(words)}") for label, words in about_lines(story, WRITER)]
    children: Sequence[Xml] = [tag(marks.name("label"), "storymap"), *lines]
    attributes = {"ident": "storymap", "version": str(version or _NO_VERSION)}
    return block(marks.name("application"), children, attributes=attributes)
