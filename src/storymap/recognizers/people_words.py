"""Words that tell people from places: given names, titles, roles, verbs of speech."""

from storymap.language.wordlists import phrase_set, word_set

GIVEN_NAMES = word_set(
    """
    Aaron Abby Abdul Abdullah Abdulla Abel Abigail Abraham Adam Adele Adolf Adrian Adriana Ahmad Ahmed Aidan Aisha
    Akira Alain Alan Alana Albert Alberto Alejandro Aleksandr Aleksei Aleksey Alessandro Alex Alexander Alexandra
    Alexandre Alexei Alexey Alexis Alfred Alfredo Ali Alice Alicia Alison Allan Allen Allison Alma Alvin Amanda
    Amber Amelia Amina Amir Amy Ana Anas Anastasia Anatoly Anders Andre Andrea Andreas Andrei Andres Andrew Andrey
    Andriy Andy Angel Angela Angelina Anita Anja Ann Anna Anne Annette Annie Anthony Antoine Anton Antonio Antony
    Anwar April Arild Arjun Armando Arne Arnold Arthur Arturo Ashley Ashraf Asif Astrid Audrey August Ayman Barack
    Barbara Barry Bart Bashar Beatrice Becky Ben Benito Benjamin Bernard Bernie Bert Beth Betsy Betty Beverly Bill
    Billy Bjorn Bjørn Bob Bobby Bonnie Boris Brad Bradley Brandon Brenda Brendan Brent Brett Brian Bridget Bruce
    Bruno Bryan Caleb Calvin Camilla Carl Carla Carlo Carlos Carmen Carol Caroline Carolyn Carrie Casey Catherine
    Cathy Cecilia Cesar Chad Charles Charlie Charlotte Chelsea Cheryl Chloe Chris Christian Christina Christine
    Christopher Christy Cindy Claire Clara Clare Claude Claudia Clay Clifford Clint Clinton Cody Colin Colleen
    Connie Conor Corey Courtney Craig Cristina Crystal Curtis Cynthia Cyril Dale Dalia Damien Dan Dana Daniel
    Daniela Danielle Danny Darren Darryl Daryl Dave David Dawn Dean Deanna Deborah Debbie Debra Denis Denise Dennis
    Derek Derrick Desmond Devin Diana Diane Dianne Dick Diego Dieter Dimitri Dirk Dmitri Dmitriy Dmitry Dmytro
    Dominic Dominique Don Donald Donna Dora Doris Dorothy Doug Douglas Duane Duncan Dwayne Dwight Dylan Earl Ed
    Eddie Edgar Edith Edmund Eduardo Edward Edwin Eileen Elaine Eleanor Elena Eli Elias Elijah Elisabeth Elizabeth
    Ellen Emil Emily Emma Emmanuel Enrique Eric Erica Erik Erika Erin Ernest Ernesto Esther Ethan Eugene Eva Evan
    Evelyn Fabio Faisal Farah Fatima Federico Felipe Felix Fernando Fidel Filip Fiona Florian Floyd Frances
    Francesca Francesco Francis Francisco Franck Francois François Frank Franklin Fred Frederic Frederick Frederik
    Fyodor Gabriel Gail Galina Gareth Garry Gary Gavin Geir Gene Geoff Geoffrey George Georges Gerald Gerard
    Gerhard Giorgio Giovanni Gina Giuseppe Gladys Glen Glenn Gloria Gordon Grace Graham Greg Gregory Greta Guido
    Guillermo Gunnar Gus Gustavo Guy Hadi Hakim Hal Hamid Hannah Hans Harald Harold Harriet Harry Harvey Hasan
    Hassan Heather Hector Heidi Helen Helena Helge Henri Henrik Henry Herbert Herman Hillary Hilary Hiroshi Holly
    Hosni Howard Hugh Hugo Hussein Ian Ibrahim Ida Igor Ihor Ilya Imran Ines Ingrid Irene Irina Iris Isaac Isabel
    Isabella Ismail Ivan Ivana Jack Jackie Jacob Jacqueline Jacques Jaime Jake Jamal James Jamie Jan Jana Jane
    Janet Janice Jared Jasmine Jason Javier Jay Jean Jeanette Jeanne Jeff Jeffery Jeffrey Jen Jenna Jennifer Jenny
    Jens Jeremiah Jeremy Jerome Jerry Jesse Jessica Jesus Jill Jim Jimmy Jo Joan Joann Joanna Joanne Joe Joel
    Johan Johann Johannes John Johnny Jon Jonas Jonathan Jorge Jose José Josef Joseph Josephine Josh Joshua Joyce
    Juan Judith Judy Julia Julian Julie Julio June Justin Kaja Kamal Karel Karen Karin Karl Karla Kate Katherine
    Kathleen Kathryn Kathy Katie Katrina Kay Keith Kelly Ken Kendra Kenneth Kenny Kent Kerry Kevin Khaled Khalid
    Kim Kimberly Kirill Kirk Kirsten Kjell Klaus Knut Konstantin Kristen Kristin Kristina Kurt Kyle Lance Larry
    Lars Laszlo Latoya Laura Lauren Laurence Laurent Laurie Lawrence Leah Lee Leila Leo Leon Leonard Leonid Leroy
    Leslie Lester Lewis Liam Lillian Lily Linda Lindsay Lindsey Lionel Lisa Liz Lloyd Lois Lorenzo Lori Lorraine
    Louis Louise Luc Luca Lucas Lucia Lucy Luigi Luis Luiz Luka Lukas Luke Luther Lydia Lynn Mackenzie Madeleine
    Magnus Mahmoud Malcolm Manuel Marc Marcel Marcia Marco Marcos Marcus Margaret Maria Marian Marie Marilyn Marina
    Mario Marion Marit Marjorie Mark Marlene Marshall Martha Martin Martina Marvin Mary Maryam Mateo Matt Matteo
    Matthew Matthias Maureen Maurice Max Maxim Maya Meg Megan Mehmet Mel Melanie Melinda Melissa Michael Michel
    Michele Michelle Miguel Mikael Mikhail Mike Mikko Milan Mildred Milos Miranda Miriam Mitchell Mitt Mohamed
    Mohammad Mohammed Mohsen Molly Monica Monique Morgan Morris Moses Muammar Muhammad Mustafa Mykola Nadia Nancy
    Naomi Narendra Natalia Natalie Natasha Nathan Nathaniel Neil Nelson Nicholas Nick Nicola Nicolas Nicole Nigel
    Nikita Nikolai Nikolay Nils Nina Noah Noel Nora Norma Norman Nuri Oksana Olaf Olav Ole Oleg Oleh Oleksandr
    Olga Olivia Oliver Olivier Omar Oscar Osama Otto Owen Pablo Pamela Paola Paolo Pascal Pat Patricia Patrick Paul
    Paula Pauline Pavel Pedro Peggy Penny Per Perry Pete Peter Petr Petra Petro Petter Phil Philip Philippe Phillip
    Phyllis Pierre Pietro Piotr Priya Rachel Rafael Rahul Ralph Ramon Randall Randy Raphael Raul Ray Raymond
    Rebecca Recep Regina Reginald Rene René Renee Ricardo Richard Rick Ricky Rita Rob Robert Roberta Roberto Robin
    Rod Rodney Rodrigo Roger Roland Rolf Roman Ron Ronald Ronnie Rosa Rosalie Rose Rosemary Ross Roy Ruben Rudolf
    Rudy Rupert Russ Russell Ruth Ryan Saad Sabrina Saddam Saeed Sabine Sally Salman Salvador Sam Samantha Samir
    Samuel Sandra Sandy Sanjay Sara Sarah Scott Sean Sebastian Selena Serge Sergei Sergey Sergio Serhiy Seth Shane
    Shannon Sharon Shaun Shawn Sheila Shelley Sherry Shirley Sigrid Silvia Silvio Simon Simone Sofia Sofie Sonia
    Sophia Sophie Stacey Stacy Stan Stanislav Stanley Stefan Stefano Steffen Stephan Stephanie Stephen Steve Steven
    Stuart Sue Sunil Susan Susana Suzanne Svein Svetlana Sven Sylvia Tamara Tammy Tania Tanya Tara Tariq Taras
    Tatiana Tatyana Ted Teresa Terrence Terry Tessa Theo Theodore Theresa Thierry Thomas Thor Tiffany Tim Timothy
    Tina Tobias Todd Tom Tomas Tommy Toni Tony Tonya Tor Tracey Tracy Travis Trevor Tristan Troy Tyler Ulrich
    Umberto Ursula Vadim Valentina Valerie Valery Vanessa Vasily Veronica Viktor Victor Victoria Viktoria Vicki
    Vincent Vince Virginia Vitali Vitaly Vivian Vladimir Volodymyr Wade Waleed Walter Wanda Warren Wayne Wendy
    Werner Wesley Wilhelm Will Willard Willem William Willie Winston Wolfgang Xavier Yahya Yana Yasser Yevgeny
    Evgeny Evgenia Yevgeni Yoko Yulia Yuri Yury Yusuf Yves Yvonne Zachary Zane Zoe Zoltan
    """
)
"""Given names that news in English meets often, from many languages; written from general knowledge."""

