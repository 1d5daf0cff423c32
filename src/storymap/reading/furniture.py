"""Lines → the same lines with a web page's furniture marked: share, newsletter, label, date and tag lines."""

import re
from collections.abc import Sequence

from storymap.language.expressions import late
from storymap.reading.dates import is_date_line
from storymap.reading.lines import Line

_LONGEST = 320
"""Characters: longer lines are prose, whatever words they begin with."""
_PATTERNS = r"""
(?:reading time\W*)?\d{1,3}[\s-]*min(?:ute)?s?(?:[\s-]*(?:of\s+)?read(?:ing)?)?
(?:reading time|time to read)\W*\d.*
(?:our |free |daily |weekly |the )*(?:e-?mail )?newsletters?(?:\s+sign[\s-]*ups?)?
(?:sign[\s-]*up|subscribe|register)(?:\s+(?:now|here|today|free|for free|below))?\W*
(?:sign[\s-]*up|subscribe|register)\b.*\b(?:newsletters?|updates|alerts|inbox|e-?mails?|briefing)\b.*
(?:sign[\s-]*up|subscribe)\b.*\b(?:digest|feed|channel|podcast)\b.*
by (?:signing up|subscribing|clicking|registering)\b.*\b(?:agree|terms|privacy)\b.*
(?:get|receive)\b.*\b(?:newsletter|inbox|delivered to you|push notifications?)\b.*
(?:enter )?your e-?mail(?: address)?\W*
(?:(?:terms of (?:use|service)|privacy policy|cookie policy|cookies)\W*(?:and\b\W*)?)+
(?:we use|this (?:site|website) uses|accept(?: all)?|manage) cookies?\b.*
share(?: (?:this|the|via|on|with|now|it)\b.{0,60})?\W*
(?:(?:{shares})\W*)+
follow (?:us|me|@?[\w\s]{1,30}) (?:on|via) (?:twitter|facebook|instagram|google|x|linkedin|telegram|youtube)\b.*
(?:summary|key (?:points|takeaways)|in (?:brief|short|this (?:article|story))|at a glance|overview)\W*
(?:(?:table of )?contents|highlights)\W*
related(?: (?:articles?|stories|story|content|topics?|posts?|coverage|news|links?|reading))?(?:\s*[:|].*)?
(?:read|see|watch|listen|view|show|load|learn|find out) (?:more|next|also|now|less|all)(?:\s*[:|»>…].*)?\W*
(?:advertisements?|adverts?|ads?|sponsored(?: (?:content|by .*))?|promoted(?: content)?|paid content)\W*
(?:advertisement|article|story) continues?\b.{0,30}|continue reading\b.{0,80}
(?:recommended|suggested|trending|popular)(?: (?:for you|stories|articles|now|posts|reading|topics))*\W*
(?:most (?:read|popular|viewed|shared)|top stories|latest(?: news)?|breaking(?: news)?|live(?: updates?)?)\W*
(?:editor[’']?s[’']? (?:picks?|choice|note)|more (?:stories|news|articles)|more (?:from|on|about) .{1,60})\W*
(?:don[’']t miss|you (?:may|might) (?:also )?(?:like|be interested in).*|what to read next|up next)\W*
(?:listen|listen to (?:this )?(?:article|story)|play|watch|video|photos?|gallery|images?|audio|transcript)\W*
download(?: pdf)?\W*
(?:(?:\d+|no|leave a|post a|add a|view|show)\s+)?(?:comments?|repl(?:y|ies)|views|likes|shares)\W*
(?:log|sign)[\s-]*(?:in|out)|menu|home(?:page)?|search|close|open|next|previous|back(?: to top)?
skip to (?:main )?content|print this(?: article| page)?
(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|labels?|section)\s*:.*
download (?:our|the) .{0,30}\bapp\b.*|(?:please )?click here\b.{0,80}|tap here\b.{0,80}
(?:this|the) (?:article|story|post|report) (?:was )?(?:originally|first) (?:appeared|published|posted)\b.*
(?:©|\(c\)|copyright\b).*|all rights reserved\b.*
(?:photo |image |photograph )?(?:sources?|credits?|via)\s*:\s*(?!.*[.!?]$)\S+(?:\s+\S+){0,8}
(?:with )?(?:additional )?(?:reporting|editing|writing|edited|compiled) by\b.{0,120}
(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\w+|(?:[@#]\w+\W+)*[@#]\w+\W*
"""
"""One kind of furniture a line, in a page's order: times, newsletters, sharing, labels, rights, addresses."""
_SHARES = (
    "share|tweet|pin it|e-?mail|print|copy link|link copied|save|bookmark|facebook|twitter|whatsapp|linkedin|reddit|"
    "telegram|messenger|pinterest|instagram|youtube|flipboard|threads|x|like|rss|more"
)
_FURNITURE = late(
    "|".join(f"(?:{line})" for line in _PATTERNS.replace("{shares}", _SHARES).split("\n") if line), re.IGNORECASE
)
_BYLINE = late(
    r"(?:[Bb]y|BY|Written by|Reported by|Author:?|Words by)\s+[A-Z][\w.’'-]*"
    r"(?:(?:,|\s+(?:and|&|\||-|–))?\s+[A-Z][\w.’'-]*){0,7}"
)
_BYLINE_LINES = 12
"""Lines with words, from the top, among which a byline is looked for."""
_TAG_WORDS = 4
_NO_LETTERS = late(r"[\W\d_]+")


def set_aside_furniture(lines: Sequence[Line]) -> list[Line]:
    """Mark the furniture; every other line stays as it is."""
    marked = [line.as_furniture() if _is_furniture(line) else line for line in lines]
    marked = _without_bylines(marked)
    return _without_tags(marked)


def _is_furniture(line: Line) -> bool:
    words = line.text
    if line.kind != "text" or len(words) > _LONGEST:
        return False
    words = words.replace("\N{NO-BREAK SPACE}", " ")
    return bool(_FURNITURE.fullmatch(words) or _NO_LETTERS.fullmatch(words) or is_date_line(words))


def _without_bylines(lines: Sequence[Line]) -> list[Line]:
    seen, marked = 0, []
    for line in lines:
        seen += line.kind != "blank"
        byline = line.kind == "text" and seen <= _BYLINE_LINES and _BYLINE.fullmatch(line.text)
        marked.append(line.as_furniture() if byline else line)
    return marked


def _without_tags(lines: Sequence[Line]) -> list[Line]:
    """Set aside stray letters and lower-case tags: only where no line of prose runs on into them."""
    return [
        line.as_furniture() if line.kind == "text" and _looks_like_tag(line) and _stands_alone(lines, number) else line
        for number, line in enumerate(lines)
    ]


def _looks_like_tag(line: Line) -> bool:
    if line.item or len(line.text) > 60:
        return False
    if len(line.text) == 1:
        return True
    words = line.text.split()
    return len(words) <= _TAG_WORDS and line.text == line.text.lower() and line.text[-1].isalnum()


def _stands_alone(lines: Sequence[Line], number: int) -> bool:
    around = [*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]]
    return all(line.kind != "text" or _looks_like_tag(line) for line in around)
