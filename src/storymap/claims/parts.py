"""Name in a pattern text, such as `{border}` → the text that it stands for in many patterns."""

from typing import Final

_SIDE = r"(?:(?: \(|, )[\uec00-\uefff](?:[^()]{0,30}\))?)?(?: (?:to|in|on) (?:the|its) [a-z-]+)?"
_ITEM = rf"[\ue000-\ue3ff]{_SIDE}"
_NEXT_ITEM = (
    r"[\ue000-\ue3ff](?!'s| (?:shares?|has|have|had|is|was|does|did|will|said|borders?|lies|sits|covers|touches|"
    rf"neighbou?rs|adjoins|lacks|remains|stretches|meets|and [^ ]+ share)\b){_SIDE}"
)
PARTS: Final = {
    "list": rf"(?:the )?{_ITEM}(?:(?:,? and (?:(?:to|on|in) (?:the|its) [a-z-]+,? )?(?:with |by )?|"
    rf", (?:(?:to|on|in) (?:the|its) [a-z-]+,? )?(?:with |by )?|,? n?or |/)"
    rf"(?:the )?{_NEXT_ITEM})*",
    "hedge": r"(?:(?:about|around|approximately|roughly|some|nearly|almost|just|only|over|under|just "
    r"over|just under|more "
    r"than|less than|at least|up to|an estimated|a mere|well over|close to|slightly (?:more|less) than|a little over|"
    r"exactly|precisely) )?",
    "adverbs": r"(?:(?:also|still|now|currently|already|only|directly|itself|today) ){0,2}",
    "aside": r"(?:,? \([^()]{1,80}\)|, [^,.;:\ufffc]{1,90},)?",
    "border": r"(?<![a-z-])(?:(?!(?:maritime|sea|coastal|river|lake|part|section|stretch|strip|tiny|most|"
    r"wall|fence|open|no|not|"
    r"internal|economic|provincial|state|tax|class|language|a|an|the|of|in|on|for|to|and|with|at|by|from|was|is)\b)"
    r"[a-z][a-z-]*,? ){0,3}(?<!maritime )(?<!sea )(?<!coastal )(?:border|frontier|boundary)(?!-)"
    r"(?! (?:fence|wall|town|crossing|post|guard|officer|region|area|zone|strip|checkpoint|patrol|force|road|city|"
    r"village|state|province|dispute|talks|security|control|closure|agreement|treaty|incident|clash))",
    "description": r"(?:(?!(?:not|of|in)\b)[a-z'-]+,? ){0,4}{kind}",
    "kind": (
        r"(?:towns?|cit(?:y|ies)|villages?|hamlets?|settlements?|ports?|capital|district|county|province|region|oblast|"
        r"state|"
        r"governorate|prefecture|department|municipality|valley|river|lakes?|islands?|peninsula|mountains?|range|desert|"
        r"forest|area|resort|suburb|community|stronghold|hub|metropolis|outpost|enclave|archipelago|airport|base|fjord|"
        r"harbou?r|coast|border town|seaport|commune|parish|borough|township|highlands|plateau|canyon|volcano|"
        r"national park|crossing|monastery|castle)"
    ),
    "called": (
        r"(?:town|city|village|hamlet|settlement|port|district|county|province|state|municipality|island|resort|community|"
        r"commune|parish|borough|township|metropolis|suburb|port city|coastal city|seaport|market town)"
    ),
}
"""Part by name; a part may name those below it. Written by name a part is read once, pasted it is read each time."""
