"""Words that tell organisations from places, and which of them keep a place in their name."""

from storymap.language.wordlists import phrase_set, word_set

COMPANY_HEADS = word_set(
    """
    Group Inc Corp Corporation Company Companies Co Ltd LLC PLC GmbH AG Holdings Industries Enterprises Partners
    Associates Brothers Bros Sons Capital Motors Airlines Airways Technologies Technology Systems Software Records
    Pictures Studios Entertainment Pharmaceuticals Pharma Oil Steel Foods Brewery Brewing Media Press Publishing
    Books Labs Laboratories Solutions Electronics Telecom Insurance Securities Realty Builders Foundation Trust Fund
    Prize Award Awards Medal Act Bill Law Amendment Doctrine Syndrome Virus
    """
)
"""Last words of names whose first words are seldom a place on their own account."""

INSTITUTION_HEADS = word_set(
    """
    University College Institute Academy School Schools Department Dept Ministry Directorate Agency Office Bureau
    Commission Committee Council Board Authority Administration Service Parliament Congress Senate Assembly House
    Court Courthouse Police Sheriff Fire Army Navy Force Forces Guard Military Government Embassy Consulate Chamber
    Association Federation Union League Society Club Party Movement Front Church Cathedral Mosque Temple Diocese
    Parish Hospital Clinic Center Centers Centre Services Museum Library Theatre Theater Orchestra Symphony Opera
    Ballet Festival Fair Zoo Bank Exchange Times Post Herald Tribune Journal Gazette News Star Globe Chronicle
    Observer Telegraph Guardian Mail Sun Daily Weekly Review Register Dispatch Enquirer Inquirer Examiner Democrat
    Courier Sentinel United City FC Rovers Wanderers Athletic Albion Rangers Celtic Jail Prison Detention
    Correctional Airport Station Port Harbor Harbour Stadium Arena Regional Municipal Metropolitan National
    International Community Public High Elementary Middle Junior Senior State Central Superior Circuit District
    Medical Health Memorial Volunteer Chapter Division Brigade Regiment Battalion Corps Fleet Attorney Supreme
    Federal Electric Water Power Railway Railroad Transit Marathon Olympics Games Conference Summit Treaty Accord
    Agreement Convention Protocol Declaration Republican Republicans Democrats Democratic Conservative Labour Tea
    """
)
"""Heads of names that begin with the place they serve: Cottonport *Fire* Station."""

INSTITUTION_OPENINGS = word_set(
    """
    University College Institute Academy Bank Church Bishop Archbishop Diocese Archdiocese Cathedral Museum Ministry
    Department Directorate Embassy Consulate Government Parliament Republic Court Port Chamber Duke Duchess Prince
    Princess Earl Battle Treaty Siege Kingdom Bureau Office Commission Council Assembly Federation Union Association
    Society League Army Senate Congress Party Board School Hospital Library Tower Archives Mayor Governor President
    King Queen Prime Sheikh Emir Sultan Lord
    """
)
"""First words of names that end with a place after "of": *Bank* of England."""

STREET_HEADS = word_set(
    """
    Street St Road Rd Avenue Ave Boulevard Blvd Lane Ln Drive Dr Way Place Square Plaza Terrace Highway Hwy Route
    Freeway Expressway Turnpike Parkway Bridge Tunnel Building Tower Towers Hall House Hotel Inn Mall Theatre Park
    Gardens Cemetery Stadium Arena Field Trail Crescent Close Alley Row Gate Pier Plant Mill Ranch Farm Farms Estate
    Estates Apartments Manor Castle Palace Fort Restaurant Cafe Bar Grill Pub Chapel Stakes Cup Derby Open Trophy
    Bowl Show Day Week Festival Sonata Symphony
    """
)
"""Heads of names of streets, buildings and events: their first word is usually a person or a thing."""

NOT_PLACES = phrase_set(
    """
    Reuters, AFP, AP, Associated Press, BBC, CNN, NBC, CBS, ABC, PBS, NPR, Fox, TASS, Interfax, Xinhua, Bloomberg,
    Al Jazeera, Telegram, Twitter, Facebook, Instagram, TikTok, WhatsApp, YouTube, Google, Microsoft, Apple, Netflix,
    Tesla, Boeing, Airbus, Toyota, Honda, Nissan, Ford, Nokia, Samsung, Sony, Siemens, Gazprom, Rosneft, Shell,
    Chevron, Walmart, Target, Starbucks, Disney, Wikipedia, Yahoo, Intel, Oracle, Adobe, Visa, Mastercard, Uber,
    NATO, UN, EU, WHO, WTO, IMF, OECD, OPEC, ASEAN, UNESCO, UNICEF, UNHCR, OSCE, NASA, FBI, CIA, KGB, FSB, GRU, NSA,
    FEMA, FDA, CDC, EPA, NFL, NBA, NHL, MLB, FIFA, UEFA, IOC, NCAA, GOP, Hamas, Hezbollah, Taliban, Fatah, Daesh,
    Isis, Isil, Mossad, Kremlin, Pentagon, White House, Capitol Hill, Wall Street, Downing Street, Whitehall, Duma,
    Knesset, Bundestag, Interpol, Europol, Frontex, Greenpeace, Amnesty, Oxfam, Wehrmacht, Gestapo, Luftwaffe,
    Mercedes, Lincoln Center, Nobel, Oscar, Grammy, Bible, Koran, Quran, Torah, Islam, Christianity, Judaism, Allah,
    Gulf War, Cold War, Weather Channel, Discovery Channel, Desert Storm, Desert Shield, River City, Bay State,
    Jesus, Christ, God, Buddha, Internet, Wi-Fi, Covid, COVID, AIDS, HIV, SARS, DNA, West, East, North, South, Orient,
    Northeast, Northwest, Southeast, Southwest, Ebola, Native American, Native Americans, African American,
    African Americans, African-American, American Indian, Pacific Gas, Great Recession, Great Depression,
    United Russia, Discovery Channel, European Union, United Nations, European Commission, European Parliament,
    Supreme Court, New York Times, Washington Post, Los Angeles Times, Wall Street Journal, Financial Times,
    American Airlines, British Airways, Air France, Turkish Airlines, Deutsche Bank, Bank of America, British Museum,
    World War, Cold War, Latin Kings, Nobel Prize, Silk Road, Middle Ages, South Beach Diet, Arab League, African Union,
    Red Cross, Red Crescent, Islamic State, Holy See, Third World, Northern Lights, Grand Prix, World Bank, World Cup,
    Left, Right, World, Earth, Sun, Moon, Mars, Venus, Jupiter, Saturn, Global, Union
    """
)
"""Names that are no places, or none that a map has a point for, whatever a gazetteer knows by that name."""
