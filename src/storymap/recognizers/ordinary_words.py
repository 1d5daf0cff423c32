"""Ordinary words, days, months and languages that some town is called, too."""

from storymap.language.wordlists import word_set

CALENDAR = word_set(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur
    Thurs Fri Sat Sun Christmas Easter Ramadan Thanksgiving Halloween Hanukkah Passover Lent Eid Advent Spring
    Summer Autumn Fall Winter Today Tomorrow Yesterday Tonight PM AM PST EST GMT UTC CET EDT PDT BST MSK
    """
)
"""Names of days, months, feasts, seasons and time zones."""

ORDINARY = word_set(
    """
    a about above across act acting actually add added after afternoon again against age ago agree ahead aid aim air
    album alert all allow almost alone along already also although always am amid among an and angel anger animal
    another answer any anyone anything apart apparently appeal apple approach are area arena army around arrest art
    article as ash ask assault at atlantic attack attorney author autumn away baby back bad bag ball ban band bank bar
    base basic battle bay be beach bear beat beautiful beauty became because bed beer before began begin behind being
    believe bell below beneath benefit best better between beyond big bill bird bit black blue board boat body bomb
    book border both bottom box boy branch brave bread break bridge brief bright bring broad brother brown build
    building burn bus business but buy by cabinet call camp can candidate capital captain car care case cash castle
    cat catch cause central centre century certain chain chair challenge champion chance change charge charity chase
    cheap check chief child children choice church circle citizen city civil claim class clear clearly client climate
    close coach coal coast code coffee cold college color come comfort coming comment common community company compare
    complete concord condition conflict congress consider constitution contact content control cool cop copper corn
    corner correct cost could council country county couple courage course court cover crazy create credit crew crime
    crisis critics cross crow crown cruise cry cup current cut daily dam damage dance danger dark data date daughter
    dawn day dead deal dear death debate decision deep deer defeat defense defence delight demand democracy democrat
    department despite detail develop devil did die difference dinner direct director disaster discovery disney do
    doctor does dog dollar don done door double doubt down dozen dozens draw dream dress drink drive drop drug dry due
    during duty each eager eagle early earth ease east eastern easy eat economy edge education effect effort egg
    eight either election electric eleven else embarrass embassy emergency empire employ empty end enemy energy
    enough enter enterprise entire equal equality era escape especially essential estate even evening
    event eventually ever every everyone everything evidence exactly example excellent except exchange expect
    expert explain express extra eye face fact fair fairly faith fall family famous fan far farm fast father fear
    federal fee feel fell few field fifteen fifth fifty fight figure file fill film final finally find fine finish
    fire first fish fisher five fix flag flash flat flight flood floor flower fly focus follow following food foot
    football for force foreign forest forget form former fort fortune forty forward found founder four fourth fox
    frank free freedom fresh friend friends from front fruit full fun fund further future gain game gap garden gas
    gate gave gay general get giant gift girl give given glad glass global go goal god gold golden gone good got grand
    grant grass gray great green grey ground group grow growth guard guess guide gulf gun guy had half hall hand happy
    hard harmony has hat hate have having he head health hear heart heaven heavy hello help hence her here hero hers
    hi hide high hill him his history hit hold hole holiday holy home honor hope horse hospital host hot hotel hour
    house how however hub huge human humble hundreds hunter hurricane i ice idea ideal if ill image imagine immediate
    impact in inc include income indeed independence industry information initially inside instead interest into
    investigation involved iron is island issue it item its jet job join joint joy judge jump just justice keen keep
    key kid kill kind king kiss knife know knowledge labor lack lad lady lake lamp land large last late later latter
    law lawyer lay lead leader league learn leave led left leg legal less let letter level liberty library lie life
    light like likely limit line lion list listen little live lives local lone long look lord lose loss lost lot love
    low luck lucky lunch machine mad made magic mail main major make male man manager many map march mark market
    marriage married mass master match matter may maybe mayor me meal mean meanwhile measure medal media medical meet
    meeting member memory men mercy message metal middle might mild military milk mill million millions mind mine
    minister minor minute miracle mirror miss mission mobile model modern mole moment money monster month moon moral
    more moreover morning most mother motor mount mountain mouse move movie much multiple murder museum music must
    my mystery name narrow nation national native natural nature naval near nearby nearly neat necessary neck need
    neither net never new news next nice night nine no noble nobody noise none nor normal north northern nose not note
    nothing notice novel now number nurse oak object occasion ocean odd of off offer office officer officers official
    officials often oh oil ok okay old olive olympic on once one ones only open opera opinion opportunity or orange
    order ordinary original other others otherwise our out outside over own owner pace pacific pack page pain pair
    palace paper paradise parent park part particularly party pass past path patient pay peace peak peculiar pen
    people per perfect perhaps period person phone photo physical pick picture piece pilot pink pipe place plain plan
    plane plant play please plenty point police policy political poll pool poor pop popular port pose possible post
    pot potential power practice premium present president press pretty previous price pride prime prince princess
    prior prison private probably problem process professor profit progress project promise proof proper protest
    proud provide provided public pull pure purple push put quality queen question quick quickly quiet quite race
    radio rail rain raise range rare rate rather raw ray reach read reader readers reading ready real really reason
    recent recently record red reed referee reform refugee region relief remain remember report republic republican
    research resident residents resort respect rest result return rice rich ride right ring rise river road rock role
    roll roman room root rose rough round route row royal rule run rural rush sad safe safety said sail saint sale
    same sand save saw say says scale scene school science sea search season seat second secret section secure
    security see seed seem seek self sell senate senator send senior sent separate separately series serious serve
    service set seven several shade shadow share she shell sheriff shift ship shop short shortly shot should show side
    sign silence silver similar similarly simple simply since sing single sir sister site six size sky sleep slow
    small smart smoke smooth snow so social soil soldier sole solid some someone something sometimes son song soon
    sorry soul sound source south southern space speak special speed spirit sport sports spot spring square staff
    stage stand star start state statement states station stay steam steel step sterling still stock stone stop store
    storm story straight strange stream street strength strike strong student students study style subject success
    such sudden suddenly sugar suit summer sun super superior support sure surely surprise surf suspect sweet swift
    system table tail take tale talk tank target task tax tea teacher team tell temple ten terror test than thank
    thanks that the their them then there therefore these they thing things think third thirty this those though
    thought thousand thousands threat three through throughout thus ticket tide tiger till time tip title to today
    together tomorrow tonight too took tool top total touch tough tour toward towards tower town track trade tradition
    traffic trail train travel treasure treaty tree trial tribe trip triumph troops trouble true truly trust truth try
    turn twelve twenty twice twin twist two type ultimately under understand union unique unit united unity universal
    university unless unlike until up upon upper us use used useful usual usually valley value van various very via
    victim victims victor victory video view village violence virgin virtue vision visit vital voice volcano volunteer
    vote voter voters voting wage wait wake walk wall want war warm warning warrior was wash watch water
    wave way we weak wealth wear weather web wedding week weekend weird welcome well went were west western what
    whatever wheel when whenever where whether which while white who whoever whole whom whose why wide wild will win
    wind window wine wing winner winter wise wish with within without wolf woman women wonder wood word work worker
    workers working world worry worse worst worth would wow write writer wrong yard yeah year years yellow yes
    vice parkway inn com casino continental polio simian honey corona mercury marathon bare resort interstate
    highway avenue boulevard catholic baptist methodist christian muslim jewish protestant orthodox lutheran google
    yesterday yet you young your youth zero zone
    snowflake apex zenith pinnacle crystal diamond rocket comet galaxy titan rainbow eclipse oracle falcon falcons
    panther panthers lions tigers hawks eagles bears bulls giants jets rockets rangers
    split moss
    """
)
"""Frequent words of English, in lower case; alone and without a cue they are no place."""
