"""GeoNames classes and codes → concepts of the Getty Art & Architecture Thesaurus, the types of linked places."""

from storymap.model.places import Place

_AAT = "aat:"
_BY_CODE = {
    "ADM1": ("300236157", "political divisions"),
    "STM": ("300008707", "rivers"),
    "SEA": ("300008694", "seas"),
    "OCN": ("300008687", "oceans"),
    "LK": ("300008680", "lakes"),
    "BAY": ("300132316", "bays (bodies of water)"),
    "GULF": ("300132315", "gulfs (bodies of water)"),
    "FJD": ("300008676", "fiords (bodies of water)"),
    "GLCR": ("300008835", "glaciers (bodies of water)"),
    "ISL": ("300008791", "islands"),
    "ISLS": ("300386853", "island groups"),
    "MT": ("300008795", "mountains"),
    "MTS": ("300386831", "mountain ranges"),
    "PASS": ("300259572", "passes (landforms)"),
    "PEN": ("300008804", "peninsulas"),
    "VAL": ("300008761", "valleys (landforms)"),
    "DSRT": ("300008916", "deserts"),
    "CONT": ("300128176", "continents"),
    "PPLH": ("300008537", "lost settlements"),
}
_BY_CLASS = {
    "P": ("300008347", "inhabited places"),
    "H": ("300266059", "bodies of water (natural)"),
    "T": ("300266060", "landforms (terrestrial)"),
    "L": ("300182722", "regions (geographic)"),
}
_STATES = ("300232420", "sovereign states")
_DIVISIONS = ("300232418", "administrative divisions")


def place_type(place: Place) -> tuple[str, str] | None:
    """The concept's identifier and its label; `None` where none is sure.

    The concepts are those that the World Historical Gazetteer lists as its subset of the thesaurus.
    """
    kind = _BY_CODE.get(place.feature_code)
    if kind is None and place.feature_class == "A":
        kind = _STATES if place.is_country else _DIVISIONS
    kind = kind or _BY_CLASS.get(place.feature_class)
    return (f"{_AAT}{kind[0]}", kind[1]) if kind else None
