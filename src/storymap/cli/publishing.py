"""Options on what of a story file readers are shown: `--drafts` and `--strict`, and what is said about the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TypeVar, cast

import click

from storymap.cli.story_inputs import Telling
from storymap.cli.terminal import note
from storymap.model.stories import Story
from storymap.stories.publishing import for_readers, hidden_words

Command = TypeVar("Command", bound=Callable[..., object])

UNDECIDED = 3
"""Exit code of `--strict` while something consequential is undecided."""

_STRICT = click.option(
    "--strict",
    is_flag=True,
    help="Write nothing and end with exit code 3 while something consequential in a story file is undecided.",
)


def _drafts(*, shown: bool) -> Callable[[Command], Command]:
    return click.option(
        "--drafts/--no-drafts",
        default=shown,
        show_default=True,
        help="Of a story file, show verdicts that nobody has decided on too, marked as a machine's drafts.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What readers are shown."""

    drafts: bool
    """Whether drafts are shown of a story file; articles have nothing else."""
    strict: bool
    """Whether nothing is written while something consequential is undecided."""

    def publish(self, told: Telling) -> Story:
        """The story that readers are shown; notes on the rest go to standard error.

        Raises:
            click.exceptions.Exit: Something is undecided that must not be.
        """
        self.refuse_undecided(told)
        if told.file is None or self.drafts:
            return for_readers(told.story, drafts=True)
        hidden = hidden_words(told.story)
        if hidden:
            note(
                f"Note: {hidden} by the machine left out, which nobody has signed: 'storymap review {told.file}' "
                "decides on them, --drafts shows them marked as drafts."
            )
        return for_readers(told.story, drafts=False)

    def refuse_undecided(self, told: Telling) -> None:
        """End the command where `--strict` forbids to go on."""
        if not self.strict:
            return
        if told.file is None:
            raise click.UsageError(
                "--strict is for a story file, in which people decide: 'storymap draft ARTICLE -o FILE' writes one"
            )
        if told.undecided:
            _refuse(told.file, told.undecided)


def _refuse(file: Path, undecided: Sequence[str]) -> None:
    for line in undecided:
        note(f"Undecided: {file}: {line}")
    note(f"Nothing is written: decide on them with 'storymap review {file}', or leave --strict out.")
    click.get_current_context().exit(UNDECIDED)


def publishing_options(*, drafts_shown: bool) -> Callable[[Command], Command]:
    """The options of every command that shows verdicts; it is given `rules`.

    Args:
        drafts_shown: Whether drafts are shown where no option says so: to those who check, not to readers.
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def with_rules(*, drafts: bool, strict: bool, **others: object) -> object:
            return command(rules=Rules(drafts=drafts, strict=strict), **others)

        return cast(Command, _drafts(shown=drafts_shown)(_STRICT(with_rules)))

    return decorate
