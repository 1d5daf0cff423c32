"""Words that tell places: kinds of places before and after a name, prepositions, abbreviations."""

from storymap.language.wordlists import name_map, word_set

HEADS_AFTER = word_set(
    """
    County Parish Borough Township Province Prefecture Oblast Krai Governorate Voivodeship Canton Raion Okrug Region
    Territory Emirate Sultanate Archipelago Island Islands Isle Isles Peninsula Valley River Creek Lake Lakes Bay Gulf
    Sea Ocean Strait Straits Channel Canal Sound Fjord Lagoon Reservoir Falls Delta Estuary Basin Mountain Mountains
    Mount Peak Range Hills Volcano Glacier Plateau Plain Plains Desert Steppe Forest Coast Cape Point Pass Gorge
    Canyon Reef Atoll Beach Cove Marsh Swamp Rapids Springs Heights Highlands Lowlands Municipality Shire Corridor
    Triangle Cordillera Massif Trench Rainforest Jungle Wetlands Archipelagos Foothills Panhandle Metro
    """
)
"""Kinds of places that follow a name and belong to it."""

COUNTED_HEADS = {
    "counties": "County", "parishes": "Parish", "provinces": "Province", "districts": "District",
    "regions": "Region", "states": "State", "rivers": "River", "islands": "Island", "valleys": "Valley",
    "villages": "", "towns": "", "cities": "", "mountains": "Mountains", "municipalities": "Municipality",
    "oblasts": "Oblast", "lakes": "Lake", "seas": "Sea", "republics": "Republic", "territories": "Territory",
    "boroughs": "Borough", "governorates": "Governorate", "prefectures": "Prefecture", "peninsulas": "Peninsula",
}  # fmt: skip
"""Plural kinds after a list → the word that each name of it lacks: Lee and Russell *counties*."""

HEADS_BEFORE = word_set("Lake Fort Mount Mt Cape Loch Lough Isle River Rio Wadi Jebel Jabal Glen Ben Gulf Bay")
"""Kinds of places that stand directly before a name and belong to it."""

HEADS_OF = word_set(
    "Gulf Bay Strait Straits Sea Isle Isles Islands Cape Lake Valley Bight Sound Firth Republic Kingdom Channel Horn "
    "Mouth Plain Plains Desert Mount Gate Rock"
)
"""Kinds of places with "of": *Gulf* of Bothnia."""

KINDS_OF = word_set(
    """
    town towns village villages city cities hamlet settlement settlements municipality province district region
    county port suburb suburbs capital state commune parish oblast island islands islet valley peninsula territory
    republic kingdom neighborhood neighbourhood outpost oasis township community seaport archipelago prefecture
    governorate borough colony enclave exclave fortress resort outskirts north south east west northeast northwest
    southeast southwest kilometers kilometres miles km coast coasts shores banks
    """
)
"""Lower-case words before "of" and a place: the *village* of X. They make a place of a name nobody knows."""

SOFT_KINDS_OF = word_set(
    """
    mayor people residents streets governor government president parliament king queen invasion annexation
    occupation capture liberation siege bombing shelling citizens citizen natives inhabitants centre center middle
    heart edge part parts most half border borders side corner rest area areas bank airspace waters ambassador
    native map history future control soil army police university bishop east west suburb foothills
    """
)
"""Lower-case words before "of" that speak for a place, though not surely."""

KINDS_AFTER = word_set(
    """
    province region district city county valley peninsula river area state oblast suburb border village town island
    islands coast desert mountains republic airport metro metropolitan prefecture governorate municipality parish
    strait bay gulf sea lake basin neighborhood neighbourhood resident residents native officials authorities police
    airspace territory waters frontier shore enclave
    """
)
"""Lower-case words after a place's name."""

STRONG_PREPOSITIONS = word_set("in near outside throughout across around inside within toward towards into via aboard")
"""A name after these is often a place."""

SOFT_PREPOSITIONS = word_set("from to at through between over leaving reached reaching visited visiting left entered")
"""A name after these is sometimes a place."""

COMPASS = word_set(
    """
    north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern northernmost southernmost easternmost westernmost downtown
    upstate rural mainland nearby neighboring neighbouring inner outer greater post-war occupied war-torn mid
    """
)
"""Words, in lower case, that stand right before a place they take a part of; as capitals they may belong to it."""

