"""Words of English that the reading of journeys rests on, by class. All in lower case but names of organizations."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PRONOUNS = _words(
    """
    he i it one she they we who you
    """
)
"""Pronouns that can be subjects."""

OBJECT_PRONOUNS = _words(
    """
    her herself him himself me myself them themselves us
    """
)
"""Pronouns that can be objects only."""

POSSESSIVES = _words(
    """
    her his its my our their
    """
)
"""Possessive determiners."""

DETERMINERS = _words(
    """
    a all an another any both each every few many more no other several some that the these this those
    """
)
"""Articles and other determiners."""

PREPOSITIONS = _words(
    """
    aboard about across after against along around as at before behind below beside between beyond by despite down
    during for from in inside into near of off on onto out outside over past round since than through to toward
    towards under until up upon via with within without
    """
)
"""Prepositions."""

AUXILIARIES = _words(
    """
    am are be been being did do does gets got had has have having is was were
    """
)
"""Forms of be, have and do."""

MODALS = _words(
    """
    ca can could may might must shall should will wo would
    """
)
"""Modal verbs."""

SUBORDINATORS = _words(
    """
    after although as because before if once since so than that though unless until when where whereupon whether
    which while who whom whose
    """
)
"""Words that open a subordinate clause."""

CONJUNCTIONS = _words(
    """
    and but nor or then yet
    """
)
"""Words that join equals."""

NEGATIONS = _words(
    """
    hardly n't neither never nobody not n’t
    """
)
"""Words that deny."""

ADVERBS = _words(
    """
    accordingly afterwards again all alone already also ashore away back directly downriver downstream east eastward
    eastwards even ever finally first hence here home inland instead just later meanwhile moreover nevertheless next
    nonetheless north northward northwards now often on once only otherwise overland perhaps somehow soon south
    southward southwards still straight then thence there therefore thus together too twice upriver upstream west
    westward westwards
    """
)
"""Adverbs without -ly that stand in or behind verb groups."""

LY_NOUNS = _words(
    """
    anomaly assembly butterfly family monopoly reply supply
    """
)
"""Nouns that end like adverbs."""

IRREGULAR_VERBS = _words(
    """
    ate became began bent blew bought brought built caught chose clung crept dealt died drank drew dug fell felt
    finds flung forgot found froze gave got grew heard held helps hung kept knew laid lay learned learnt led lent let
    lost made makes meant met overcame paid put rang said sang sank saw says sees sent set shone shook showed
    shows slid sold spent spoke sprang stole stood stuck swept swore takes taught tells thought threw told took
    understood won wore wrote
    """
)
"""Finite forms of common verbs that do not end in -ed."""

WEATHER = _words(
    """
    calm calms current currents fever fevers floods fog gale gales ice illness rain rains sea seas snow storm storms
    weather wind winds
    """
)
"""What keeps people somewhere without arresting them."""

PERSONS = _words(
    """
    activist actor actress adventurer anthropologist archaeologist architect artist astronaut astronomer athlete
    aviator baker biologist blogger botanist boy captain carpenter castaway climber commander convict cosmonaut
    courier cyclist defector deserter dissident diver driver drummer explorer fiddler fighter fisherman footballer
    fugitive geologist girl herder hunter interpreter man mercenary merchant messenger migrant miner mountaineer
    musician naturalist navigator norwegian nun painter physicist pilgrim pilot preacher prisoner refugee rower
    runaway runner sailor scientist shepherd singer skier skipper soldier surgeon surveyor swede swimmer teenager
    trader translator trapper traveler traveller venetian veteran whaler woman
    """
)
"""Nouns that a text uses for the person whose journey it tells."""

ROLES = _words(
    """
    admiral agent ambassador aunt brother chancellor colleague cook cousin daughter diplomat doctor emperor engineer
    envoy farmer father friend general governor grandmother guide hostage husband journalist judge king lawyer
    lieutenant mayor minister missionary monk mother novelist nurse officer peasant photographer poet president
    priest prince princess queen reporter scholar sergeant sister son spokesman spokeswoman spy student sultan
    tailor teacher uncle widow wife winner writer
    """
)
"""Nouns for one person that name an office, a trade or a kinship: as often somebody beside the protagonist."""

COMPANIONS = _words(
    """
    barque boat brig brothers caravan companions convoy corps couple crew duo eight expedition explorers family five
    fleet four friars friends frigate men merchants monks nine pair party schooner seven ship ships sisters
    six steamer ten three travelers travellers trio twins two vessel
    """
)
"""Nouns for those who travel together, and for what carries them."""

GROUPS = _words(
    """
    anyone armies army authorities band battalion brigade cavalry children choir civilians company counterparts
    demonstrators deserters division dozens everyone families fans fighters forces gang garrison group guards horde
    horsemen hundreds insurgents legion migrants militia millions navy nobody officers officials orchestra others
    people players police prisoners protesters rebels refugees regiment residents settlers soldiers somebody someone
    squadron staff students survivors team thousands tourists traders troops troupe units villagers women workers
    """
)
"""Nouns for crowds, armies and officials: their motion is nobody's route."""

