"""Texts in other languages are told from English ones, and nothing English is set aside."""

from pathlib import Path

import pytest

from storymap.language.identifying import READ, UNKNOWN, identify_language

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
OTHERS = {
    "de": "Die Straße zur Grenze wurde nach dem Sturm gesperrt, und niemand wusste, wann sie wieder geöffnet wird.",
    "fr": "La route qui mène à la frontière a été fermée après la tempête, et personne ne sait quand "
    "elle sera ouverte.",
    "es": "La carretera que lleva a la frontera se cerró después de la tormenta y nadie sabe cuándo se abrirá.",
    "pt": "A estrada que leva para a fronteira foi fechada depois da tempestade, e ninguém sabe quando vai abrir.",
    "it": "La strada che porta al confine è stata chiusa dopo la tempesta e nessuno sa quando sarà riaperta.",
    "nl": "De weg naar de grens werd na de storm gesloten en niemand weet wanneer hij weer open zal zijn.",
    "nb": "Veien til grensen ble stengt etter stormen, og ingen vet når den skal åpnes igjen for de reisende.",
    "sv": "Vägen till gränsen stängdes efter stormen, och ingen vet när den ska öppnas igen för dem som reser.",
    "fi": "Tie rajalle suljettiin myrskyn jälkeen, eikä kukaan tiedä, milloin se avataan, mutta se "
    "on vain ajan kysymys.",
    "pl": "Droga do granicy została zamknięta po burzy i nikt nie wie, kiedy będzie otwarta dla tych, którzy jadą.",
    "cs": "Cesta k hranici byla po bouři uzavřena a nikdo neví, kdy se zase otevře pro ty, kteří jedou do města.",
    "hu": "A határhoz vezető út a vihar után le van zárva, és nem tudja senki, hogy mikor nyitják meg újra.",
    "ro": "Drumul care duce la frontieră a fost închis după furtună și nu se știe când va fi deschis "
    "pentru cei din oraș.",
    "tr": "Sınıra giden yol fırtınadan sonra kapatıldı ve ne zaman açılacağı çok belli değil, ama bu "
    "bir sorun için gibi.",
    "id": "Jalan yang menuju ke perbatasan itu ditutup karena badai dan tidak ada yang tahu kapan akan dibuka.",
    "vi": "Con đường đến biên giới đã bị đóng sau cơn bão và không có ai biết khi nào nó sẽ được mở "
    "cho những người đi.",
    "sw": "Barabara ya mpaka ilifungwa baada ya dhoruba na hakuna watu wa kijiji ambao wanajua lini "
    "itafunguliwa kwa wote.",
    "hr": "Cesta koja vodi do granice je zatvorena nakon oluje i ne zna se kada će biti otvorena za one koji putuju.",
    "ru": "Дорога к границе была закрыта после бури, и никто не знает, когда её откроют.",
    "uk": "Дорогу до кордону закрили після бурі, і ніхто не знає, коли її відкриють її знову.",
    "el": "Ο δρόμος προς τα σύνορα έκλεισε μετά την καταιγίδα.",
    "ar": "أغلق الطريق إلى الحدود بعد العاصفة ولا أحد يعرف متى سيفتح.",
    "fa": "جاده مرز پس از طوفان بسته شد و کسی نمی‌داند چه زمانی باز می‌شود چگونه پل.",
    "he": "הדרך לגבול נסגרה אחרי הסערה ואיש אינו יודע מתי תיפתח.",
    "hi": "तूफान के बाद सीमा की सड़क बंद कर दी गई।",
    "zh": "暴风雨过后，通往边境的道路被关闭。",
    "ja": "嵐のあと、国境への道は閉鎖された。",
    "ko": "폭풍 후 국경으로 가는 길이 폐쇄되었다.",
    "th": "ถนนสู่ชายแดนถูกปิดหลังพายุ",
    "ka": "საზღვრისკენ მიმავალი გზა ქარიშხლის შემდეგ დაიკეტა.",
}


@pytest.mark.parametrize("language", OTHERS)
def test_other_language_is_told(language):
    assert identify_language(OTHERS[language]) == language
    assert language not in READ


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.md")), ids=lambda path: path.stem)
def test_seeds_are_english(path):
    assert identify_language(path.read_text(encoding="utf-8")) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Oslo",
        "Oslo, Bergen, Kirkenes, Vadsø, Tromsø, Bodø, Narvik, Harstad, Alta, Hammerfest",
        "12 345, 67 890",
        "",
    ],
)
def test_text_that_does_not_say_is_unknown_and_read(text):
    assert identify_language(text) == UNKNOWN
    assert UNKNOWN in READ


@pytest.mark.parametrize(
    "text",
    [
        "The general left São Paulo for Córdoba, and the ministers of the two countries met in Bogotá.",
        "She works for Les Amis de la Terre, and he reads Die Zeit in the train to Aix-en-Provence.",
        "They drove from Киев to Харьков and on to the village that is called Дубровка on the map.",
        "He said: “No sé.” Then he went to the border, and there was no one who knew him.",
    ],
)
def test_english_with_foreign_names_is_english(text):
    assert identify_language(text) == "en"
