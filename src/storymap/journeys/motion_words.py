"""The words of motion by ISO-Space class: verbs, phrases and nouns, with what `motion.py` needs to inflect them."""

from storymap.model.stories import EventKind, MotionClass


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KINDS: tuple[EventKind, ...] = ("joining", "desertion", "detention", "release", "request", "other")
"""Flags that say what happened where it is more or other than motion."""

VERBS = """
move : go/went/gone travel journey walk ride/rode/ridden drive/drove/driven fly/flew/flown sail march trek hike
move : row ski cycle swim/swam/swum head proceed continue wander voyage cruise steam migrate emigrate relocate
move : advance retreat withdraw/withdrew/withdrawn hurry climb descend ascend drift paddle come/came/come move
move : portage push stumble slip sneak venture embark trudge rush limp commute bike bicycle pedal stroll canoe
move : hop chug hobble shuffle backpack parachute zigzag
move : kayak hitchhike jog crawl scramble wade meander tramp saunter stray amble plod sledge gallop trot
move directed : run/ran/run race roll coast turn drop veer swing/swung/swung dash bolt tear/tore/torn jump
move directed : wind/wound/wound pull press strike/struck/struck steer speed/sped/sped detour hitch
move directed : retire repair resettle motor rattle struggle shuttle taxi
move at : tour explore roam
move : board
move toward : approach near
move back : return
leave source : leave/left/left depart vacate exit
leave : disappear vanish abscond
leave source escape : flee/fled/fled escape abandon quit/quit/quit
leave escape desertion : desert defect
reach goal : reach enter visit attain regain revisit
reach : crash-land refuel
reach : arrive land dock anchor berth emerge stop halt
detach : disembark alight dismount
cross path : cross recross traverse ford
follow path : follow pass skirt round bypass
stay : stay remain winter wait camp hide/hid/hidden shelter spend/spent/spent lodge rest pause linger
stay : overwinter settle encamp moor overnight wake/woke/woken sleep/slept/slept dine breakfast
stay : bivouac/bivouacked/bivouacked sojourn tarry convalesce recuperate languish
stay mover : rescue keep/kept/kept base station post billet quarter garrison quarantine hospitalise hospitalize treat
stay mover : crown wed marry ordain baptise baptize christen sentence
stay mover : welcome greet question interrogate confine
stay mover detention : abduct kidnap catch/caught/caught
stay mover : register
stay mover presence untold : educate
stay mover detention : arrest detain hold/held/held imprison jail intern capture apprehend seize incarcerate
stay mover release untold : release free liberate
stay presence joining : enlist enrol enroll volunteer
stay mover presence joining : recruit conscript mobilise mobilize draft
stay other : die perish drown
stay other untold : bear/bore/born
stay mover other : kill wound injure bury
move mover : take/took/taken bring/brought/brought deport exile send/sent/sent transfer transport ferry escort
move mover : airlift tow ship haul herd cart truck whisk repatriate divert convey
move mover : smuggle banish evacuate expel carry lead/led/led extradite
stay presence : serve fight/fought/fought live work study witness command
stay presence : teach/taught/taught lecture perform attend train practise practice
"""
"""Class, what the object is and other flags, then the verbs: base form, past and participle where irregular."""

NOUNS: dict[str, tuple[MotionClass, str]] = {
    "crossing": ("cross", ""),
    "escape": ("leave", "source escape"),
    "flight": ("move", ""),
    "journey": ("move", ""),
    "voyage": ("move", ""),
    "odyssey": ("move", ""),
    "march": ("move", ""),
    "trek": ("move", ""),
    "trip": ("move", ""),
    "tour": ("move", ""),
    "walk": ("move", ""),
    "ride": ("move", ""),
    "drive": ("move", ""),
    "climb": ("move", ""),
    "descent": ("move", ""),
    "ascent": ("move", ""),
    "detour": ("move", ""),
    "excursion": ("move", ""),
    "expedition": ("move", ""),
    "pilgrimage": ("move", ""),
    "arrival": ("reach", ""),
    "departure": ("leave", ""),
    "return": ("move", "back"),
    "retreat": ("move", ""),
    "desertion": ("leave", "escape desertion"),
    "defection": ("leave", "escape desertion"),
    "arrest": ("stay", "detention"),
    "detention": ("stay", "detention"),
    "imprisonment": ("stay", "detention"),
    "capture": ("stay", "detention"),
    "release": ("stay", "release untold"),
    "death": ("stay", "other"),
    "birth": ("stay", "other untold"),
    "time": ("stay", "presence"),
    "visit": ("reach", ""),
    "stopover": ("reach", ""),
}
"""Nouns of motion, their class and flags as in `VERBS`."""

