"""Our own tables are whole, and agree with each other."""

import re

import pytest

from tools.gazetteer import tables

CODES = {row.code for row in tables.country_rows()}


def test_every_country_has_a_code_of_its_own():
    assert len(CODES) == len(tables.country_rows())
    assert all(re.fullmatch("[A-Z]{2}", code) for code in CODES)


@pytest.mark.parametrize("row", tables.country_rows(), ids=lambda row: row.code)
def test_owners_are_countries_of_the_table(row):
    assert set(row.owners) <= CODES - {row.code}


@pytest.mark.parametrize("row", tables.area_rows(), ids=lambda row: row.id)
def test_areas_lie_on_the_globe_and_in_known_countries(row):
    assert set(row.countries) <= CODES
    assert -90 <= row.latitude <= 90
    assert -180 <= row.longitude <= 180


def test_area_ids_are_unique():
    assert len({row.id for row in tables.area_rows()}) == len(tables.area_rows())


def test_claims_name_divisions_and_countries():
    for division, claimants in tables.claims().items():
        assert division.partition(".")[0] in CODES
        assert set(claimants.split()) <= CODES


def test_further_names_are_of_divisions_or_cities():
    assert all(key.isdigit() or key.partition(".")[0] in CODES for key in tables.further_names())


@pytest.mark.parametrize("name", ["countries.txt", "areas.txt", "claims.txt", "further_names.txt"])
def test_every_table_says_whose_it_is(name):
    head = (tables.FOLDER / name).read_text(encoding="utf-8").split("\n\n")[0]
    assert "Source:" in head
    assert "Licence:" in head
