"""Wordings that tie a length to a border and the border to two countries, put together from their parts.

The length stands before the border's word (`front`: "a 198-km border"), between it and the neighbour (`mid`: "a border
of 198 km with"), after both (`back`: "… border with Russia is 198 km long") or is put in there (`inset`: "… border
with Russia (198 km)"). `a` and `b` are the countries.
"""

from typing import Final

_PLAIN = (
    r"(?:(?!(?:section|sector|stretch|part|strip|area|zone|fence|wall|road|of|in|on|for|to|and|with|at|by|from|was|is|"
    r"that|which|no|not|wide|maritime|sea|than)\b)[a-z][a-z'-]*,? ){0,3}"
)
"""Article and adjectives before a length."""
_LONG = r"(?:[- ]long|[- ]in[- ]length)?,?"
_FIGURE = rf"{{hedge}}(?P<front>{{Q}}){_LONG}"
_LENGTH = rf"{_FIGURE} (?:of (?!its|the|their|our|his|this))?"
_OF = (
    r"(?:,? (?:of|measuring|totall?ing|spanning|at|with a (?:total )?length of|"
    r"(?:which|that) (?:is|was|runs|stretches|extends|measures|spans)(?: for| over| across)?|"
    r"(?:running|stretching|extending|winding)(?: for| over| across)?|some)|,)"
)
_WHERE = (
    r"(?: (?:in|to|on|along|at) (?:the|its|their) (?:[a-z-]+ ){0,2}(?:north|south|east|west|arctic|amazon|sahara|"
    r"himalayas|coast|region|side)[a-z-]*)?"
)
_MID = rf"{{border}}s?(?:{_OF} {{hedge}}(?P<mid>{{Q}}){_LONG})?{_WHERE}"
_NP = rf"(?:{_PLAIN}{_LENGTH}|{_PLAIN}){_MID}"
_IS = r"(?:is|was|are|isn't|is not|(?:is|was) (?:estimated|put) at|is said to be)(?: only| just| some| not)?"
_RUNS = (
    r"(?:(?:does not |doesn't )?(?:runs?|ran|stretch(?:es|ed)?|extends?|extended|spans?|spanned|measures?|measured|"
    r"winds|totals|covers|amounts to|comes to)|has a (?:total )?length of)"
    r"(?: (?:for|along|over|across|through|to|some|only|just|not|a (?:total|length|distance|stretch) of)){0,3}"
)
_ELSEWHERE = (
    r"(?!,? (?:of|away|off|outside|inside|inland|north|south|east|west|north-?east|north-?west|south-?east|south-?west|"
    r"wide|deep|behind|ahead|beyond|closer|nearer|further|farther|higher|lower|down|up|short|apart|by (?:road|car))\b)"
    r"(?!,? from (?![^,.;]{1,60} to\b))(?!, or an? )"
)
"""After a figure: nothing that makes a distance of it ("50 km from the town")."""
_MEASURED = (
    r"(?=[- ](?:long|in length)\b|[),.;:]|$| (?:and|but|while|that|which|with|in (?:all|total|the)|today|now|wide open)"
    rf"\b| \(| - ){_ELSEWHERE}"
)
"""After a figure that follows plain "is" or a comma: an end, or a word that shows that it says how long."""
_KNOWN = r"(?:,? (?:known|called|often) [^,.;]{1,50},)?"
_TAIL = (
    rf"(?:{_WHERE}(?:,? (?:which|that))?{_KNOWN} {{adverbs}}(?:{_IS} {{hedge}}(?P<back>{{Q}}){_MEASURED}|"
    rf"{_RUNS} {{hedge}}(?P<runs>{{Q}}){_ELSEWHERE})"
    rf"|{_WHERE}(?:{_OF} | -+ | \(|, [^,.;]{{1,60}} at ){{hedge}}(?P<inset>{{Q}}){_MEASURED})?"
)
_WHOLE = r"(?!'s? |-[a-z])"
"""After a country: the country itself is meant, not a part of it."""
_B = rf"(?:(?!the (?:length|width)|guards|people|troops)[a-z'-]+,? ){{0,5}}(?P<b>{{C}}){_WHOLE}"
_WITH = rf"with {_B}"
_DENIED = r"(?:(?:does|do|did) not|(?:doesn't|don't|didn't)) (?:share|have)"
_SHARE = rf"(?:shares?|shared|has|have|had|sharing|having|with|boasts?|maintains?|guards?|patrols?|{_DENIED})"
_BOTH = r"(?<![\ue000-\ue3ff], )(?<![\ue000-\ue3ff] and )(?P<a>{C}) and (?:the )?(?P<b>{C})"
"""Two countries, no third before them on the same list."""
_COMPOUND = r"(?P<a>{N})(?:-|/| - | and )(?P<b>{N}) {border}"
_BETWEEN = (
    r"{border} (?:that |which )?(?:now |currently |(?:lies|runs|running) )?(?:between|separating|dividing|divides|"
    r"separates|joins|of|shared by|linking) (?:both )?(?:the )?(?P<a>{C}) (?:and|from|with) (?:[a-z'-]+ ){0,3}"
    rf"(?P<b>{{C}}){_WHOLE}"
)
_OWN = rf"(?P<a>{{C}})(?:'s|'|,? whose) {{border}} {_WITH}"
_WHICH = r"(?:,? (?:which|that|and|whose government))?"
_SIDED = r"(?:(?:northern|southern|eastern|western|land|entire|whole|long|external|porous|common) ){0,2}"
_AT = (
    r"\b(?:at|with|measuring|stretching|spanning|running)(?: for| over)? (?:an? (?:[a-z]+ )?length of )?{hedge}"
    r"(?P<front>{Q})(?:[- ]long| in length)?,? (?:the )?"
)
_EXTENT = r"(?:length|extent) of (?:the )?"
_GIVEN = rf" (?:is|was|as|at|to be|of) {{hedge}}(?P<back>{{Q}}){_ELSEWHERE}"