AMBIGUOUS = _words(
    """
    base bases basing bear bearing bears bore bury cart carts charter crown crowns draft drafts free haul hauls herd
    herds marry motor motors near parachute parachutes pilot pitch post posting posts quarantine quarter quarters
    question questions rally rattle refuel sentence sentences ship ships shuttle shuttles station stations train
    training trains treat treating treats truck trucks welcome wound
    """
)
"""Forms of these verbs that mostly mean something else."""

DOUBLED = {"travel": "ll", "stop": "pp", "ship": "pp", "slip": "pp", "transfer": "rr", "expel": "ll", "pedal": "ll"}
DOUBLED |= {"step": "pp", "cut": "tt", "jog": "gg", "drop": "pp", "trot": "tt", "hop": "pp"}
DOUBLED |= {"trek": "kk", "refuel": "ll", "kidnap": "pp", "traffic": "ck", "zigzag": "gg"}
"""Verbs that double their last letter before -ed and -ing."""

TRIPS = _words("cruise detour drive excursion expedition flight hike journey pilgrimage tour trek trip voyage walk")
"""What people take or make: whoever does so travels."""

LIFTS = _words("lift passage ride")
"""What people get, catch or hitch to be taken somewhere."""

WAYS = _words("direction highway lane motorway path road route track trail")
"""What people take that leads somewhere: taking it is not getting there."""

EVENTS = _words(
    """
    accident arrest assassination attack attacks campaign clashes collapse conflict coup crackdown crash crisis death
    defeat earthquake election elections epidemic extradition fighting fire flood floods invasion murder outbreak
    pandemic protests raid release revolt revolution riots shooting siege storm strike summit talks trial unrest
    uprising violence war
    """
)
"""What happens somewhere: behind `during` or `following` its place is where it was, not where anybody went."""

SPANS = _words(
    """
    afternoon couple day days evening few fortnight hour hours month months morning night nights week weekend weekends
    weeks winter winters year years
    """
)
"""Spans of time that people spend at places."""

DESCRIBED = _words(
    """
    attempt attendant bus cabin company crew date diary guide guides log operator plan plans point record report route
    routes ticket time warrant
    """
)
"""Nouns that a noun of motion before them only describes (`tour guide`, `arrest warrant`)."""

DIRECTIONS = _words(
    """
    across ahead along around ashore away back down east eastward eastwards for from home in inland into left north
    northeast northward northwards northwest off on onto out over past right round south southeast southward southwards
    southwest straight through to toward towards up via west westward westwards
    """
)
"""Words that give a motion its direction."""

TURNING = _words("bore steered turn turned turning turns veer veered veering")
"""Verbs behind which `left` is a side."""

ASIDE: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (_words("turn turned turning turns"), _words("around down for in off on out over to up")),
    (_words("ran run running runs"), _words("for in on")),
    (_words("press pressed presses pressing race raced strike strikes striking struck"), _words("for in to")),
)
"""Forms of directed verbs, with the words behind which they mean something else (`ran for office`)."""

NO_PLACES = _words(
    """
    action blows conclusion conclusions end extremes fruition grips life light mind nothing pass pieces power press
    print tears terms waste
    """
)
"""What people come, go or are moved `to` without going anywhere."""

IDIOMS: dict[str, frozenset[str]] = {
    "return": _words("calls fire"),
    "cross": _words("fingers paths swords"),
    "pass": _words("judgement judgment muster"),
    "drive": _words("bargain"),
    "lead": _words("polls"),
    "follow": _words("advice blog example instructions journey map news orders rules story suit"),
    "abandon": _words("attempt hope hopes plan plans pretence"),
}
"""Objects with which a verb tells no motion."""
