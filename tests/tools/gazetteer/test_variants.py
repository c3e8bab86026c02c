import pytest

from tools.gazetteer.variants import bare, other_names


def chosen(name, *given, people=50_000, country="SY"):
    return list(other_names(name, given, people=people, country=country))


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Yaroslavl Oblast", "Yaroslavl"),
        ("Leningradskaya Oblast'", "Leningradskaya"),
        ("Damascus Governorate", "Damascus"),
        ("Bavaria", "Bavaria"),
        ("Northern District", "Northern District"),
        ("Jewish Autonomous Oblast", "Jewish Autonomous Oblast"),
        ("Central District", "Central District"),
    ],
)
def test_a_division_is_called_without_the_word_for_what_it_is(name, left):
    assert bare(name) == left


@pytest.mark.parametrize("name", ["Raqqa", "Al-Raqqah", "Rakka"])
def test_close_names_count(name):
    assert chosen("Ar Raqqah", name) == [name]


@pytest.mark.parametrize("name", ["ALP", "Ko", "alrqt", "Ракка", "New Ar7", "ara raqqaha"])
def test_codes_and_transcriptions_do_not_count(name):
    assert chosen("Ar Raqqah", name) == []


def test_a_large_place_has_other_names_in_english():
    assert chosen("Mumbai", "Bombay", people=12_000_000, country="IN") == ["Bombay"]


def test_a_town_of_an_english_speaking_country_has_one_name():
    assert chosen("Moscow", "Paradise Valley", people=25_000, country="US") == []


def test_a_village_has_only_names_that_are_close():
    assert chosen("Khan Shaykhun", "Khan Sheikhoun", "Colonia", people=9_000) == ["Khan Sheikhoun"]


def test_the_main_name_is_not_another():
    assert chosen("Homs", "Homs", "HOMS") == []
