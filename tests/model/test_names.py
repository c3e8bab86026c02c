import pytest
from hypothesis import given

from onrecord.model.names import name_words
from tests.strategies import texts


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Mara Oray", ("mara", "oray")),
        ("  Mara   ORAY ", ("mara", "oray")),
        ("Jóse Müller", ("jose", "muller")),
        ("Łucja Ørsted", ("lucja", "orsted")),
        ("Adel Tun, Jr.", ("adel", "tun")),
        ("A. B. Tun III", ("a", "b", "tun")),
        ("Sean O’Brel", ("sean", "obrel")),
        ("U.N.", ("un",)),
        ("Ann-Marie Sol", ("ann-marie", "sol")),
        ("", ()),
        ("—", ()),
        ("Jr.", ("jr",)),
    ],
)
def test_names_are_compared_without_case_accents_stops_and_suffixes(name, words):
    assert name_words(name) == words


@given(texts())
def test_any_name_gives_words_that_stay_what_they_are(name):
    words = name_words(name)
    assert all(words)
    assert name_words(" ".join(words)) in (
        words,
        tuple(w for w in words if w not in {"jr", "sr", "ii", "iii", "iv"}),
    )
