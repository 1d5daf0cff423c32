"""Words for kinds of places, as finders match them beside a name ("the town of …", "… Valley")."""

KIND = (
    r"(?:towns?|cit(?:y|ies)|villages?|hamlets?|settlements?|ports?|capital|district|county|province|region|oblast|"
    r"state|"
    r"governorate|prefecture|department|municipality|valley|river|lakes?|islands?|peninsula|mountains?|range|desert|"
    r"forest|area|resort|suburb|community|stronghold|hub|metropolis|outpost|enclave|archipelago|airport|base|fjord|"
    r"harbou?r|coast|border town|seaport|commune|parish|borough|township|highlands|plateau|canyon|volcano|"
    r"national park|crossing|monastery|castle)"
)
"""Pattern of a common noun for a place."""
DESCRIPTION = rf"(?:(?!(?:not|of|in)\b)[a-z'-]+,? ){{0,4}}{KIND}"
"""Pattern of a description that ends in one: `small mining town`."""
CALLED = (
    r"(?:town|city|village|hamlet|settlement|port|district|county|province|state|municipality|island|resort|community|"
    r"commune|parish|borough|township|metropolis|suburb|port city|coastal city|seaport|market town)"
)
"""Nouns after which "of" only names: `the village of …`, unlike `the capital of …`."""
