from onrecord.cli.placed import place_text, places_named
from onrecord.model import PlaceCandidate, PlaceKind, Span
from tests.factories import make_named_place, make_place


def test_a_place_shows_what_it_is_and_where():
    assert place_text(make_named_place()).plain == (
        "Port Salen: city Port Salen in Salen, VE, 12.50°N 48.25°W · named 1 time · confidence 0.80"
    )


def test_a_country_lies_in_itself_and_is_not_said_to():
    place = make_place(kind=PlaceKind.COUNTRY, region=None, latitude=-3.0, longitude=4.0)
    shown = place_text(
        make_named_place(candidates=(PlaceCandidate(place, 1.0, ()),), mentions=(Span(0, 4), Span(5, 9)))
    )
    assert ": country Port Salen, 3.00°S 4.00°E · named 2 times ·" in shown.plain


def test_what_cannot_be_told_is_said():
    assert (
        "one of 1 places; the report does not tell which" in place_text(make_named_place(chosen=None)).plain
    )
    unknown = make_named_place(chosen=None, candidates=())
    assert "not in the gazetteer" in place_text(unknown).plain


def test_names_that_only_stand_for_a_body_are_left_out():
    assert places_named([make_named_place(mentions=(), as_body=(Span(0, 4),))]) == []


def test_what_drives_the_terminal_is_shown_as_an_escape():
    assert "\x1b" not in place_text(make_named_place(name="Sal\x1b[2Jen")).plain
