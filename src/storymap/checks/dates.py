"""Country → since when the boundaries that we have hold for it."""

SINCE = {
    **dict.fromkeys(("SS", "SD"), 2011),
    **dict.fromkeys(("RS", "XK"), 2008),
    "ME": 2006,
    "TL": 2002,
    "ID": 2002,
    "HK": 1997,
    "MO": 1999,
    **dict.fromkeys(("ER", "ET", "CZ", "SK"), 1993),
    **dict.fromkeys(("HR", "SI", "BA", "MK"), 1992),
    **dict.fromkeys(["RU", "UA", "BY", "MD", "EE", "LV", "LT", "GE", "AM", "AZ", "KZ", "UZ", "TM", "KG", "TJ"], 1992),
    **dict.fromkeys(("DE", "YE", "NA", "ZA"), 1991),
    **dict.fromkeys(["IT", "FI", "PL", "HU", "RO", "BG", "AT", "GR", "AL", "FR", "NL", "BE", "LU"], 1948),
    **dict.fromkeys(["NO", "SE", "CH", "ES", "PT", "DK", "GB", "IE", "US", "MX", "AR", "BR", "UY", "AU"], 1923),
    **dict.fromkeys(["VN", "PK", "BD", "AO", "MZ", "GW", "PG"], 1976),
}
"""Year of the last change of a country's outline that a border claim would notice: independence, union, division."""
OTHERS = 1965
"""For the rest: most of Africa had the borders of today by then."""


def undated_before(code: str) -> int:
    """The year before which a claim about the country is not judged.

    >>> undated_before("SS"), undated_before("NO")
    (2011, 1923)
    """
    return SINCE.get(code, OTHERS)