AMBIGUOUS_GIVEN_NAMES = word_set(
    "Jordan Austin Sydney Florence Georgia Madison Savannah Brooklyn Israel Santiago Dallas Denver Houston Paris "
    "Carolina Kenya Orlando Adelaide Alexandria Lincoln Jackson Washington Jefferson Phoenix Cairo London"
)
"""Given names that are better known as places: a person's only in front of a surname."""

TITLES = word_set(
    """
    Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady Baron Count King Queen Prince Princess Emperor Pope Saint
    President Vice Premier Chancellor Prime Minister Secretary Ambassador Consul Governor Gov Senator Sen Sens Reps
    Representative Rep Congressman Congresswoman Mayor Councilman Councilwoman Councillor Alderman Commissioner
    Sheriff Chief Deputy Officer Constable Detective Inspector Superintendent Judge Justice Attorney Prosecutor
    General Gen Colonel Col Major Maj Captain Capt Lieutenant Lt Sergeant Sgt Corporal Cpl Private Pvt Admiral Adm
    Commander Cmdr Marshal Brigadier Rev Reverend Father Fr Brother Sister Bishop Archbishop Cardinal Rabbi Imam
    Sheikh Ayatollah Sultan Emir Coach Director Chairman Chairwoman Chair Principal Pastor Dean Spokesman
    Spokeswoman Spokesperson Actor Actress Singer Author Hon Assemblyman Treasurer Coroner Trooper Tsar Kaiser
    """
)
"""Titles as they stand before a name, without full stops."""

