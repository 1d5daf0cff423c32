"""Word tables as people write them → sets and mappings that are quick to ask."""


def word_set(table: str) -> frozenset[str]:
    """The words of a table, separated by white space."""
    return frozenset(table.split())


def phrase_set(table: str) -> frozenset[str]:
    """The phrases of a table, separated by commas or line ends."""
    phrases = (phrase.strip() for line in table.splitlines() for phrase in line.split(","))
    return frozenset(phrase for phrase in phrases if phrase)


def name_map(table: str) -> dict[str, str]:
    """A table of lines `meaning: word, word` as word → meaning.

    >>> name_map("Norway: Norwegian, Norwegians")
    {'Norwegian': 'Norway', 'Norwegians': 'Norway'}
    """
    found: dict[str, str] = {}
    for line in table.strip().splitlines():
        meaning, _, words = line.partition(":")
        for word in words.split(","):
            if word.strip():
                found[word.strip()] = meaning.strip()
    return found
