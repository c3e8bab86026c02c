"""Names that stand for a government, a people or a team."""

import pytest

from tests.resolve.places.texts import mentions, only


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Moscow said it would help.", "Moscow"),
        ("Moscow has repeatedly denied it.", "Moscow"),
        ("Russia may use all means.", "Russia"),
        ("Russia is ready to talk.", "Russia"),
        ("Russia’s General Staff spoke.", "Russia"),
        ("Syria's new foreign minister spoke.", "Syria"),
        ("They held talks with Ankara.", "Ankara"),
        ("A deal between Ankara and Cairo was near.", "Cairo"),
        ("Sanctions against Iran stay.", "Iran"),
        ("The ministry told the US about it.", "US"),
        ("US officials agreed.", "US"),
        ("US-led forces left.", "US"),
        ("Sweden defeated Brazil.", "Sweden"),
    ],
)
def test_a_body_is_marked(text, name):
    assert only(text, name).as_body


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met in Moscow.", "Moscow"),
        ("Troops from Russia may stay.", "Russia"),
        ("The road to Damascus is closed.", "Damascus"),
        ("Moscow's streets were empty.", "Moscow"),
        ("Fighting in Syria will go on.", "Syria"),
        ("Syria is in ruins.", "Syria"),
        ("Aleppo said nothing.", "Aleppo"),
        ("They left the US.", "US"),
        ("Kyiv-based analysts agreed.", "Kyiv"),
    ],
)
def test_a_land_or_city_is_not(text, name):
    assert not only(text, name).as_body


def test_a_part_of_a_country_is_no_body():
    assert not any(one.as_body for one in mentions("Northern Syria will stay quiet."))
