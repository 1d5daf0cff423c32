"""Story → the validation report as one HTML file without scripts."""

from html import escape

from storymap.boundaries.atlas import Boundaries
from storymap.exporters import wording
from storymap.exporters.interval_figure import draw_interval
from storymap.exporters.records import claim_id, not_checkable_records
from storymap.model.claims import Verdict
from storymap.model.stories import Story
from storymap.resources import package_text


class HtmlReportExporter:
    """The validation report as self-contained HTML; nothing of the article reaches it unescaped."""

    name = "report-html"
    version = "1"
    suffix = ".html"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """The report, as bytes."""
        title = escape(f"Geographic claims: {story.title}")
        page = (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            "style-src 'unsafe-inline'\">\n"
            f"<title>{title}</title>\n<style>\n{package_text('exporters/report.css')}</style>\n</head>\n"
            f"<body>\n<main>\n<h1>{title}</h1>\n{_body(story)}</main>\n</body>\n</html>\n"
        )
        return page.encode("utf-8", errors="xmlcharrefreplace")


def _body(story: Story) -> str:
    return "".join(
        (
            f"<p>{escape(wording.tally(story.verdicts).capitalize())}. {wording.DRAFT_NOTICE}</p>\n",
            _contents(story),
            *(_article(story, verdict, number) for number, verdict in enumerate(story.verdicts)),
            _not_checkable(story),
            _footer(story),
        )
    )


def _contents(story: Story) -> str:
    if not story.verdicts:
        return ""
    rows = (
        f'<tr><td><a href="#{claim_id(number)}">{claim_id(number)}</a></td>'
        f'<td class="{verdict.outcome.value}">{verdict.outcome.value}</td>'
        f"<td>{escape(wording.quote_of(story, verdict.claim))}</td></tr>\n"
        for number, verdict in enumerate(story.verdicts)
    )
    return (
        "<table>\n<caption>All claims</caption>\n<thead><tr><th scope=col>Claim</th>"
        "<th scope=col>Verdict</th><th scope=col>Words</th></tr></thead>\n"
        f"<tbody>\n{''.join(rows)}</tbody>\n</table>\n"
    )


def _article(story: Story, verdict: Verdict, number: int) -> str:
    lines = "".join(f"<dt>{label}</dt><dd>{escape(content)}</dd>\n" for label, content in wording.details(verdict))
    return (
        f'<article id="{claim_id(number)}">\n<h2>{claim_id(number)}: '
        f'<span class="{verdict.outcome.value}">{verdict.outcome.value}</span> '
        f"({verdict.claim.type.value})</h2>\n"
        f"<blockquote>{escape(wording.quote_of(story, verdict.claim))}</blockquote>\n"
        f"{draw_interval(verdict)}<dl>\n{lines}</dl>\n</article>\n"
    )


def _not_checkable(story: Story) -> str:
    items = [item for item in not_checkable_records(story) if isinstance(item, dict)]
    if not items:
        return ""
    rows = "".join(f"<li>“{escape(str(i['quote']))}”: {escape(str(i['reason']))}</li>\n" for i in items)
    return f"<section>\n<h2>Not checkable by geometry</h2>\n<ul>\n{rows}</ul>\n</section>\n"


def _footer(story: Story) -> str:
    meanings = "".join(
        f"<dt>{outcome.value}</dt><dd>{escape(text)}</dd>\n" for outcome, text in wording.OUTCOME_MEANINGS.items()
    )
    sources = "".join(f"<li>{escape(a.text)} ({escape(a.licence)})</li>\n" for a in story.attributions)
    return (
        f"<footer>\n<h2>What the words mean</h2>\n<dl>\n{meanings}</dl>\n<h2>Data and limits</h2>\n"
        f"<p>{escape(wording.data_words(story))} {escape(wording.LIMITS)}</p>\n"
        f"<ul>\n{sources}</ul>\n</footer>\n"
    )