TITLE_MODIFIERS = word_set(
    """
    Foreign Interior Defense Defence Health Finance Justice Education Agriculture Interim Acting Former Deputy
    Assistant Senior State District County City Police Fire Attorney Press Executive Managing Associate First Second
    Republican Democratic Democrat Conservative Labour Lt Crown Grand Home Prime Vice Supreme Chief Transport Trade
    Economy Energy Environment Culture Labor Information Oil Sports Tourism Water Information
    """
)
"""Words between a place and a title: Ohio *Attorney* General."""

ROLES = word_set(
    """
    spokesman spokeswoman spokesperson president minister lawyer attorney mayor governor senator activist singer
    actor actress author writer journalist reporter photographer director manager coach captain striker midfielder
    defender goalkeeper professor scientist researcher analyst economist historian artist painter poet composer
    musician guitarist drummer pianist explorer navigator sailor officer commander colonel general sergeant leader
    chief founder owner chairman chairwoman executive doctor nurse surgeon teacher student resident neighbor
    neighbour son daughter wife husband brother sister father mother uncle aunt cousin nephew niece grandson
    granddaughter friend colleague king queen prince princess emperor pope bishop rabbi imam dictator warlord
    oligarch billionaire businessman businesswoman entrepreneur banker broker farmer fisherman hunter driver pilot
    astronaut cosmonaut soldier fighter mercenary veteran defector prisoner suspect victim gunman witness judge
    prosecutor detective inspector deputy candidate lawmaker congressman congresswoman councilman diplomat
    ambassador envoy negotiator critic commentator columnist editor producer presenter host anchor comedian model
    designer architect engineer secretary treasurer superintendent principal pastor priest monk nun missionary
    expert specialist biologist geologist botanist sculptor novelist playwright philosopher singer-songwriter boss
    nationalist separatist rebel cyclist skier runner boxer swimmer golfer player champion rapper named called
    """
)
"""Lower-case nouns that a person's name follows, and participles that introduce one."""

