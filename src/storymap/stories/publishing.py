"""A story with what people decided on it → the story that readers are shown: findings that a person has signed.

It stands before every exporter, so that cards, marks in the text, evidence, counts and references agree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from storymap.model.chapters import Chapter
from storymap.model.claims import Verdict, claim_id
from storymap.model.stories import Route, Story


def for_readers(story: Story, *, drafts: bool) -> Story:
    """The story with the verdicts that a person confirmed; one that a person rejected is never shown.

    Args:
        story: The story.
        drafts: Whether verdicts that nobody has decided on are shown too, and what else the machine remarks on the
            texts: claims that it cannot check, disagreements, ways that nobody can have gone so fast.
    """
    shown = [number for number, verdict in enumerate(story.verdicts) if _is_shown(verdict, drafts=drafts)]
    numbers = {old: new for new, old in enumerate(shown)}
    ids = {claim_id(old): claim_id(new) for old, new in numbers.items()}
    told = replace(
        story,
        verdicts=tuple(_unsigned(_renumbered(story.verdicts[number], ids)) for number in shown),
        chapters=tuple(_chapter(chapter, numbers) for chapter in story.chapters),
    )
    return told if drafts else _without_remarks(told)


def hidden_words(story: Story) -> str:
    """How much of a story readers are shown with drafts only, for whoever publishes it; empty for nothing.

    >>> hidden_words(Story(title="", documents=(), routes=(), context=(), verdicts=(), not_checkable=(), chapters=(),
    ...                    attributions=()))
    ''
    """
    remarks = len(story.not_checkable) + len(story.disagreements) + sum(map(_noted_legs, story.routes))
    counts = ((sum(v.status == "draft" for v in story.verdicts), "verdict"), (remarks, "remark"))
    return " and ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count)


def _is_shown(verdict: Verdict, *, drafts: bool) -> bool:
    return verdict.status == "confirmed" or (drafts and verdict.status == "draft")


def _unsigned(verdict: Verdict) -> Verdict:
    """The verdict without a name under it where nobody stands for it: what was said of it may be about an older one."""
    return verdict if verdict.status == "confirmed" else replace(verdict, decision=None)


def _renumbered(verdict: Verdict, ids: Mapping[str, str]) -> Verdict:
    """The verdict with references to what is shown only, in its reason too, whose words end with them."""
    if not verdict.conflicts_with:
        return verdict
    kept = tuple(ids[one] for one in verdict.conflicts_with if one in ids)
    because = verdict.because.replace(_see(verdict.conflicts_with), _see(kept))
    return replace(verdict, conflicts_with=kept, because=because)


def _see(ids: Sequence[str]) -> str:
    return f" See {', '.join(ids)}." if ids else ""


def _chapter(chapter: Chapter, numbers: Mapping[int, int]) -> Chapter:
    return replace(chapter, verdicts=tuple(numbers[one] for one in chapter.verdicts if one in numbers))


def _without_remarks(story: Story) -> Story:
    routes = tuple(replace(route, legs=tuple(replace(leg, note="") for leg in route.legs)) for route in story.routes)
    return replace(story, not_checkable=(), disagreements=(), routes=routes, signed_only=True)


def _noted_legs(route: Route) -> int:
    return sum(bool(leg.note) for leg in route.legs)
