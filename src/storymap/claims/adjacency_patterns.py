"""Wordings that say of two countries that they touch, by land (a border is named) or as neighbours.

`a` is the figure, `b` the ground or a list of them, `a2` a second figure.
"""

from typing import Final

_ARTICLE = "(?:a|an|any|no(?! {hedge}{Q})|its|the|their|such a|neither a)?"
_BORDER = "(?:{hedge}{Q}(?:[- ]long)?,? (?:of )?)?{border}s?"
_DENIED = r"(?:(?:does|do|did) not|(?:doesn't|don't|didn't)|never)"
_SHARE = rf"(?:(?:has|have) (?:long )?shared|share|shares|shared|has|have|had|sharing|lacks?|{_DENIED} (?:share|have))"
_MANNER = rf"(?:(?:{_DENIED}|no longer|directly|also|neither|both) ){{0,2}}"
_BORDERS = (
    r"(?:borders?|bordered|adjoins?|adjoined|abuts?|"
    r"(?:touch|touches|touched)(?= (?:the )?[\ue000-\ue3ff](?:[,.;]|$| and )))"
    r"(?: on| with| directly on| not only)?"
)
_WHICH = "(?:which |that |who |and |but )?"
_BOUND = r"(?:bordered|bounded|flanked|hemmed in|fringed|ringed|adjoined)"
_SIDES = r"(?:(?:to|on|in) the [a-z-]+ )?"
_KINDS = (
    r"(?:(?:both|either|its|the|neither|giant|huge|fellow|neighbou?ring|eastern|western|northern|southern|"
    r"neighbou?rs?,?) ){0,3}"
)
_NEIGHBOUR = (
    r"(?:(?:northern|southern|eastern|western|north-?eastern|north-?western|south-?eastern|south-?western|direct|"
    r"immediate|next-door|closest|nearest|largest|big|bigger|giant|small|smaller|tiny|powerful|only|main) ){0,2}"
    r"neighbou?rs?"
)

