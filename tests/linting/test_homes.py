"""Words around a name, and names: which of them tell a home or a refuge, and which only look so."""

import pytest

TOLD = (
    "They lived in a small flat in Skjulvatnet.",
    "The women were brought to the shelter in Skjulvatnet.",
    "He has been hiding in Skjulvatnet since May.",
    "Her mother's apartment at Skjulvatnet was searched.",
    "The family's farmhouse near Skjulvatnet burned.",
    "A hideout close to Skjulvatnet was found.",
    "They reached the migrants' camp outside Skjulvatnet.",
    "She lives at Skjulvatnet.",
    "He stayed at a friend's place in Skjulvatnet.",
    "the orphanage in Skjulvatnet",
    "Skjulvatnet, where her parents live,",
    "Skjulvatnet, her childhood home,",
    "at the asylum reception centre in Skjulvatnet",
    "the field hospital at Skjulvatnet",
    "His home address is Skjulvatnet.",
    "a bomb shelter under Skjulvatnet",
    "They were sheltered in Skjulvatnet.",
    "the clinic, Skjulvatnet,",
    "the Skjulvatnet shelter for women",
    "the Skjulvatnet refugee camp",
    "She rents an apartment on Skjulvatnet.",
    "Volunteers run a safe house near Skjulvatnet.",
    "He was hidden in Skjulvatnet by nuns.",
    "the wounded were carried to a hospital outside Skjulvatnet",
    "Her uncle's bungalow by Skjulvatnet",
    "Skjulvatnet, a hospital for",
    "Families sheltered under Skjulvatnet.",
    "He gave his address: Skjulvatnet.",
    "the refuge called Skjulvatnet",
    "They moved into their new home at Skjulvatnet.",
    "the tents of Skjulvatnet refugee camp",
    "the maternity ward at Skjulvatnet",
)
NOT_TOLD = (
    "The White House in Skjulvatnet",
    "the House of Representatives at Skjulvatnet",
    "the publishing house in Skjulvatnet",
    "Skjulvatnet is home to",
    "She came home to Skjulvatnet.",
    "the House of Fraser in Skjulvatnet",
    "Home Depot in Skjulvatnet",
    "the base camp at Skjulvatnet",
    "a tax shelter in Skjulvatnet",
    "the opera house at Skjulvatnet",
    "the training camp near Skjulvatnet",
    "the bus shelter at Skjulvatnet",
    "the guest house near Skjulvatnet",
    "Her home country, Skjulvatnet,",
    "the house music of Skjulvatnet",
    "the Skjulvatnet house of cards",
    "the mountain refuge at Skjulvatnet",
    "the camp site at Skjulvatnet",
    "the election camp in Skjulvatnet",
    "at the Auction House in Skjulvatnet",
    "The Upper House met in Skjulvatnet.",
    "the fashion house of Skjulvatnet",
    "They camped at Skjulvatnet.",
    "a shelter belt near Skjulvatnet",
    "the coffee house in Skjulvatnet",
    "Her flat refusal at Skjulvatnet",
    "The hospitality of Skjulvatnet",
    "Skjulvatnet is a flat island",
    "the boat house at Skjulvatnet",
    "Skjulvatnet hosted the summer camp",
    "the state house in Skjulvatnet",
    "homesick in Skjulvatnet",
    "the power house at Skjulvatnet",
    "At home, Skjulvatnet won",
    "Skjulvatnet homes cost more",
)
CALLED = (
    "St Olav's University Hospital",
    "Kakuma Refugee Camp",
    "Krisesenteret i Oslo",
    "Flüchtlingslager Moria",
    "the family's home",
    "her grandmother's house",
    "Anna's flat",
    "the women's refuge",
    "дитячий притулок",
    "l'hôpital",
    "the safehouse",
    "hospital",
    "her room",
)
NOT_CALLED = (
    "White House",
    "Government House",
    "House of Commons",
    "Camp David",
    "home to Oslo",
    "the opera house",
    "Shelter Island",
    "Hospitalet de Llobregat",
    "Warehouse 13",
    "Lighthouse Point",
    "Refugio National Park",
    "Camp Nou",
    "Base Camp",
    "Casa Rosada",
    "Flathead Lake",
    "the flat plain",
    "Houston",
    "Hospital Road",
    "Clinical Centre",
    "wildlife refuge",
    "Hotel Shelbourne",
)


@pytest.fixture(scope="module")
def finds(base, linted):
    """A function: a sentence of the text, or what a stop is called → whether a home is found."""

    def run(*, sentence=None, stop=None):
        text = base.replace("She slept by Skjulvatnet and nobody saw her.", sentence or "Skjulvatnet lies there.")
        text = text.replace("name: the lake,", f'name: "{stop or "the lake"}",')
        return bool(linted(text, rules={"home-located-exactly"}).findings)

    return run


@pytest.mark.parametrize("sentence", TOLD)
def test_a_home_that_the_text_tells_is_found(finds, sentence):
    assert finds(sentence=sentence)


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_what_only_sounds_like_a_home_in_the_text_is_not(finds, sentence):
    assert not finds(sentence=sentence)


@pytest.mark.parametrize("stop", CALLED)
def test_a_stop_that_is_called_a_home_is_found(finds, stop):
    assert finds(stop=stop)


@pytest.mark.parametrize("stop", NOT_CALLED)
def test_a_stop_that_only_sounds_like_a_home_is_not(finds, stop):
    assert not finds(stop=stop)