SPEECH_VERBS = word_set(
    """
    said says told tells added adds asked asks replied explained argued argues wrote writes noted notes recalled
    recalls insisted claimed claims admitted denied tweeted testified joked laughed smiled thinks thought believes
    believed knows knew wants wanted hopes hoped loves loved went graduated married died stated commented concluded
    continued predicted quipped shouted whispered acknowledged remembers remembered scored
    """
)
"""Verbs that people do; a country may do some of them, a village hardly any."""

FAMOUS_SURNAMES = phrase_set(
    """
    Obama, Clinton, Bush, Trump, Biden, Reagan, Nixon, Kennedy, McCain, Romney, Putin, Medvedev, Yeltsin, Zelensky,
    Zelenskyy, Merkel, Macron, Sarkozy, Hollande, Cameron, Blair, Thatcher, Johnson, Sunak, Modi, Erdogan, Assad,
    Gaddafi, Netanyahu, Mandela, Mubarak, Hussein, Stalin, Lenin, Hitler, Churchill, Napoleon, Amundsen, Nansen,
    Shackleton, Darwin, Einstein, Shakespeare, Beethoven, Mozart, Picasso, Prigozhin, Navalny, Lukashenko, Smith,
    Jones, Williams, Brown, Miller, Davis, Wilson, Anderson, Taylor, Moore, Jackson, Thompson, Harris, Robinson,
    Walker, Wright, Hill, Green, Adams, Baker, Hall, Campbell, Carter, Roberts, Phillips, Evans, Turner, Parker,
    Collins, Edwards, Stewart, Murphy, Cook, Rogers, Cooper, Reed, Bailey, Bell, Kelly, Howard, Ward, Cox, Peterson,
    Gray, James, Watson, Brooks, Sanders, Price, Bennett, Wood, Barnes, Ross, Henderson, Coleman, Jenkins, Perry,
    Powell, Long, Patterson, Hughes, Butler, Simmons, Foster, Bryant, Alexander, Russell, Griffin, Hayes, Myers,
    Ford, Hamilton, Graham, Sullivan, Wallace, Woods, Cole, West, Jordan, Owens, Reynolds, Fisher, Ellis, Gibson,
    Mason, Hunt, Black, Stone, Wagner, Schmidt, Weber, Meyer, Hansen, Olsen, Larsen, Johansen, Andersen, Nilsen,
    Garcia, Martinez, Rodriguez, Hernandez, Lopez, Gonzalez, Perez, Sanchez, Ramirez, Torres, Flores, Rivera, Gomez,
    Diaz, Cruz, Morales, Ortiz, Ramos, Castro, Chavez, Khan, Singh, Kumar, Patel, Sharma, Kim, Park, Chen, Wang,
    Zhang, Liu, Yang, Huang, Zhao, Wu, Zhou, Ivanov, Petrov, Smirnov, Kuznetsov, Popov, Shevchenko, Kovalenko
    """
)
"""Surnames that are also names of places, or so well known that texts give them alone."""
