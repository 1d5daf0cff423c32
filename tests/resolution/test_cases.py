"""Resolution of own sentences, written down in tests/cases/resolution*.md."""

from storymap.model.places import Resolution


def _told(resolution: Resolution) -> str:
    place = resolution.place
    if place is None:
        return f"{resolution.toponym.name} = ?"
    return f"{resolution.toponym.name} = {place.name}, {place.feature_code}, {place.country_code or '-'}"


def test_resolution_places_what_the_case_says(resolution_case, resolve) -> None:
    _, given, expected = resolution_case
    found = {_told(resolution) for resolution in resolve(given) if resolution.toponym.use != "demonym"}
    assert set(expected.splitlines()) <= found


def test_resolution_explains_every_candidate(resolve) -> None:
    for resolution in resolve("A museum opened in Paris, Texas, and the mayor of Paris spoke."):
        for candidate in resolution.candidates:
            assert dict(candidate.features)["prior"] > 0


def test_resolution_puts_the_best_candidate_first(resolve) -> None:
    for resolution in resolve("Springfield and Georgia and Paris wrote to Victoria."):
        scores = [candidate.score for candidate in resolution.candidates]
        assert scores == sorted(scores, reverse=True)


def test_resolution_gives_one_answer_for_each_toponym_in_order(resolve) -> None:
    resolutions = resolve("Oslo, Paris and the village of Kverndalsmo wrote to Oslo.")
    assert [r.toponym.name for r in resolutions] == ["Oslo", "Paris", "Kverndalsmo", "Oslo"]


def test_resolution_without_a_place_has_no_confidence(resolve) -> None:
    (nil,) = [r for r in resolve("They slept in the village of Kverndalsmo.") if r.place is None]
    assert nil.confidence == 0


def test_resolution_of_nothing_is_nothing(resolve) -> None:
    assert resolve("Nothing of the kind had happened.") == ()
