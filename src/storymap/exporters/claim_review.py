"""Story → schema.org ClaimReview as JSON-LD: only the verdicts that a person confirmed.

The author is who confirmed it, where the story file says so; a machine that drafted a verdict is none. Where and when
the review is published (`url`, `datePublished`) is the publisher's to add. Search engines stopped showing it in
2025; archives and fact-checkers read it.
"""

from storymap.boundaries.atlas import Boundaries
from storymap.exporters.encoding import json_bytes
from storymap.exporters.markup import web_address
from storymap.exporters.provenance import credit_line, provenance_record
from storymap.exporters.records import Json, Record
from storymap.model.claims import Outcome, SourceLink, Verdict, claim_id
from storymap.model.stories import Story
from storymap.model.texts import Document

RATINGS = {Outcome.SUPPORTED: 5, Outcome.COMPATIBLE: 4, Outcome.INCONSISTENT: 2, Outcome.CONTRADICTED: 1}
"""Outcomes that rate a claim, from 1 (wrong) to 5 (right); the others say that it cannot be rated."""
BEST, WORST = 5, 1


class ClaimReviewExporter:
    """The confirmed verdicts as a list of ClaimReview objects; empty where nothing is confirmed."""

    name = "claimreview"
    version = "2"
    suffix = ".jsonld"
    keeps = "claims whose verdict a person confirmed, with rating, reason, sources and the worldviews' outcomes"
    loses = "everything else; with nothing confirmed the list is empty"
    reads = "fact-check databases, everything that reads schema.org"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """The list, as bytes."""
        documents = {resolved.document.id: resolved.document for resolved in story.documents}
        return json_bytes(
            [
                _review(verdict, documents[verdict.claim.document], number)
                | _decided(verdict)
                | _credits(story, verdict, self)
                for number, verdict in enumerate(story.verdicts)
                if verdict.status == "confirmed"
            ]
        )


def _review(verdict: Verdict, document: Document, number: int) -> Record:
    review: Record = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": claim_id(number),
        "claimReviewed": document.quote(verdict.claim.quote),
        "reviewBody": verdict.because,
        "itemReviewed": _claim(verdict, document),
    }
    rating = RATINGS.get(verdict.outcome)
    if rating is not None:
        review["reviewRating"] = {
            "@type": "Rating",
            "ratingValue": rating,
            "bestRating": BEST,
            "worstRating": WORST,
            "alternateName": verdict.outcome.value.capitalize(),
        }
    return review


def _decided(verdict: Verdict) -> Record:
    """Who confirmed it, when, and what they add and rest it on."""
    decision = verdict.decision
    if decision is None:
        return {}
    cited: list[Json] = [_cited(link, url) for link in decision.links if (url := web_address(link.url))]
    return {
        **({"author": {"@type": "Person", "name": decision.by}} if decision.by else {}),
        **({"dateCreated": decision.on} if decision.on else {}),
        **({"reviewBody": f"{verdict.because} {decision.note}"} if decision.note else {}),
        **({"citation": cited} if cited else {}),
    }


def _cited(source: SourceLink, url: str) -> Record:
    """A source with its archived copy, and what was captured of it: when, and its digest."""
    archive = web_address(source.archive)
    captured: Record = {
        **({"contentUrl": archive} if archive else {}),
        **({"dateCreated": source.captured} if source.captured else {}),
        **({"sha256": source.sha256} if source.sha256 else {}),
    }
    return {
        "@type": "WebPage",
        "url": url,
        **({"name": source.title} if source.title else {}),
        **({"archivedAt": archive} if archive else {}),
        **({"encoding": {"@type": "MediaObject", **captured}} if source.captured or source.sha256 else {}),
    }


def _credits(story: Story, verdict: Verdict, exporter: ClaimReviewExporter) -> Record:
    """Whose data the review rests on, what each worldview says, and what drafted it."""
    views = ", ".join(f"{view}: {outcome.value}" for view, outcome in verdict.worldviews)
    made = provenance_record(story, exporter)
    software: Record = {"@type": "SoftwareApplication", "name": "storymap", "softwareVersion": made["version"]}
    data: list[Json] = [
        {"@type": "Dataset", "name": name} for name in (story.provenance.data if story.provenance else ())
    ]
    return {
        **({"reviewAspect": f"In the worldviews {views}"} if views else {}),
        "creditText": "; ".join(credit_line(item) for item in story.attributions),
        "isBasedOn": [*verdict.sources, software, *data],
    }


def _claim(verdict: Verdict, document: Document) -> Record:
    source = document.source
    appearance = {
        "@type": "CreativeWork",
        "headline": source.title,
        "url": source.url,
        "datePublished": source.published,
    }
    claim: Record = {"@type": "Claim", "appearance": {key: value for key, value in appearance.items() if value}}
    if verdict.claim.attributed_to:
        # Not said to be a person or an organization: the text's words do not tell.
        claim["author"] = {"@type": "Thing", "name": verdict.claim.attributed_to}
    return claim
