"""What filters find statements by."""

from onrecord.store.query import Dates, Field, Filter
from onrecord.store.tags import MOST_WORDS, dates_tags, filter_tags, tags_of


def test_every_field_has_its_tags():
    row = {
        "speaker": "Oda Renk",
        "role": "Foreign Minister",
        "holder": "Verin",
        "addressee": "reporters",
        "kind": "deny",
        "quotation": "direct",
        "naming": "named",
        "places": ["Port Salen", "Varn"],
    }
    values = tags_of(row, publisher="Corvane").split(" 0 ")
    asked = [
        (Field.SPEAKER, "oda RENK"),
        (Field.OFFICE, "foreign minister"),
        (Field.HOLDER, "verin"),
        (Field.TO, "reporters"),
        (Field.KIND, "deny"),
        (Field.QUOTATION, "direct"),
        (Field.NAMING, "named"),
        (Field.PLACE, "port salen"),
        (Field.PLACE, "varn"),
        (Field.PUBLISHER, "corvane"),
    ]
    assert values == ["0all", *(" ".join(filter_tags(Filter(field, text))) for field, text in asked)]


def test_a_day_is_found_by_ranges_that_hold_it_only():
    tags = set(tags_of({"said_on": "2031-03-04"}).split())
    assert tags & set(dates_tags(Dates("2031-03-04", "2031-03-04")))
    assert tags & set(dates_tags(Dates("2030-12-31", "2031-12-31")))
    assert not tags & set(dates_tags(Dates("2031-03-05", "2031-12-31")))
    assert not tags & set(dates_tags(Dates("1500-01-01", "1600-01-01")))


def test_a_very_long_value_has_so_many_tags_and_no_more():
    assert len(tags_of({"speaker": "Oda " * 500}).split(" 0 ")[1].split()) == MOST_WORDS
