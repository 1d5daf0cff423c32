"""Story → the validation report as one HTML file without scripts."""

from collections.abc import Iterator

from storymap.boundaries.atlas import Boundaries
from storymap.exporters import wording
from storymap.exporters.catalogue.words import open_words
from storymap.exporters.csp import POLICY_SLOT, with_policy
from storymap.exporters.decisions import change_words, newest_first
from storymap.exporters.markup import Markup, element, join, link
from storymap.exporters.report_claims import claim_article, outcome_badge
from storymap.model.claims import claim_id
from storymap.model.stories import Attribution, Story
from storymap.resources import package_text

_NOTHING = "No claim about geography was found that can be checked."
_NOTHING_SIGNED = "No verdict on a claim about geography has been confirmed by a person."


class HtmlReportExporter:
    """The validation report as self-contained HTML; nothing of the article reaches it unescaped."""

    name = "report-html"
    version = "2"
    suffix = ".html"
    keeps = "all claims with verdicts, figures and maps"
    loses = "the text, toponyms, routes"
    reads = "every browser"

    def __init__(self, *, boundaries: Boundaries, explain: bool = False) -> None:
        """Take the boundaries, and whether to open what led to each verdict."""
        self._boundaries = boundaries
        self._explain = explain

    def export_story(self, story: Story) -> bytes:
        """The report, as bytes; it draws the maps of the verdicts that carry evidence."""
        title = f"Geographic claims: {story.title}"
        head = element(
            "head",
            element("meta", charset="utf-8"),
            Markup(POLICY_SLOT),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("title", title),
            element("style", Markup(package_text("exporters/report.css") + package_text("exporters/figures.css"))),
        )
        skip = element("a", "Skip to the claims", href="#claims", class_="skip")
        body = element("body", skip, _header(story), self._main(story), _footer(story, self._boundaries))
        page = f"<!doctype html>\n{element('html', head, body, lang='en')}\n"
        return with_policy(page).encode("utf-8", errors="xmlcharrefreplace")

    def _main(self, story: Story) -> Markup:
        articles = (
            claim_article(story, number, boundaries=self._boundaries, explain=self._explain)
            for number in range(len(story.verdicts))
        )
        claims = [element("h2", "All claims, in the order of the text", id="claims-title"), *articles]
        if not story.verdicts:
            claims.append(element("p", _NOTHING_SIGNED if story.signed_only else _NOTHING))
        section = element("section", *claims, id="claims", tabindex="-1", aria_labelledby="claims-title")
        return element("main", _problems(story), section, _not_checkable(story), _corrections(story))


def _header(story: Story) -> Markup:
    documents = [_document(title, url, published) for title, url, published in _sources(story)]
    notice = wording.status_notice(story)
    return element(
        "header",
        element("p", "Validation report", class_="kicker"),
        element("h1", story.title),
        element("ul", *documents, class_="documents") if documents else "",
        element("p", f"{wording.summary(story).capitalize()}.", class_="tally"),
        element("p", notice, class_="notice") if notice else "",
        element("p", wording.data_words(story), class_="quiet"),
    )


def _sources(story: Story) -> Iterator[tuple[str, str | None, str | None]]:
    for resolved in story.documents:
        source = resolved.document.source
        if source.url or source.published or len(story.documents) > 1:
            yield source.title or resolved.document.id, source.url, source.published


def _document(title: str, url: str | None, published: str | None) -> Markup:
    return element("li", link(title, url), f", published {published}" if published else "")


def _problems(story: Story) -> Markup:
    found = wording.problems(story)
    if not found:
        return Markup("")
    rows = [
        element(
            "tr",
            element("th", element("a", claim_id(number), href=f"#{claim_id(number)}"), scope="row"),
            element("td", outcome_badge(verdict.outcome)),
            element("td", element("q", wording.shortened(wording.quote_of(story, verdict.claim), 120))),
        )
        for number, verdict in found
    ]
    heads = [element("th", head, scope="col") for head in ("Claim", "Verdict", "Words")]
    table = element("table", element("thead", element("tr", *heads)), element("tbody", *rows), aria_labelledby="first")
    return element("section", element("h2", "Look at these first", id="first"), table, aria_labelledby="first")


def _not_checkable(story: Story) -> Markup:
    if not story.not_checkable:
        return Markup("")
    texts = {resolved.document.id: resolved.document for resolved in story.documents}
    items = [
        element("li", element("q", " ".join(texts[item.document].quote(item.quote).split())), f": {item.reason}")
        for item in story.not_checkable
    ]
    title = element("h2", "Not checkable by geometry", id="not-checkable")
    return element("section", title, element("ul", *items), aria_labelledby="not-checkable")


def _corrections(story: Story) -> Markup:
    if not story.changes:
        return Markup("")
    words = open_words()
    items = [element("li", change_words(change, words)) for change in newest_first(story.changes)]
    title = element("h2", words.say("corrections.title"), id="corrections")
    note = element("p", words.say("corrections.note"), class_="quiet")
    return element("section", title, note, element("ul", *items), aria_labelledby="corrections")


def _footer(story: Story, boundaries: Boundaries) -> Markup:
    meanings = [
        join(element("dt", outcome_badge(outcome)), element("dd", text))
        for outcome, text in wording.OUTCOME_MEANINGS.items()
    ]
    return element(
        "footer",
        element("h2", "What the words mean"),
        element("dl", *meanings, class_="meanings"),
        element("h2", "Limits"),
        element("p", wording.LIMITS),
        element("h2", "Whose borders"),
        element("dl", *_worldviews(story, boundaries)),
        element("h2", "Data and software"),
        element("ul", *map(_attribution, story.attributions)),
    )


def _worldviews(story: Story, boundaries: Boundaries) -> Iterator[Markup]:
    """Each worldview that judged, with whose borders it draws; nothing of one that the boundaries do not know."""
    known = set(boundaries.worldviews)
    for view in story.worldviews:
        note = boundaries.worldview_note(view) if view in known else "Not among the installed boundaries."
        yield join(element("dt", view), element("dd", note))


def _attribution(attribution: Attribution) -> Markup:
    name = element("b", link(attribution.name, attribution.url))
    return element("li", name, f": {attribution.text.rstrip('. ')}. Licence: {attribution.licence}.")