ASSERTED: Final = (
    rf"(?P<a>{{C}}){{aside}},? {_WHICH}{{adverbs}}{_SHARE} {_ARTICLE} ?{_BORDER} with {_KINDS}(?P<b>{{list}})",
    (
        rf"(?P<a>{{C}})(?: (?!and|or|with|of|that)[a-z'-]+){{1,6}} (?:shares?|has|have) {_ARTICLE} ?{_BORDER} "
        rf"with (?P<b>{{list}})"
    ),
    (
        rf"(?P<a>{{C}}){{aside}},? {_WHICH}{{adverbs}}{_MANNER}{_BORDERS} (?:both |either |neither |only |just )?"
        r"(?:the )?(?P<b>{list})"
    ),
    (
        rf"(?P<a>{{C}}){{aside}},? {_WHICH}{{adverbs}}(?:is|was|is not|isn't|are) (?:also |not )?{_BOUND} {_SIDES}"
        r"(?:only )?by (?:both |neither )?(?P<b>{list})"
    ),
    (
        rf"(?P<a>{{C}}){{aside}},? {_WHICH}{{adverbs}}(?:{_SHARE} {_ARTICLE} ?{_BORDER} with|{_BORDERS}) (?:the )?"
        r"{list},? (?:but|and|though) not (?:with |on )?(?:the )?(?P<b>{list})"
    ),
    (
        r"(?:^|(?<=[.;:] ))bordering (?:on )?(?:both )?(?:the )?(?P<b>{list}), (?:the )?(?P<a>{C})"
        r"(?!'s|,? (?:and|or) (?:the )?{C}|, (?:the )?{C}|/)"
    ),
    r"(?P<a>{C}),? bordering (?:on )?(?:both )?(?P<b>{list})",
    rf"(?P<a>{{C}}),? {_BOUND} {_SIDES}by (?P<b>{{list}})",
    (
        rf"(?P<a>{{C}}) and (?P<b>(?:the )?{{C}}),? {{adverbs}}(?:share|shared|have|had|lack|{_DENIED} (?:share|have)) "
        rf"{_ARTICLE} ?{_BORDER}(?!s? with)"
    ),
    rf"(?P<a>{{C}}) and (?P<b>(?:the )?{{C}}) (?:{_DENIED} )?(?:border|adjoin|touch) (?:each other|one another)\b",
    r"(?P<a>{C}) and (?P<b>(?:the )?{C}) are (?:separated|divided) by (?:a|an|the) {Q}(?:[- ]long)? {border}",
    (
        r"\bthere(?:'s| is| are| was| were) (?:no|not an?|not any|isn't an?) {border}s? (?:between|of) (?:the )?"
        r"(?P<a>{C}) and (?P<b>(?:the )?{C})"
    ),
    (
        r"(?P<b>{C}),? (?:[a-z]+ ){0,4}(?:with|from) (?:which|whom) (?:the )?(?P<a>{C}) {adverbs}"
        rf"(?:(?:{_DENIED} )?shares?|has|have) {_ARTICLE} ?{_BORDER}"
    ),
)
"""Texts that say that a border is shared, or that none is."""
_ONE = r"(?P<b>(?:the )?{C})(?!'s|,? (?:and|or) (?:the )?{C}|, (?:the )?{C}|/)"
BOTH: Final = (
    (
        rf"(?<![\ue000-\ue3ff], )(?<![\ue000-\ue3ff] and )(?<!between )(?<!with )(?<!of )(?P<a2>{{C}}) and (?:the )?"
        rf"(?P<a>{{C}}),? (?:both |each |also )?(?:border|adjoin|{_SHARE} (?:a )?(?:land )?borders? with) {_ONE}"
    ),
    (
        rf"(?<![\ue000-\ue3ff], )(?<![\ue000-\ue3ff] and )(?P<a2>{{C}}) and (?:the )?(?P<a>{{C}}) (?:both|each) "
        rf"(?:border|adjoin|{_SHARE} (?:land )?borders? with) (?:the )?(?P<b>{{list}})"
    ),
    (
        rf"\bneither (?:the )?(?P<a>{{C}}) nor (?:the )?(?P<a2>{{C}}) "
        rf"(?:{_BORDERS}|{_SHARE} {_ARTICLE} ?{_BORDER} with) (?:the )?(?P<b>{{C}})"
    ),
)
"""Texts that say it, or deny it, of two countries at once."""
NEIGHBOURS: Final = (
    rf"(?P<a>{{C}}){{aside}},? {_WHICH}{{adverbs}}{_MANNER}neighbou?rs?(?: on)? (?P<b>{{list}})(?!'s)",
    rf"(?P<a>{{C}}) and (?P<b>(?:the )?{{C}}) are (?:not |now |also )?{_NEIGHBOUR}\b",
    (
        rf"(?P<a>{{C}}){{aside}},? {_WHICH}(?:is|is not|isn't|was) (?:also )?(?:an?|the|no|one of the) {_NEIGHBOUR} "
        r"(?:of|to) (?P<b>{list})"
    ),
    (
        rf"(?P<a>{{C}}){{aside}},? {_WHICH}(?:is|is not|isn't|was) (?:also )?(?:one of|among) (?:the )?(?P<b>{{C}})'s "
        rf"(?:[a-z]+ )?{_NEIGHBOUR}"
    ),
    rf"(?P<a>{{C}}), an? {_NEIGHBOUR} of (?P<b>{{list}})",
    rf"(?P<a>{{C}})(?:'s|,? whose) (?:[a-z]+ )?{_NEIGHBOUR} (?:are|is|include|includes) (?P<b>{{list}})",
)
"""Texts that call two countries neighbours."""
PRESUPPOSED: Final = (
    (
        r"^(?P<a>{C}), (?P<b>{C}) (?:to |will |agree to )?(?:re-?open|open|close|shut|seal|demarcate|redraw|clash "
        r"(?:on|at|near|along|over))s?(?: (?:the|their))?(?: [a-z]+)? borders?\b"
    ),
    r"(?P<a>{N})(?:-|/)(?P<b>{N}) {border}s?",
    r"{border}s? (?:between|separating|dividing) (?:the )?(?P<a>{C}) (?:and|from) (?:the )?(?P<b>{C})(?!'s? )",
    rf"(?P<a>{{C}})(?:'s|,? whose) {_BORDER} with (?:both )?(?P<b>{{list}})",
    rf"(?P<a>{{N}}) {_BORDER} with (?P<b>{{list}})",
    r"(?P<a>{C})'s (?:[a-z-]+ ){0,3}(?:border|frontier) (?:is|was|lies) (?:the one )?with (?:the )?(?P<b>{C})",
)
"""Texts that take a shared border for granted."""
PRESUPPOSED_NEIGHBOURS: Final = (
    rf"(?P<a>{{C}})'s (?:[a-z]+ )?{_NEIGHBOUR},? (?P<b>{{C}})",
    rf"(?P<a>{{C}}), (?P<b>{{C}})'s {_NEIGHBOUR}\b",
    rf"(?P<a>{{C}}) and its {_NEIGHBOUR},? (?P<b>{{C}})",
)
"""Texts that take it for granted that two are neighbours."""
NEIGHBOURING: Final = r"(?P<a>{C})[^.;:?!]{0,120}?\bneighbou?ring (?P<b>{C})"
"""A country and a neighbouring one."""
