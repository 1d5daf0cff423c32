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
move : kayak hitchhike jog crawl scramble wade meander tramp saunter stray amble plod sledge gallop trot
move directed : run/ran/run race roll coast turn drop veer swing/swung/swung dash bolt tear/tore/torn jump
move directed : wind/wound/wound pull press strike/struck/struck steer speed/sped/sped detour hitch
move directed : retire repair resettle
move at : tour explore roam
move : board
move toward : approach near
move back : return
leave source : leave/left/left depart vacate exit
leave source escape : flee/fled/fled escape abandon quit/quit/quit
leave escape desertion : desert defect
reach goal : reach enter visit attain regain revisit
reach : arrive land dock anchor berth emerge stop halt
detach : disembark alight dismount
cross path : cross traverse ford
follow path : follow pass skirt round bypass
stay : stay remain winter wait camp hide/hid/hidden shelter spend/spent/spent lodge rest pause linger
stay : overwinter settle encamp moor overnight wake/woke/woken sleep/slept/slept dine breakfast
stay mover : rescue
stay mover detention : arrest detain hold/held/held imprison jail intern capture apprehend seize incarcerate
stay mover release untold : release free liberate
stay presence joining : enlist enrol enroll volunteer
stay mover presence joining : recruit conscript mobilise mobilize draft
stay other : die
stay other untold : bear/bore/born
stay mover other : kill wound injure
move mover : take/took/taken bring/brought/brought deport exile send/sent/sent transfer transport ferry escort
move mover : smuggle banish evacuate expel carry lead/led/led extradite
stay presence : serve fight/fought/fought live work study witness command
"""
"""Class, what the object is and other flags, then the verbs: base form, past and participle where irregular."""

PHRASES: tuple[tuple[str, MotionClass, str], ...] = (
    ("take off", "leave", ""),
    ("set out", "move", ""),
    ("set off", "move", ""),
    ("set forth", "move", ""),
    ("set sail", "move", ""),
    ("make * way", "move", ""),
    ("made for", "move", "aims"),
    ("make it", "reach", ""),
    ("make * escape", "leave", "source escape"),
    ("make * crossing", "cross", ""),
    ("push on", "move", ""),
    ("press on", "move", ""),
    ("come back", "move", "back"),
    ("go back", "move", "back"),
    ("turn back", "stay", ""),
    ("show up", "reach", ""),
    ("turn up", "reach", ""),
    ("check into", "reach", ""),
    ("end up", "reach", ""),
    ("wind up", "reach", ""),
    ("grow up", "stay", "presence"),
    ("get as far as", "reach", "goal"),
    ("cut across", "cross", "path"),
    ("cut through", "cross", "path"),
    ("get off", "detach", ""),
    ("step off", "detach", ""),
    ("weigh anchor", "stay", ""),
    ("drop anchor", "reach", ""),
    ("cast anchor", "reach", ""),
    ("put into", "reach", "goal"),
    ("put on a train", "move", "mover"),
    ("put on a plane", "move", "mover"),
    ("put on a flight", "move", "mover"),
    ("put on a bus", "move", "mover"),
    ("put on a ship", "move", "mover"),
    ("put on a boat", "move", "mover"),
    ("call at", "stay", ""),
    ("touch at", "stay", ""),
    ("put in at", "stay", ""),
    ("seek asylum", "stay", "request"),
    ("seek refuge", "stay", "request"),
    ("seek protection", "stay", "request"),
    ("claim asylum", "stay", "request"),
    ("seek political asylum", "stay", "request"),
    ("request political asylum", "stay", "request"),
    ("ask for political asylum", "stay", "request"),
    ("apply for protection", "stay", "request"),
    ("apply for refugee status", "stay", "request"),
    ("sign up", "stay", "presence joining"),
    ("sign on", "stay", "presence joining"),
    ("sign with", "stay", "presence joining"),
    ("sign a contract with", "stay", "presence joining"),
    ("go absent without", "leave", "escape desertion"),
    ("set free", "stay", "mover release untold"),
    ("take into custody", "stay", "mover detention"),
    ("take prisoner", "stay", "mover detention"),
    ("take * prisoner", "stay", "mover detention"),
    ("take refuge", "stay", ""),
    ("take shelter", "stay", ""),
    ("request asylum", "stay", "request"),
    ("apply for asylum", "stay", "request"),
    ("ask for asylum", "stay", "request"),
    ("get to", "reach", ""),
    ("get into", "reach", ""),
    ("get back", "move", "back"),
    ("get out of", "leave", "source"),
    ("get away from", "leave", "source"),
    ("run away", "leave", "escape"),
    ("go on", "move", ""),
    ("take part", "stay", "presence"),
    ("time in", "stay", "presence"),
    ("start from", "leave", "source"),
    ("start for", "move", "aims"),
    ("start home", "move", "aims"),
    ("start back", "move", "aims"),
    ("start out", "move", ""),
)
"""Phrases (`*` is any one word), their class and flags as in `VERBS`."""

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

IRREGULAR = {
    "set": ("set", "set", "set"),
    "make": ("made", "made", "made"),
    "made": ("made", "made", "made"),
    "claim": ("claimed", "claimed", "claims"),
    "sign": ("signed", "signed", "signs"),
    "call": ("called", "called", "calls"),
    "weigh": ("weighed", "weighed", "weighs"),
    "drop": ("dropped", "dropped", "drops"),
    "cast": ("cast", "cast", "casts"),
    "end": ("ended", "ended", "ends"),
    "wind": ("wound", "wound", "winds"),
    "grow": ("grew", "grown", "grows"),
    "check": ("checked", "checked", "checks"),
    "cut": ("cut", "cut", "cuts"),
    "press": ("pressed", "pressed", "presses"),
    "show": ("showed", "shown", "shows"),
    "step": ("stepped", "stepped", "steps"),
    "turn": ("turned", "turned", "turns"),
    "touch": ("touched", "touched", "touches"),
    "put": ("put", "put", "puts"),
    "seek": ("sought", "sought", "seeks"),
    "take": ("took", "taken", "takes"),
    "request": ("requested", "requested", "requests"),
    "apply": ("applied", "applied", "applies"),
    "ask": ("asked", "asked", "asks"),
    "get": ("got", "got", "gets"),
    "run": ("ran", "run", "runs"),
    "go": ("went", "gone", "goes"),
    "come": ("came", "come", "comes"),
    "push": ("pushed", "pushed", "pushes"),
    "start": ("started", "started", "starts"),
}
"""Past, participle and third person of the words that open phrases."""

AMBIGUOUS = _words("bear bearing bears bore draft drafts free near wound")
"""Forms of these verbs that mostly mean something else."""

DOUBLED = {"travel": "ll", "stop": "pp", "ship": "pp", "slip": "pp", "transfer": "rr", "expel": "ll"}
DOUBLED |= {"step": "pp", "cut": "tt", "jog": "gg", "drop": "pp", "trot": "tt"}
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
