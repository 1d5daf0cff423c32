"""`storymap explain`: articles → every stage's table, for bug reports."""

from collections.abc import Iterator

import click

from storymap.cli.articles import article_arguments
from storymap.cli.credits import say_credit
from storymap.cli.geoparse import place_words, toponym_row
from storymap.cli.reference_options import reference_options
from storymap.cli.story_inputs import tell_story_of
from storymap.cli.terminal import plain, show_table
from storymap.cli.verdicts import show_report
from storymap.exporters.catalogue.words import open_words
from storymap.exporters.times import stay_words, when_words
from storymap.model.places import Candidate, Place, Resolution
from storymap.model.stories import Event, Stop, Story, When
from storymap.model.texts import Document
from storymap.pipeline import Pipeline

SHOWN = 3
"""Candidates shown for each toponym."""
REASONS = 5
"""Reasons shown for each candidate."""
_SLIGHT = 0.1
"""Log-odds below which a reason is not told."""


@click.command("explain")
@article_arguments
@reference_options
def command(*, articles: tuple[str, ...], pipeline: Pipeline) -> None:
    """Show what every stage made of an article or story file: sentences, toponyms, candidates, events, route, verdicts.

    ARTICLE is a text, Markdown, HTML, PDF or DOCX file, a feed, JSON lines, the address of one of these, or - for
    standard input.

    \b
    Example:
      storymap explain article.txt
    """
    story = tell_story_of(pipeline, articles).story
    for resolved in story.documents:
        _show_sentences(resolved.document)
        _show_toponyms(resolved.resolutions)
        _show_candidates(resolved.resolutions)
        _show_events(story.events, resolved.document)
    say_credit(candidate for one in story.documents for r in one.resolutions for candidate in r.candidates)
    _show_route(story)
    show_report(story)


def _show_sentences(document: Document) -> None:
    rows = ((str(s.span.start), str(s.paragraph), s.kind, document.quote(s.span)) for s in document.sentences)
    show_table(("At", "Paragraph", "Kind", "Sentence"), rows, title=f"Reading: {plain(document.id)}")


def _show_toponyms(resolutions: tuple[Resolution, ...]) -> None:
    columns = ("Toponym", "At", "Use", "Place", "Position", "Sure", "Candidates")
    show_table(columns, map(toponym_row, resolutions), title="Recognition and resolution")


def _show_candidates(resolutions: tuple[Resolution, ...]) -> None:
    groups: dict[tuple[str, tuple[Candidate, ...]], int] = {}
    for resolution in resolutions:
        key = resolution.toponym.sought, resolution.candidates[:SHOWN]
        groups[key] = groups.get(key, 0) + 1
    rows = (
        (
            "" if number else name if count == 1 else f"{name} (×{count})",
            place_words(candidate.place),
            f"{candidate.score:.3f}",
            reasons(candidate, candidates[0 if number else 1] if len(candidates) > 1 else None),
        )
        for (name, candidates), count in groups.items()
        for number, candidate in enumerate(candidates)
    )
    title = "Candidates, best first, with what tells each from the best other (log-odds)"
    show_table(("Toponym", "Candidate", "Share", "What decided"), rows, title=title)


def reasons(candidate: Candidate, other: Candidate | None) -> str:
    """What speaks for a candidate (+) and against it (−) when compared with another, the weightiest first."""
    own, others = dict(candidate.features), dict(other.features) if other else {}
    gaps = {name: own.get(name, 0.0) - others.get(name, 0.0) for name in {**own, **others}}
    weighty = sorted((pair for pair in gaps.items() if abs(pair[1]) >= _SLIGHT), key=lambda pair: -abs(pair[1]))
    return ", ".join(f"{name} {gap:+.1f}".replace("-", "−") for name, gap in weighty[:REASONS])


def _show_events(events: tuple[Event, ...], document: Document) -> None:
    rows = (
        (
            _what(event),
            event.who or "–",
            _name(event.source),
            ", ".join(place.name for place in event.path) or "–",
            _name(event.goal),
            _when(event.when),
            document.quote(event.span),
        )
        for event in events
        if event.document == document.id
    )
    show_table(("Event", "Who", "From", "Path", "To", "When", "Words"), rows, title="Events")


def _what(event: Event) -> str:
    told = event.kind if event.kind != "motion" else event.motion or "motion"
    return told if event.reached else f"{told} (did not happen)"


def _when(when: When | None) -> str:
    """A time as the page would tell it, and what it was counted from where that is the day of publication."""
    told = when_words(when, open_words())
    if told is None or when is None:
        return "–"
    return f"{told} (from the day of publication)" if when.anchor == "published" else told


def _name(place: Place | None) -> str:
    return place.name if place else "–"


def _show_route(story: Story) -> None:
    for route in story.routes:
        rows = (
            (
                stop.role,
                stop.name,
                place_words(stop.place) if stop.place else "–",
                ", ".join(_doubts(stop)) or "–",
                stay_words(stop, open_words()) or "–",
            )
            for stop in route.stops
        )
        title = f"Route of {plain(route.traveller or 'the traveller')}"
        show_table(("Role", "Name", "Place", "Not told", "When"), rows, title=title)
    context = ((c.role, c.name, place_words(c.place)) for c in story.context)
    show_table(("Role", "Name", "Place"), context, title="Context")
    if story.disagreements:
        reasons_told = ((found.subject, found.because) for found in story.disagreements)
        show_table(("What", "Why"), reasons_told, title="Disagreements")


def _doubts(stop: Stop) -> Iterator[str]:
    """What the text does not say of a stop outright."""
    if stop.inferred:
        yield "that it was there"
    if not stop.ordered:
        yield "the order"
