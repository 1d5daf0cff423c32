"""Words for homes and refuges, in English where a text is read, in the page's languages where a person names a stop."""

import re

from storymap.language.expressions import late

KINDS = {
    "HSP": "hospital", "HSPC": "clinic", "HSPD": "dispensary", "HSPL": "leprosarium", "SNTR": "sanatorium",
    "ASYL": "asylum", "CMPRF": "refugee camp", "CMP": "camp", "HSE": "house", "HSEC": "country house",
}  # fmt: skip
"""GeoNames' kinds of places where people live or are looked after."""
_STRONG = (
    r"safe[ -]?houses?|(?:women's |women’s |homeless |bomb |air-raid |emergency )?shelters?|refuges?|hide-?outs?"
    r"|hiding[ -]places?|hospitals?|clinics?|field hospital|maternity ward|orphanages?|asylum cent(?:re|er)s?"
    r"|reception cent(?:re|er)s?|(?:refugee|transit|displacement|IDP|asylum|migrant|tent) camps?|private address(?:es)?"
    r"|\w+s['’] camps?"
)
_HOMES = r"homes?|houses?|flats?|apartments?|bungalows?|farmhouses?|residences?|dwellings?|camps?|addresses"
PUBLIC = late(
    r"\b(?:(?:White|Government|State|Opera|Custom|Customs|Court|Country|Manor|Auction|Publishing|Power|Parish|Town|Parliament"
    r"|Chatham|Coffee|Tea|Meeting|Guest|Light|Royal|Somerset|Freedom|Clearing|Art|Full|Steak|Public|Upper|Lower|Fashion)"
    r" Houses?|House of (?:\w+)|Houses of Parliament|Home (?:Office|Secretary|Guard|Rule|Counties)|Camp (?:David|Nou)"
    r"|Wildlife Refuges?|National Refuges?|Nature Refuges?"
    r"|(?:base|training|army|military|summer|holiday|boot|mining|logging|ski|winter|advance|high|polar"
    r"|election|fitness|scout|fan|press|protest|prison|labou?r) camps?"
    r"|(?:opera|state|custom|customs|court|country|manor|auction|publishing|power|parish|town|coffee|tea|meeting|guest|clearing"
    r"|steak|wheel|engine|gate|boat|fashion|wildlife|nature|mountain|alpine) (?:houses?|refuges?)"
    r"|home (?:to|of|towns?|country|countries|state|team|ground|front|page|game|match|office|affairs|rule)"
    r"|house (?:arrest|of|party|prices|music)|flat (?:land|plain|ground|terrain|country)"
    r"|(?:tax|bus|tram|rain|picnic) shelters?"
    r"|(?:Hospital|Shelter|Refuge|Clinic|Camp|Home|House|Refugio|Albergue)s? (?:Road|Street|Lane|Island|Bay|Cove|Point"
    r"|Hill|Creek|River|Lake|Square|Bridge|National|Park|Station|Beach)"
    r"|wildlife (?:hospital|shelter)s?|animal (?:hospital|shelter|clinic)s?)\b"
)
"""What is called so and is nobody's home, and other meanings of the words."""
_LINK = (
    r"(?:in|at|near|outside|of|on|off|behind|beside|by|to|under|beneath|inside|opposite|close to|not far from|next to"
    r"|called|named|known as)"
)
BEFORE = late(
    rf"\b(?P<word>{_STRONG}|(?:(?:her|his|their|my|our|the|an?|\w+['’]s)\s+(?:\w+\s+){{0,2}}?)(?:{_HOMES})"
    rf"|\w+['’]s place|hid|hides|hidden|hiding|sheltered|shelters|sheltering),?\s+{_LINK}(?:\s+(?:the|a))?\s+$"
    rf"|\b(?P<lives>lives?|lived|living)\s+at\s+$|\b(?P<called>{_STRONG}),\s+$"
    r"|\b(?P<address>(?:home|private|her|his|their|my|our) address)(?:\s+(?:is|was))?:?\s+$"
)
"""Such words that end before a name: *the safe house at* Brønnvika."""
AFTER = late(
    rf"\s*(?:,\s*(?:(?:a|an|the|her|his|their|my|our)\s+(?:\w+\s+){{0,2}}?)?)?(?P<word>{_STRONG})\b"
    r"|\s*,\s*(?P<where>where\s+(?:\w+\s+){1,3}(?:lives?|lived|hides?|hid|sleeps?|slept))\b"
    rf"|\s*,\s*(?P<own>(?:her|his|their|my|our)\s+(?:\w+\s+){{0,2}}?(?:{_HOMES}))\b"
)
"""Such words that follow on a name: Brønnvika*, a women's shelter*."""
IN_NAMES = late(
    r"\b(?:Hospital|Clinic|Orphanage|Safe House|Safehouse|Hideout|(?:Refugee|Transit|Displacement|IDP|Asylum) Camp"
    r"|Refuge|(?:Women's |Women’s )?Shelter|Asylum Cent(?:re|er)|Reception Cent(?:re|er))$"
)
"""Names that end so."""
_OTHER_LANGUAGES = (
    # Norwegian, German, French, Spanish, Ukrainian and Russian, Arabic: shelters, hideouts, hospitals, camps, homes.
    r"krisesent(?:er|eret)|tilfluktsrom\w*|skjulested\w*|dekkadresse\w*|sykehus\w*|asylmottak\w*|flyktningleir\w*|leilighet\w*"
    r"|frauenh(?:aus|äuser)|versteck\w*|schutzraum|notunterkunft|krankenhaus|flüchtlings(?:lager|unterkunft|heim)|wohnung"
    r"|wohnhaus|domicile|cachette|planque|hôpital|foyer|abri|camp de réfugiés|refuge"
    r"|domicilio|refugio|escondite|albergue|hospital|campo de refugiados|piso franco"
    r"|притулок|сховище|укриття|лікарня|квартира|убежище|укрытие|больница|приют|лагерь беженцев"
    r"|ملجأ|مأوى|مستشفى|مخيم"
)
IN_STOPS = late(
    rf"\b(?:{_STRONG}|{_OTHER_LANGUAGES})\b|\b(?:(?:her|his|their|my|our|the|\w+['’]s)\s+(?:\w+\s+){{0,2}}?)(?:{_HOMES}|rooms?)\b",
    re.IGNORECASE,
)
"""What stops are called: a person's own words, or the text's."""
