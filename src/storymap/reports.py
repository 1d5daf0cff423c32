"""Texts → a report of their geographic claims, or the whole story: the two-liners for Python."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from storymap.errors import InputError, StorymapError
from storymap.exporters import wording
from storymap.model.claims import NotCheckable, Verdict, claim_id
from storymap.model.stories import Story
from storymap.model.texts import Document
from storymap.pipeline import Pipeline
from storymap.reading.text import read_document
from storymap.stories.publishing import for_readers


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What texts claim about geography, and what the data say to it: every verdict is a draft until confirmed.

    >>> from storymap import check_text
    >>> report = check_text("Norway shares a 96km (122-mile) land border with Russia.")
    >>> [verdict.outcome.value for verdict in report.problems]
    ['inconsistent']
    """

    story: Story
    """The texts with all that was found in them."""
    pipeline: Pipeline = field(repr=False, compare=False)
    """What made it; exports ask it for boundaries."""

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """One for each claim, in order of appearance; the first is `c1`."""
        return self.story.verdicts

    @property
    def problems(self) -> tuple[Verdict, ...]:
        """Those to look at first: contradicted, inconsistent, questionable, disputed, in this order."""
        return tuple(verdict for _, verdict in wording.problems(self.story))

    @property
    def not_checkable(self) -> tuple[NotCheckable, ...]:
        """Passages recognised as geographic claims that no check decides, with the reason."""
        return self.story.not_checkable

    def quote(self, passage: Verdict | NotCheckable) -> str:
        """The words that a verdict or a passage is about."""
        about = passage.claim if isinstance(passage, Verdict) else passage
        document = next(r.document for r in self.story.documents if r.document.id == about.document)
        return document.quote(about.quote)

    def with_status(self, claim: str, status: Literal["draft", "confirmed", "rejected"]) -> "Report":
        """The same report after a person has decided on a verdict; one that is rejected is exported no more.

        Args:
            claim: Id of the claim, such as `c1`.
            status: What the person decided.

        Raises:
            StorymapError: There is no claim of that id.
        """
        ids = [claim_id(number) for number in range(len(self.verdicts))]
        if claim not in ids:
            raise StorymapError(f"no claim called '{claim}'; there are {', '.join(ids) or 'none'}")
        verdicts = tuple(
            replace(verdict, status=status) if one == claim else verdict
            for one, verdict in zip(ids, self.verdicts, strict=True)
        )
        return replace(self, story=replace(self.story, verdicts=verdicts))

    def to_json(self) -> str:
        """The report as `storymap/report/1`."""
        return self._export("report-json")

    def to_markdown(self, *, explain: bool = False) -> str:
        """The report in Markdown; with `explain`, all that led to each verdict."""
        return self._export("report-markdown", explain=explain)

    def to_html(self, *, explain: bool = False) -> str:
        """The report as one HTML file without scripts, with figures and maps; with `explain`, unfolded."""
        drawn = replace(self, story=self.pipeline.show_evidence(self.story))
        return drawn._export("report-html", explain=explain)

    def to_claim_review(self) -> str:
        """The verdicts that a person confirmed, as schema.org ClaimReview in JSON-LD."""
        return self._export("claimreview")

    def _export(self, name: str, **options: object) -> str:
        shown = for_readers(self.story, drafts=True)
        return self.pipeline.exporter(name, **options).export_story(shown).decode("utf-8")


def check_text(text: str, *, title: str | None = None, pipeline: Pipeline | None = None) -> Report:
    """Find and judge the geographic claims of a text.

    Args:
        text: Plain text or Markdown, as it would be read from a file.
        title: The report's title; the text's own if `None`.
        pipeline: Components and options, such as `Pipeline(worldviews=("un",))`; the default ones if `None`.

    Raises:
        InputError: The text holds no words.

    >>> check_text("Norway borders Sweden.").verdicts[0].outcome.value
    'supported'
    """
    return check_texts({"text": text}, title=title, pipeline=pipeline)


def check_texts(
    texts: Mapping[str, str] | Iterable[str], *, title: str | None = None, pipeline: Pipeline | None = None
) -> Report:
    """Find and judge the geographic claims of several texts as one story, in which they may contradict each other.

    Args:
        texts: The texts in order, by their id where a mapping is given; else they are `text-1`, `text-2` …
        title: The report's title; that of the first text which has one if `None`.
        pipeline: As for `check_text`.

    Raises:
        InputError: There is no text, or one of them holds no words.
    """
    chosen = pipeline or Pipeline()
    return Report(story=chosen.validate(_documents(texts), title=title), pipeline=chosen)


def analyze_text(text: str, *, title: str | None = None, pipeline: Pipeline | None = None) -> Story:
    """Tell the story of a text: places, claims, journeys and chapters, for `storymap.export_story`.

    Args:
        text: As for `check_text`.
        title: As for `check_text`.
        pipeline: As for `check_text`.

    Raises:
        InputError: The text holds no words.
    """
    return analyze_texts({"text": text}, title=title, pipeline=pipeline)


def analyze_texts(
    texts: Mapping[str, str] | Iterable[str], *, title: str | None = None, pipeline: Pipeline | None = None
) -> Story:
    """Tell one story of several texts.

    Args:
        texts: As for `check_texts`.
        title: As for `check_texts`.
        pipeline: As for `check_texts`.

    Raises:
        InputError: There is no text, or one of them holds no words.
    """
    return (pipeline or Pipeline()).analyze(_documents(texts), title=title)


def _documents(texts: Mapping[str, str] | Iterable[str]) -> list[Document]:
    named = texts if isinstance(texts, Mapping) else {f"text-{n}": text for n, text in enumerate(texts, start=1)}
    if not named:
        raise InputError("there is no text; give one at least")
    return [read_document(text.encode("utf-8", errors="replace"), id=name)[0] for name, text in named.items()]
