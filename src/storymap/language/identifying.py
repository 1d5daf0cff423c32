"""Text → the language it is in, told by its script and its most frequent words; made to set foreign texts aside."""

from collections import Counter
from collections.abc import Iterable

from storymap.language.expressions import late

UNKNOWN = "und"
"""BCP 47's tag for a text too short or too unlike any language known here."""
READ = frozenset({"en", UNKNOWN})
"""Languages whose texts are read: English, and what cannot be told from it."""
_SAMPLE = 20_000
"""Characters looked at; an article's language shows long before."""
_WORD = late(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_FEWEST = 8
"""Words that a text needs before its frequent words say anything."""
_LEAST_SHARE = 0.09
_CLEARLY = 1.3
"""How much more of the text's words a language must explain than English does."""
_WORDS = {
    "en": "the of and to in is that for it was on with as he she be at by are this have from or had an they which "
    "not were but has his her their been will who said its after when there would about more into than "
    "other you my me we do your if so can just like all what our them no up out one him could only very "
    "because did am don't n't",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
    "er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder "
    "aber vor zur bis",
    "fr": "le la les de des du et en un une que qui est dans pour par sur au aux ce il elle pas plus avec se sont "
    "ne son sa ses ont été cette mais comme ou leur nous vous fait",
    "es": "el la los las de del en que un una es por con para se no su al lo como más pero sus le ya fue este ha "
    "entre está cuando muy sin sobre también hasta hay donde desde son después según durante antes nadie",
    "pt": "os as de da do das dos em um uma que para com não por no na nos nas se mais como mas foi ao ele sua "
    "seu ou quando muito já também pelo pela até são foram",
    "it": "il lo la gli le di del della dei delle in un una che per con non si da al alla sono ha come più ma "
    "anche nel nella suo sua dal dalla questo stato essere fu",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als bij naar door uit over maar die "
    "was werd wordt hebben heeft ze hij dan nog worden deze dit tot",
    "nb": "og det på som er en til av for at med han hun ikke den var har de fra et om ble seg men vi jeg etter "
    "også eller blir kan sier være hadde over ved mot",
    "sv": "och att det som en på är av för med den till inte om har de ett han hon var jag men från vi sig så kan "
    "när år eller efter också ska hade där under vid",
    "fi": "ja on ei että se oli hän joka mutta myös kun niin ovat kuin sekä jotka mukaan hänen ole sen tai vain "
    "jo vuonna jälkeen olla siitä",
    "pl": "na do się nie że to jest jak po od za przez przy dla co był tym oraz jego ale są tego czy jako które "
    "który może było być roku",
    "cs": "na se je že do to ve pro za by jsou jako které který byl po od také ale při podle bylo jeho aby už "
    "nebo roku",
    "hu": "az és hogy nem is egy volt ez meg csak de már még mint vagy el ki lesz szerint után azt amely kell "
    "akkor majd között",
    "ro": "și în de la cu pe nu că din care este un pentru mai sau au fost se prin ca lui al ale după sunt fi",
    "tr": "ve bir bu için de da ile olarak çok olan daha gibi en kadar sonra ancak ise değil olduğu var her tarafından",
    "id": "yang dan di ini itu dengan untuk tidak dari dalam akan pada juga ke karena oleh ada adalah bisa telah "
    "sudah mereka saat sebagai para",
    "vi": "và của là có không được trong cho một những người các với này đã đến để khi từ tại về ông cũng ra",
    "sw": "ya na wa kwa ni katika la za hii kuwa yake cha huo wake kama hiyo lakini pia baada alisema watu",
    "hr": "je na se da su za od ne kao koji koja što nije bio iz će ali po bi te ili kako samo",
}
"""Frequent words of each language, written down by us; a word may serve several, and single letters serve none."""
_TABLES = {language: frozenset(word for word in words.split() if len(word) > 1) for language, words in _WORDS.items()}
_SCRIPTS = (
    (0x0370, 0x03FF, "el"),
    (0x0400, 0x052F, "ru"),
    (0x0530, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x06FF, "ar"),
    (0x0750, 0x077F, "ar"),
    (0x0900, 0x097F, "hi"),
    (0x0980, 0x09FF, "bn"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0E00, 0x0E7F, "th"),
    (0x10A0, 0x10FF, "ka"),
    (0x3040, 0x30FF, "ja"),
    (0x3400, 0x9FFF, "zh"),
    (0xAC00, 0xD7AF, "ko"),
)
"""Ranges of code points, and the language most often written in them."""
_LETTERS_OF = {
    "ru": (("uk", frozenset("іїєґ")), ("be", frozenset("ў")), ("sr", frozenset("ђћџљњј"))),
    "ar": (("fa", frozenset("پچژگ")), ("ur", frozenset("ٹڈڑے"))),
}
"""Letters that tell a script's other languages from its most frequent one."""


def identify_language(text: str) -> str:
    """The text's language as a BCP 47 tag; `und` where the words do not say.

    Nineteen languages in Latin letters are told apart, other scripts by their letters. A language that is not among
    them comes out as its nearest relative or as `und`; a text in two languages as the one with more of the words.

    >>> identify_language("Han sa at det ikke var noen som hadde sett dem etter at de dro fra byen.")
    'nb'
    >>> identify_language("She said that the road to the border was closed after the storm.")
    'en'
    >>> identify_language("Oslo, 12:40")
    'und'
    """
    sample = text[:_SAMPLE]
    letters = [character for character in sample.lower() if character.isalpha()]
    return _by_script(letters) or _by_words(word.lower() for word in _WORD.findall(sample))


def _by_script(letters: list[str]) -> str | None:
    """The language of a script other than Latin in which most of the letters are."""
    foreign = Counter(_script(ord(letter)) for letter in letters if ord(letter) > 0x036F)
    foreign.pop("", None)
    if 2 * sum(foreign.values()) <= len(letters) or not foreign:
        return None
    language = "ja" if foreign["ja"] * 10 > sum(foreign.values()) else foreign.most_common(1)[0][0]
    counts = Counter(letters)
    for other, own in _LETTERS_OF.get(language, ()):
        if sum(counts[letter] for letter in own) * 200 > len(letters):
            return other
    return language


def _script(code: int) -> str:
    return next((language for first, last, language in _SCRIPTS if first <= code <= last), "")


def _by_words(words: Iterable[str]) -> str:
    counts = Counter(words)
    total = sum(counts.values())
    if total < _FEWEST:
        return UNKNOWN
    scores = {language: sum(counts[word] for word in table) / total for language, table in _TABLES.items()}
    best = max(scores, key=lambda language: (scores[language], language == "en"))
    if scores[best] < _LEAST_SHARE:
        return UNKNOWN
    return best if best == "en" or scores[best] > _CLEARLY * scores["en"] else UNKNOWN
