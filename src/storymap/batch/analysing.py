"""The bytes of articles → rows of the tables; runs in the process that may die of it."""

import hashlib
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from storymap import resources
from storymap.batch.articles import Article, article_of_record, articles_of_file
from storymap.batch.near_copies import signature
from storymap.batch.people import hiding_people
from storymap.batch.rows import Told, claim_rows, document_row, leg_rows, toponym_rows
from storymap.batch.values import Row, Rows, Settings, error_rows, item_name, tables
from storymap.errors import InputError
from storymap.exporters.records import attribution_record
from storymap.journeys.planning import plan_routes
from storymap.language.identifying import READ, identify_language
from storymap.model.places import ResolvedDocument
from storymap.model.texts import Document
from storymap.pipeline import Pipeline
from storymap.reading.given import Given, ReadingOptions
from storymap.reading.text import read_text

_WARMING = "Ida Moe left Oslo for Bergen in May 2019. Norway shares a border of 1,630 km with Sweden."
_DATA = ("boundaries", "gazetteer", "models")


class Analyst:
    """Reads, recognizes, resolves and judges one document after the other with the same components."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._options = ReadingOptions(offline=True, fields=settings.fields)
        self._held: tuple[str, tuple[Callable[[], Article], ...]] = ("", ())
        self._pipeline = Pipeline(
            recognizer_name=settings.recognizer,
            overlays=tuple(Path(path) for path in settings.overlays),
            gazetteer_folder=Path(settings.gazetteer_folder) if settings.gazetteer_folder else None,
            bias=settings.bias,
            never=settings.never,
        )

    def warm_up(self) -> dict[str, Any]:
        """Load everything, so that no document is charged for it; returns what the results rest on.

        Raises:
            StorymapError: A component or file that the settings name is missing.
        """
        self._tables(read_text(_WARMING, id="warming"), None)
        pipeline = self._pipeline
        return {
            "versions": {
                "storymap": version("storymap"),
                "recognizer": f"{pipeline.recognizer.name}@{pipeline.recognizer.version}",
                "checks": sorted(f"{check.name}@{check.version}" for check in pipeline.checks),
                "data": {folder: _digest(resources.data_path(folder, "MANIFEST.toml")) for folder in _DATA},
                "places": [_digest(path) for path in self._user_files()],
            },
            "attributions": [attribution_record(one) for one in pipeline.attributions],
            "worldviews": list(pipeline.boundaries.worldviews),
        }

    def _user_files(self) -> tuple[Path, ...]:
        """Files of the user's own places that shape the results."""
        folder = self._pipeline.gazetteer_folder
        return (*self._pipeline.overlays, *((folder / "MANIFEST.toml",) if folder else ()))

    def read(self, data: bytes, *, form: str, name: str, suffix: str) -> Rows | int:
        """The rows of the one document that the bytes hold, or how many they hold: `item` gives each of those.

        Args:
            data: All of them.
            form: `file`, or `record` for one JSON object.
            name: What the tables call them.
            suffix: Of the file, such as `.html`.
        """
        given = Given(data=data, id=name, name=name, suffix=suffix)
        if form == "record":
            return self._rows(partial(article_of_record, given, self._options), name, name)
        try:
            articles = articles_of_file(given, self._options)
        except InputError as error:
            return _unreadable(name, name, error)
        if len(articles) == 1:
            return self._rows(articles[0], name, name)
        self._held = (name, articles)
        return len(articles)

    def item(self, number: int) -> Rows:
        """The rows of one of the several documents read last, which count from 1; after its last they are forgotten."""
        file, articles = self._held
        if number == len(articles):
            self._held = ("", ())
        return self._rows(articles[number - 1], item_name(file, number), file)

    def _rows(self, article: Callable[[], Article], name: str, file: str) -> Rows:
        """The rows of one document: of the errors table alone where it cannot be read."""
        try:
            return self._analysed(article())
        except InputError as error:
            return _unreadable(name, file, error)

    def _analysed(self, article: Article) -> Rows:
        language = identify_language(article.document.text)
        if language not in READ:
            return tables(documents=[_set_aside(article.document, article.own_id, language)])
        rows = self._tables(article.document, article.own_id)
        rows["documents"][0]["language"] = language
        return rows

    def _tables(self, document: Document, own_id: str | None) -> Rows:
        resolved = self._pipeline.geoparse(document)
        verdicts, not_checkable = self._pipeline.check_claims([resolved])
        routes = plan_routes([resolved], boundaries=self._pipeline.boundaries)
        told = self._told(resolved)
        rows = tables(
            toponyms=list(toponym_rows(resolved)),
            claims=list(claim_rows(resolved, verdicts, told)),
            legs=list(leg_rows(resolved, routes, told)),
        )
        counts = {name: len(rows[name]) for name in ("toponyms", "claims", "legs")}
        row = document_row(resolved, own_id, {**counts, "not_checkable": len(not_checkable)}, told)
        rows["documents"] = [{**row, "signature": signature(document.text).hex()}]
        return rows

    def _told(self, resolved: ResolvedDocument) -> Told:
        kept = self._settings.with_people
        hide: Callable[[str], str] = str if kept else hiding_people(resolved)
        return Told(hide=hide, with_people=kept)


def _unreadable(name: str, file: str, error: InputError) -> Rows:
    return error_rows(name, "unreadable", str(error).removeprefix(file).lstrip(", "))


def _digest(path: Path) -> str:
    """What tells one version of a file from another."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _set_aside(document: Document, own_id: str | None, language: str) -> Row:
    """The row of a document in a language that is not read: its title is not kept, for people in it are not found."""
    return {
        "document": document.id,
        "id": own_id,
        "url": document.source.url,
        "published": document.source.published,
        "licence": document.source.licence,
        "language": language,
        "status": "set aside",
        "characters": len(document.text),
        "signature": "",
    }