DIRECTION_NAMES = word_set(
    "North South East West Northern Southern Eastern Western Central Northeast Northwest Southeast Southwest Upper "
    "Lower Greater Inner Outer Northeastern Northwestern Southeastern Southwestern Downtown Mainland Upstate Mid "
    "Occupied Metro Old Historic Modern Ancient Medieval Rural"
)
"""The same with a capital, as in headings; left out of the name unless a gazetteer knows the whole."""

TAKES_THE = word_set(
    """
    Netherlands Philippines Bahamas Gambia Maldives Seychelles Comoros Hague Bronx Vatican Balkans Caucasus Alps
    Andes Himalayas Pyrenees Urals Carpathians Rockies Arctic Antarctic Caribbean Mediterranean Baltic Pacific
    Atlantic Sahara Sahel Levant Crimea Donbas Donbass Congo Ukraine Sudan Lebanon Nile Volga Danube Rhine Thames
    Amazon Ganges Euphrates Tigris Dnieper Dnipro Mekong Yangtze Mississippi Bosphorus Dardanelles Channel Kola
    US U.S. USA UK U.K. UAE DRC USSR Netherlands Hebrides Orkneys Azores Canaries Falklands Faroes Midlands Cotswolds
    Highlands Negev Sinai Golan Gobi Namib Kalahari Punjab Transvaal Crimean Emirates Czech Dominican Central
    """
)
"""Names that "the" may stand before; before other single names it speaks against a place."""

_ABBREVIATIONS = """
United States: U.S., U.S, US, USA, U.S.A.
United Kingdom: U.K., U.K, UK
United Arab Emirates: UAE, U.A.E.
Democratic Republic of the Congo: DRC, DR Congo
Central African Republic: CAR
Soviet Union: USSR, U.S.S.R.
Washington, D.C.: D.C., DC
New York City: NYC, N.Y.C.
Los Angeles: L.A., LA
New South Wales: NSW
Papua New Guinea: PNG
New Zealand: NZ, N.Z.
North Korea: DPRK, D.P.R.K.
South Korea: ROK
Saudi Arabia: KSA
U.S. Virgin Islands: Virgin Islands
"""
_STATES = """
Alabama: Ala., AL
Alaska: AK
Arizona: Ariz., AZ
Arkansas: Ark., AR
California: Calif., Cal., CA
Colorado: Colo., CO
Connecticut: Conn., CT
Delaware: Del., DE
Florida: Fla., FL
Georgia: Ga., GA
Hawaii: HI
Idaho: ID
Illinois: Ill., IL
Indiana: Ind., IN
Iowa: IA
Kansas: Kan., Kans., KS
Kentucky: Ky., KY
Louisiana: La., LA
Maine: ME
Maryland: Md., MD
Massachusetts: Mass., MA
Michigan: Mich., MI
Minnesota: Minn., MN
Mississippi: Miss., MS
Missouri: Mo., MO
Montana: Mont., MT
Nebraska: Neb., Nebr., NE
Nevada: Nev., NV
New Hampshire: N.H., NH
New Jersey: N.J., NJ
New Mexico: N.M., NM
New York: N.Y., NY
North Carolina: N.C., NC
North Dakota: N.D., ND
Ohio: OH
Oklahoma: Okla., OK
Oregon: Ore., OR
Pennsylvania: Pa., Penn., PA
Rhode Island: R.I., RI
South Carolina: S.C., SC
South Dakota: S.D., SD
Tennessee: Tenn., TN
Texas: Tex., TX
Utah: UT
Vermont: Vt., VT
Virginia: Va., VA
Washington: Wash., WA
West Virginia: W.Va., W. Va., WV
Wisconsin: Wis., Wisc., WI
Wyoming: Wyo., WY
British Columbia: B.C., BC
Ontario: Ont., ON
Quebec: Que., QC
Alberta: Alta., AB
Saskatchewan: Sask., SK
Manitoba: Man., MB
Nova Scotia: N.S., NS
New Brunswick: N.B., NB
Newfoundland and Labrador: N.L., NL
"""
ABBREVIATIONS = name_map(_ABBREVIATIONS)
"""Abbreviations that stand for a place wherever they are → its name."""
STATE_ABBREVIATIONS = name_map(_STATES)
"""Abbreviations that stand for a state after a town and a comma → its name; with inner full stops, anywhere."""