PATTERNS: Final = (
    rf"(?P<a>{{C}}){{aside}}{_WHICH} {{adverbs}}{_SHARE} {_NP} {_WITH}{_TAIL}",
    rf"(?P<a>{{C}})(?: (?!and|or|with|of)[a-z'-]+){{1,6}} (?:shares?|has|have) {_NP} {_WITH}{_TAIL}",
    rf"(?P<a>{{C}}){{aside}}{_WHICH} {{adverbs}}(?:shares?|shared) with {_B} {_NP}{_TAIL}",
    rf"(?P<a>{{C}})(?:'s|'|,? whose) {_NP} {_WITH}{_TAIL}",
    rf"(?P<a>{{N}}) {_SIDED}{_LENGTH}{{border}} {_WITH}",
    rf"(?P<a>{{D}}) {{border}} {_WITH}{_TAIL}",
    rf"{_FIGURE} {_SIDED}(?P<a>{{N}})(?:'s)? {{border}} {_WITH}",
    rf"(?:{_FIGURE} {_SIDED})?{_COMPOUND}{_TAIL}",
    rf"(?:{_LENGTH})?{_BETWEEN}{_TAIL}",
    rf"{{border}}{_OF} {{hedge}}(?P<mid>{{Q}}){_LONG} between (?:the )?(?P<a>{{C}}) and (?:the )?(?P<b>{{C}}){_WHOLE}",
    (
        rf"{_BOTH}(?:'s|,? (?:which |who |that )?{{adverbs}}(?:share|shared|have|had|boast|{_DENIED}|"
        rf"are (?:separated|divided|linked|joined) by)) (?:the [^,.;]{{1,40}} and )?{_NP}(?!s? with){_TAIL}"
    ),
    rf"{_BOTH}'s {_IS} {{hedge}}(?P<back>{{Q}})[- ](?:long|in length)",
    rf"{_BOTH}'s {_RUNS} {{hedge}}(?P<back>{{Q}}){_ELSEWHERE}",
    (
        rf"(?P<a>{{C}}){_WHICH},? (?:is |are |was |remains )?(?:separated|divided|cut off) from (?:the )?{_B} by "
        rf"{_NP}{_TAIL}"
    ),
    (
        rf"(?P<b>{{C}}),? (?:[a-z]+ ){{0,4}}(?:with|from) (?:which|whom) (?:the )?(?P<a>{{C}}) {{adverbs}}"
        rf"(?:shares?|shared|has|had|is (?:separated|divided) by) {_NP}{_TAIL}"
    ),
    (
        rf"(?P<a>{{C}}){{aside}}{_WHICH} {{adverbs}}borders (?:on )?{_B}(?: to the [a-z]+)? (?:for|along|over|across)"
        rf"(?: an?| the)?(?: (?:total )?(?:length|distance|stretch|total) of)? {{hedge}}(?P<back>{{Q}}){_MEASURED}"
    ),
    (
        rf"(?P<a>{{C}})(?:'s (?:[a-z]+ ){{0,2}}(?:border|frontier|boundary|territory))?(?:,? (?:which|that))? "
        rf"{{adverbs}}{_RUNS} {{hedge}}(?P<back>{{Q}}) (?:along|beside) (?:the|its) {{border}} {_WITH}"
    ),
    (
        r"(?P<a>{C})'s (?:[a-z]+ ){0,2}(?:border|frontier|boundary),? (?:at )?{hedge}(?P<back>{Q})(?:[- ]long)?,? "
        r"is (?:the one |that )?with (?:the )?(?P<b>{C})"
    ),
    (
        r"(?P<a>{C})'s (?:[a-z-]+ ){0,3}(?:border|frontier|boundary) is (?:the one )?with (?:the )?(?P<b>{C})"
        rf"(?:{_OF}| -| \(|, which is) ?{{hedge}}(?P<inset>{{Q}}){_MEASURED}"
    ),
    (
        r"(?P<a>{C})'s (?:only|sole|[a-z]+est) (?:land |international )?(?:border|frontier|boundary), "
        rf"(?:which is |the one )?with (?:the )?(?P<b>{{C}}),? (?:{_RUNS}|{_IS}) {{hedge}}(?P<back>{{Q}}){_ELSEWHERE}"
    ),
    rf"{_AT}{_OWN}",
    rf"{_AT}{_COMPOUND}",
    rf"{_AT}{_BETWEEN}",
    rf"{_EXTENT}{_OWN}{_GIVEN}",
    rf"{_EXTENT}{_COMPOUND}{_GIVEN}",
    rf"{_EXTENT}{_BETWEEN}{_GIVEN}",
)
"""Texts that tell one border; the groups of a length may be empty, then they tell none."""
GROUPS: Final = ("front", "mid", "back", "runs", "inset")
"""The groups that hold a length."""
FURTHER: Final = (
    r"(?:,|;)?(?: and| as well as| plus)?(?: also)?(?: (?:has|shares))?(?: (?:a|an|its|another))? {hedge}(?P<front>{Q})"
    rf"{_LONG}(?: (?:{{border}}|one))? with (?:the )?(?P<b>{{C}}){_WHOLE}"
)
"""What may follow on the same country's next border."""
LISTED: Final = r"(?P<b>{C})(?: (?:to|in|on) the [a-z-]+)?(?: \(|, | for ){hedge}(?P<front>{Q})(?:[^()]{0,40}\))?"
"""A neighbour with the border's length behind it."""
_ANY_LISTED = LISTED.replace("?P<b>", "?:").replace("?P<front>", "?:")
LISTS: Final = (
    (
        rf"(?P<a>{{C}}){{aside}}{_WHICH} {{adverbs}}(?:borders(?: on)?|(?:shares?|has|have) (?:an? |its |land )*"
        rf"(?:borders?|frontiers?) with|is bordered by) (?:the )?{_ANY_LISTED}(?:[,;]?(?: and)? (?:with )?(?:the )?"
        rf"{_ANY_LISTED})+"
    ),
)
"""A country and a list of such neighbours."""