ARMIES = _words(
    """
    army band battalion brigade cavalry choir garrison horde legion orchestra regiment squadron team troupe
    """
)
"""Groups whose journey a text may tell when it tells nobody else's: armies, teams, bands."""

VEHICLES = _words(
    """
    airship balloon boat bus car caravan coach express ferry flight jet liner packet plane ship sleeper steamer taxi
    train tram truck zeppelin
    """
)
"""What people take to get somewhere."""

SEAFARING = _words(
    """
    aboard aeroplane aircraft airplane airship anchor anchored barque boat brig captain crew deck ferry frigate
    harbour harbor liner mast plane port rudder sail sailed sailing sails schooner sea seas ship steamed steamer vessel
    voyage wreck yacht
    """
)
"""Words by which a text shows that a name with an article is a ship's or an aircraft's."""

ORGANIZATIONS = _words(
    """
    Agency Airlines Army Association Bank Club Commission Committee Company Corps Council Court Department
    Directorate Federation Fleet Force Group Guard Guards Institute League Ministry Navy News Office Organization
    Party Police Post Service Society Times Union University
    """
)
"""Last words of names of organizations."""

TITLES = _words(
    """
    Admiral Ambassador Brother Captain Chancellor Colonel Commander Dr Emperor Father Foreign General Governor King
    Lady Lieutenant Lord Major Mayor Minister Mother Mr Mrs Ms Pope President Prime Prince Professor Queen Saint
    Secretary Senator Sergeant Sir Sister St Sultan
    """
)
"""Titles before a name."""

EPITHETS = _words(
    """
    Hermit Great Terrible Conqueror Red Elder Younger Bold Bald Fat Wise Good Bad Lion Lionheart Navigator Magnificent
    Pious Short Tall Black White Blind Brave Cruel Confessor Baptist Impaler Fearless Fowler Bearded Apostate Catholic
    Unready Venerable Old Stout Lame Just Strong Handsome Mad Monk Traveller
    """
)
"""What follows a name with its article: Ivan *the Terrible*."""
PARTICLES = _words(
    """
    al bin da de der di du el ibn la le van von
    """
)
"""Lower-case words inside names."""

OPENERS = _words(
    """
    after afterwards again alone also apparently autumn before both day days earlier early eight even eventually
    finally first five fortunately four here however immediately initially instead last late later little long
    luckily many meanwhile month months more most much next nine no none not nothing now often once one only
    originally other perhaps previously recently reluctantly reportedly sadly second secretly seven shortly since
    six so somehow sometimes soon source spring still subsequently such suddenly summer surprisingly ten then there
    thereafter thereupon third three thus tired today together tomorrow tonight twice two ultimately unexpectedly
    unfortunately usually week weeks when where while why winter year years yesterday yet
    """
)
"""Words, in lower case, that open sentences and are no names."""

IRREAL = _words(
    """
    about agree agreed aim aimed aiming ask asked attempt attempted attempting decide decided dream dreamed dreamt
    due expect expected fail failed failing fails forbidden hope hoped hopes hoping intend intended intends likely
    meant offer offered order ordered plan planned planning plans prepare prepared preparing promise promised ready
    refuse refused refuses seek seeking sought supposed tell threaten threatened threatening told tried tries try
    trying unable urge urged vow vowed waited waiting want wanted wanting wants wish wished
    """
)
"""Words of wanting, trying, failing and planning: what follows did not (yet) happen."""

REAL = _words(
    """
    able allowed began begin begun believed bound came compelled continue continued enabled first force forced get
    go going got had help helped helps known last let lets made manage managed obliged only reported said second
    started third thought used went
    """
)
"""Words before `to` that say that something did happen."""

PLACE_NOUNS = _words(
    """
    abbey airport ancient archipelago area bank banks base bay border camp canal cape capital center centre channel
    city coast colony country court depot desert distant district east eastern edge emirate empire end far foot
    forest fort frontier gap glacier great gulf hamlet harbor harbour head heart home hometown hospital house hut
    ice island islands jail jungle kingdom lake large little metropolis mission monastery mountain mountains mouth
    native nearby new north northern oasis ocean old outpost outskirts palace part pass peak peninsula plain plateau
    port post prison province quarters refugee region remote republic rim river sea seaport settlement shelf shore
    shores shrine side small south southern state station steppe strait straits suburb suburbs sultanate summit tent
    territory tip town trading university valley village walled waters west western winter
    """
)
"""Nouns and adjectives that may stand between a verb or preposition and a place's name."""

CALENDAR = _words(
    """
    ad april august bc bce ce december february friday january july june march may monday november october saturday
    september sunday thursday tuesday wednesday
    """
)
"""Capitalized words that are never names."""
