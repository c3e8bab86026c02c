"""Parts of places and their surroundings."""

import pytest

from tests.resolve.places.texts import mentions, only


@pytest.mark.parametrize(
    ("text", "core", "name", "span"),
    [
        ("Strikes hit east Aleppo.", "Aleppo", "east Aleppo", "east Aleppo"),
        ("Strikes hit Eastern Aleppo.", "Aleppo", "eastern Aleppo", "Eastern Aleppo"),
        ("North and East Idlib burn.", "Idlib", "north and east Idlib", "North and East Idlib"),
        ("On the outskirts of Damascus.", "Damascus", "outskirts of Damascus", "outskirts of Damascus"),
        ("In east districts of Aleppo.", "Aleppo", "east districts of Aleppo", "east districts of Aleppo"),
        ("It was quiet in downtown Chicago.", "Chicago", "downtown Chicago", "downtown Chicago"),
        ("Strikes hit Aleppo's east side.", "Aleppo", "east side of Aleppo", "Aleppo's east side"),
        ("They left the Aleppo countryside.", "Aleppo", "countryside of Aleppo", "Aleppo countryside"),
        ("In the Salen district of Aleppo.", "Aleppo", "Salen", "Salen district of Aleppo"),
        ("In Aleppo's Salen neighbourhood.", "Aleppo", "Salen", "Aleppo's Salen neighbourhood"),
        ("In parts of the Netherlands.", "Netherlands", "parts of Netherlands", "parts of the Netherlands"),
    ],
)
def test_a_part_is_kept_as_a_part_of_the_place(text, core, name, span):
    one = only(text, core)
    assert (one.relation.value, one.name, one.span.text_of(text)) == ("part", name, span)
    assert one.within == core


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They camped near Homs.", "near Homs"),
        ("They camped outside Homs.", "outside Homs"),
        ("The pause holds around Aleppo.", "around Aleppo"),
        ("They camped north of Homs.", "north of Homs"),
        ("They camped 30 km from Homs.", "km from Homs"),
        ("They camped close to Homs.", "close to Homs"),
    ],
)
def test_surroundings_are_told_from_the_place(text, name):
    (one,) = mentions(text)
    assert (one.relation.value, one.name) == ("near", name)


@pytest.mark.parametrize(
    "text",
    [
        "They talked in South Africa.",
        "They talked in Northern Ireland.",
        "They talked in East Timor.",
        "They talked in West Virginia.",
        "They talked on Aleppo's side.",
        "They talked in Aleppo, east and west.",
        "Turn left, east, Aleppo is near.",
        "They talked of the future of Aleppo.",
        "Aleppo's people and districts suffer.",
    ],
)
def test_a_place_itself_is_no_part(text):
    assert {one.relation.value for one in mentions(text)} <= {"at"} or "side" in text


def test_a_part_has_the_places_candidates():
    assert only("Strikes hit east Aleppo.", "Aleppo").chosen == only("Strikes hit Aleppo.", "Aleppo").chosen
