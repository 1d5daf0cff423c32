"""Options of the story page → `PageOptions`: what the commands share that make a page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from storymap.cli.terminal import note
from storymap.model.stories import Story

if TYPE_CHECKING:
    from storymap.exporters.leaflet.page import PageOptions

Command = TypeVar("Command", bound=Callable[..., object])

_OPTIONS = (
    click.option(
        "--lang",
        default="en",
        show_default=True,
        help="Language of the page's own words; the article keeps its own.",
    ),
    click.option(
        "--theme",
        type=click.Choice(["auto", "light", "dark"]),
        default="auto",
        show_default=True,
        help="Colours: auto follows the reader's system.",
    ),
    click.option(
        "--detail",
        type=click.Choice(["low", "normal", "high"]),
        default="normal",
        show_default=True,
        help="Detail of the map: low for the smallest page, high to zoom in everywhere.",
    ),
    click.option(
        "--tiles",
        metavar="NAME",
        help="An online map over the built-in one, such as OpenTopoMap; the page then asks the network for it.",
    ),
    click.option(
        "--full-text",
        is_flag=True,
        help="Show texts whole whose licence is unknown: you have the right to. Else the page quotes them briefly.",
    ),
    click.option(
        "--worksheet",
        is_flag=True,
        help="A map without names for a class, with the key on a sheet of its own when printed.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChoice:
    """What the user chose for a page that may not be made at all."""

    lang: str
    """Language of the page's own words."""
    tiles: str | None
    """Name of an online map."""
    looks: Mapping[str, Any]
    """The other fields of `PageOptions`."""

    @property
    def full_text(self) -> bool:
        """Whether texts are shown whole whose licence is unknown."""
        return bool(self.looks["full_text"])

    def build(self) -> "PageOptions":
        """The options of the page.

        Raises:
            InputError: There is no such language or online map.
        """
        # Imported here for the start-up budget: these load the map's libraries.
        from storymap.exporters.catalogue.words import open_words
        from storymap.exporters.leaflet.page import PageOptions
        from storymap.exporters.leaflet.tiles import find_tiles

        open_words(self.lang)
        return PageOptions(lang=self.lang, tiles=find_tiles(self.tiles) if self.tiles else None, **self.looks)


def page_options(command: Command) -> Command:
    """The options of every command that makes a page; it is given `page`, the `PageOptions`.

    What cannot be (a language, an online map) is said at once, before an article is read.
    """

    @wraps(command)
    def with_page(*, page: PageChoice, **others: object) -> object:
        return command(page=page.build(), **others)

    return page_choices(cast(Command, with_page))


def page_choices(command: Command) -> Command:
    """The same options for a command that may make something else; it is given `page`, the `PageChoice`."""

    @wraps(command)
    def with_page(
        *, lang: str, theme: str, detail: str, tiles: str | None, full_text: bool, worksheet: bool, **others: object
    ) -> object:
        if tiles and worksheet:
            raise click.UsageError("an online map shows the names that a worksheet asks for; leave out --tiles")
        looks = {"theme": theme, "detail": detail, "full_text": full_text, "worksheet": worksheet}
        return command(page=PageChoice(lang=lang, tiles=tiles, looks=looks), **others)

    decorated: Callable[..., object] = with_page
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return cast(Command, decorated)


def note_rights(story: Story, page: "PageOptions | PageChoice") -> None:
    """Say on standard error which texts the page does not show whole, and how it would."""
    # Imported here for the start-up budget, as above.
    from storymap.exporters.leaflet.excerpts import rights_declared

    unknown = [r.document.id for r in story.documents if not rights_declared(r.document.source)]
    if unknown and not page.full_text:
        whose = "the text" if len(story.documents) == 1 else ", ".join(unknown)
        note(f"Note: the licence of {whose} is unknown: the page quotes it briefly; --full-text shows all.")
