"""The table of rules, in the order of the reference page; and a file → what they find in it."""

from collections.abc import Collection, Sequence

from storymap.linting import chapters, decisions, homes, pictures, positions, rights, sources
from storymap.linting.findings import SEVERITIES, Finding, Rule, Subject
from storymap.stories.file.origin import Origin

RULES = (
    Rule(
        id="home-located-exactly",
        severity="error",
        about="A home, shelter, hospital, camp or hideout that the map shows to a house; 'obscure_km' hides it.",
        find=homes.homes_located_exactly,
    ),
    Rule(
        id="picture-tells-place",
        severity="error",
        about="A picture beside the story file whose EXIF or XMP data tell where it was taken.",
        find=pictures.pictures_that_tell_where,
    ),
    Rule(
        id="position-too-fine",
        severity="warning",
        about="A position of your own with more decimals than 'radius_km' knows, or more than five.",
        find=positions.positions_too_fine,
    ),
    Rule(
        id="hidden-position-too-fine",
        severity="note",
        about="A hidden place whose position the story file tells more exactly than 'obscure_km' needs.",
        find=positions.hidden_positions_too_fine,
    ),
    Rule(
        id="hidden-without-place",
        severity="warning",
        about="A name with 'obscure_km' that means no known place, so that there is nothing to hide.",
        find=positions.blurs_without_place,
    ),
    Rule(
        id="position-without-source",
        severity="warning",
        about="A position of your own without a 'note' that says where it is from.",
        find=positions.own_positions_without_note,
    ),
    Rule(
        id="position-unsigned",
        severity="warning",
        about="A position of your own without 'by'.",
        find=positions.own_positions_without_name,
    ),
    Rule(
        id="verdict-undecided",
        severity="error",
        about="A contradicted, inconsistent, questionable or disputed claim that nobody confirmed or rejected.",
        find=decisions.consequential_drafts,
    ),
    Rule(
        id="sign-off-withdrawn",
        severity="error",
        about="A decision on a claim that the data judge otherwise today; pages show it as a draft.",
        find=decisions.withdrawn_decisions,
    ),
    Rule(
        id="decision-unsigned",
        severity="error",
        about="A confirmed or rejected verdict without 'by'.",
        find=decisions.decisions_without_name,
    ),
    Rule(
        id="decision-undated",
        severity="warning",
        about="A confirmed or rejected verdict without 'on'.",
        find=decisions.decisions_without_date,
    ),
    Rule(
        id="decision-without-source",
        severity="error",
        about="A confirmed or rejected verdict without a link to what it rests on.",
        find=sources.decisions_without_source,
    ),
    Rule(
        id="rejection-without-reason",
        severity="warning",
        about="A rejected verdict without a 'note'.",
        find=decisions.rejections_without_note,
    ),
    Rule(
        id="chapter-without-source",
        severity="warning",
        about="A chapter of your own words, without a passage of a document, that has no links.",
        find=sources.chapters_without_source,
    ),
    Rule(
        id="link-without-archive",
        severity="warning",
        about="A link without the address of an archived copy.",
        find=sources.links_without_archive,
    ),
    Rule(
        id="archive-without-time",
        severity="warning",
        about="An archived copy without 'captured'.",
        find=sources.archives_without_time,
    ),
    Rule(
        id="archive-without-digest",
        severity="warning",
        about="An archived copy without 'sha256'.",
        find=sources.archives_without_digest,
    ),
    Rule(
        id="digest-of-nothing",
        severity="error",
        about="A 'sha256' that no page has: that of an empty file, or one digit 64 times.",
        find=sources.digests_of_nothing,
    ),
    Rule(
        id="captured-too-early",
        severity="warning",
        about="A copy of an article of the story that is older than the article.",
        find=sources.captured_before_published,
    ),
    Rule(
        id="captured-too-late",
        severity="warning",
        about="A copy that was made after the decision that rests on it.",
        find=sources.captured_after_decision,
    ),
    Rule(
        id="http-address",
        severity="warning",
        about="An address that begins with http:, of a link, a picture or a document.",
        find=sources.addresses_without_encryption,
    ),
    Rule(
        id="alt-is-file-name",
        severity="error",
        about="Alternative text that is a file's name; a missing or empty one is no story file at all.",
        find=pictures.alt_that_is_a_file_name,
    ),
    Rule(
        id="alt-says-nothing",
        severity="error",
        about="Alternative text such as “photo”, which says nothing of what is to be seen.",
        find=pictures.alt_without_words,
    ),
    Rule(
        id="picture-missing",
        severity="error",
        about="A picture that does not lie beside the story file, is none, or is too large.",
        find=pictures.missing_pictures,
    ),
    Rule(
        id="media-without-credit",
        severity="warning",
        about="A picture, sound or film without 'credit'.",
        find=pictures.media_without_credit,
    ),
    Rule(
        id="media-rights-unclear",
        severity="note",
        about="A 'credit' that names no licence, agency or permission.",
        find=pictures.media_without_rights,
    ),
    Rule(
        id="rights-unclear",
        severity="warning",
        about="A document whose 'licence' is missing, unknown or reserves all rights.",
        find=rights.unclear_rights,
    ),
    Rule(
        id="document-undated",
        severity="warning",
        about="A document without 'published'.",
        find=rights.documents_without_date,
    ),
    Rule(
        id="document-without-address",
        severity="warning",
        about="A document without 'url' that chapters quote which have no links.",
        find=rights.documents_without_address,
    ),
    Rule(
        id="document-untitled",
        severity="note",
        about="A document without 'title'.",
        find=rights.documents_without_title,
    ),
    Rule(
        id="language-not-read",
        severity="warning",
        about="A document in a language other than English, in which few places and no claims are found.",
        find=rights.languages_not_read,
    ),
    Rule(
        id="chapter-empty",
        severity="warning",
        about="A chapter of pictures alone, with neither a passage nor a caption.",
        find=chapters.empty_chapters,
    ),
    Rule(
        id="stop-untold",
        severity="warning",
        about="A stop of the first traveller that no chapter names; 'passed' ones need none.",
        find=chapters.untold_stops,
    ),
    Rule(
        id="place-doubtful",
        severity="warning",
        about="A place on the map that the machine gives less than 60 %, and that nobody signed or corrected.",
        find=chapters.doubtful_places,
    ),
    Rule(
        id="unplaced-left",
        severity="warning",
        about="Something of a person's that fits nowhere in the present text.",
        find=chapters.unplaced_items,
    ),
)
"""Every rule."""
NAMES = frozenset(rule.id for rule in RULES)
"""Their names."""


def find(subject: Subject, origin: Origin, *, rules: Collection[str] = NAMES) -> tuple[Finding, ...]:
    """What rules find in a story file, in the order of its lines; at one place the gravest first.

    Args:
        subject: The file.
        origin: Where it comes from: lines and columns are told by it.
        rules: Names of the rules to ask.
    """
    found = [_finding(rule, found, origin) for rule in RULES if rule.id in rules for found in rule.find(subject)]
    return tuple(sorted(found, key=lambda one: (one.line, one.column, SEVERITIES.index(one.rule.severity))))


def _finding(rule: Rule, found: tuple[tuple[str | int, ...], str], origin: Origin) -> Finding:
    path, told = found
    at = origin.read.place_of(path) if origin.read else None
    return Finding(rule=rule, path=path, line=at.line if at else 1, column=at.column if at else 1, told=told)


def fails(findings: Sequence[Finding], *, strict: bool) -> bool:
    """Whether findings keep a story from being published: errors, and warnings where one is strict."""
    grave = {"error", "warning"} if strict else {"error"}
    return any(one.rule.severity in grave for one in findings)
