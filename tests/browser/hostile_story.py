"""A story whose every text is hostile: one chapter, stop, claim, context place and source for each string."""

from types import ModuleType

from storymap.model.changes import Change
from storymap.model.chapters import Chapter, Media
from storymap.model.claims import (
    Claim,
    ClaimType,
    Correction,
    Decision,
    Evidence,
    Measurement,
    Mention,
    NotCheckable,
    Outcome,
    PublishedFigure,
    SourceLink,
    Verdict,
)
from storymap.model.places import LonLat, Place, ResolvedDocument
from storymap.model.relations import Measure, Quantity
from storymap.model.stories import Attribution, ContextPlace, Disagreement, Leg, Route, Statement, Stop, Story, When
from storymap.model.texts import Document, Sentence, Source, Span


def make_hostile_story(strings: tuple[str, ...], hand_made: ModuleType) -> Story:
    """Every string in every field that can hold text."""
    numbered = list(enumerate(strings))
    resolved = tuple(_document(number, words, hand_made) for number, words in numbered)
    return Story(
        title=" | ".join(strings),
        documents=resolved,
        routes=(
            Route(
                traveller=strings[0],
                stops=tuple(_stop(n, words, others=len(strings)) for n, words in numbered),
                legs=tuple(_leg(n, words) for n, words in numbered if n and n % 5 > 1),
            ),
        ),
        context=tuple(ContextPlace(name=words, place=_place(n + 1000, words)) for n, words in numbered),
        verdicts=tuple(_verdict(number, words) for number, words in numbered),
        not_checkable=tuple(NotCheckable(document=f"d{n}", quote=_whole(words), reason=words) for n, words in numbered),
        chapters=tuple(
            Chapter(
                title=words,
                document=f"d{n}",
                passage=_whole(words),
                stop=n,
                verdicts=(n,),
                caption=words,
                media=(Media(url=words, alt=words, credit=words, data=words),),
                links=(_source(words),),
            )
            for n, words in numbered
        ),
        attributions=tuple(Attribution(name=words, text=words, licence=words, url=words) for words in strings),
        worldviews=strings,
        disagreements=tuple(_disagreement(number, words) for number, words in numbered),
        changes=tuple(
            Change(on=words, by=words, kind="caption", subject=words, was=words, now=words, note=words)
            for words in strings
        ),
    )


def _whole(words: str) -> Span:
    return Span(start=0, end=len(words))


def _place(number: int, words: str) -> Place:
    position = LonLat(lon=(number % 40) * 4.0 - 80, lat=(number % 13) * 8.0 - 50)
    return Place(
        id=f"{number}:{words}",
        name=words,
        feature_class="P",
        feature_code="PPL",
        location=position,
        radius_km=number % 30,
        country_code=words[:2],
    )


def _stop(number: int, words: str, *, others: int) -> Stop:
    place = _place(number, words) if number % 5 else None
    elsewhere = Statement(document=f"d{(number + 1) % others}", span=Span(start=0, end=1))
    return Stop(
        name=words,
        place=place,
        role="stop",
        document=f"d{number}",
        span=_whole(words),
        when=_when(number, words),
        ordered=bool(number % 2),
        statements=(elsewhere,),
    )


def _when(number: int, words: str) -> When:
    """Every other time is dated, so that the timeline stands, and the next one has words only."""
    day = f"2000-01-{number % 28 + 1:02}" if number % 2 else None
    return When(start=day, end=day, precision="day", words=words)


def _leg(number: int, words: str) -> Leg:
    ends = (_place(number - 1, words).location, _place(number, words).location)
    certain = bool(number % 2)
    return Leg(start=number - 1, end=number, distance_km=9, bearing_deg=9, line=(ends,), note=words, certain=certain)


def _disagreement(number: int, words: str) -> Disagreement:
    statement = Statement(document=f"d{number}", span=_whole(words))
    return Disagreement(
        kind="origin",
        traveller=words,
        place=words,
        subject=words,
        statements=(statement, statement),
        because=words,
    )


def _document(number: int, words: str, hand_made: ModuleType) -> ResolvedDocument:
    source = Source(title=words, url=words, published=words, licence=words)
    document = Document(
        id=f"d{number}", text=words, sentences=(Sentence(span=_whole(words)),), source=source, language=words[:200]
    )
    place = _place(number, words) if number % 5 else None
    return ResolvedDocument(document=document, resolutions=(hand_made.make_resolution(words, 0, place),))


def _source(words: str) -> SourceLink:
    return SourceLink(url=words, title=words, archive=words, captured=words, sha256=words)


def _verdict(number: int, words: str) -> Verdict:
    outcomes = list(Outcome)
    figure = Quantity(value=number + 1, low=number, high=number + 2, unit="km", text=words, span=_whole(words))
    mention = Mention(place=_place(number + 1000, words), span=_whole(words), confidence=0.5)
    claim = Claim(
        document=f"d{number}",
        type=ClaimType.BORDER_LENGTH,
        figure=mention,
        grounds=(mention,),
        relation=Measure(kind="border", quantities=(figure,)),
        signal=_whole(words),
        quote=_whole(words),
        sentence=_whole(words),
        attributed_to=words,
    )
    return Verdict(
        claim=claim,
        outcome=outcomes[number % len(outcomes)],
        because=words,
        check=words,
        measured=Measurement(value=9, unit="km", by_scale=((words[:500], 3.0),), interval_95=(1, 20)),
        published=(PublishedFigure(value=3, unit="km", source=words, date=words),),
        correction=Correction(value=4, unit="km", repair=words),
        evidence=(Evidence(kind="point", lines=((LonLat(lon=3, lat=4),),), label=words),),
        worldviews=((words, Outcome.SUPPORTED), ("other", Outcome.DISPUTED)),
        sources=(words,),
        status="confirmed",
        decision=Decision(by=words, on=words, note=words, links=(_source(words),)),
    )
