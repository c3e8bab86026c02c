import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Alias, Days, Entity, EntityType, Naming, Office
from onrecord.model.tenure import ALL_DAYS
from onrecord.resolve.linking import link_entities, link_entity
from tests.resolve.authorities import BODY, FILE, ORAY, PERSON, person, register

MARCH_2031 = Days(dt.date(2031, 3, 4), dt.date(2031, 3, 5))
IN_2019 = Days(dt.date(2019, 5, 1), dt.date(2019, 5, 2))


def printed(name, *offices, type_=PERSON, naming=Naming.NAMED, names=()):
    return Entity("en-1", name, type_, naming, (name, *names), tuple(map(Office, offices)))


def link(name, *offices, file=FILE, days=MARCH_2031, **more):
    return link_entity(printed(name, *offices, **more), file, days)


def rules(found):
    return [reason.rule for reason in found.reasons]


@pytest.mark.parametrize(
    ("name", "offices", "to", "why"),
    [
        ("Mara Oray", [], "oray", ["full-name"]),
        ("MARA ORAY", [], "oray", ["full-name"]),
        ("Mara Oray", ["Verian President"], "oray", ["full-name", "office-at-the-date"]),
        ("Josefa Brel", [], "brel", ["alias"]),
        ("Oray", ["Verian president"], "oray", ["surname", "office-at-the-date"]),
        ("Oray", ["president"], "oray", ["surname", "office-at-the-date"]),
        ("M. Oray", ["Verian president"], "oray", ["name-variant", "office-at-the-date"]),
        ("Mara Oray", ["former Port Salen mayor"], "oray", ["full-name", "office-held-before"]),
        ("Mara Oray", ["sailor"], "oray", ["full-name"]),
    ],
)
def test_a_name_is_tied_with_its_reasons(name, offices, to, why):
    found = link(name, *offices)
    assert found.to.id == to
    assert rules(found.to) == why
    assert found.to.reasons[0].printed == name
    assert 0 < found.to.score < 1


def test_each_reason_shows_both_sides():
    (_, office) = link("Mara Oray", "Verian President").to.reasons
    assert (office.printed, office.other) == ("Verian President", "president of Veria, 2026/..")


@pytest.mark.parametrize(
    ("name", "offices"),
    [
        ("Oray", []),
        ("Oray", ["Harbour Board chair"]),
        ("Oray", ["sailor"]),
        ("M. Oray", []),
        ("Mara Oray", ["chief executive of Sutrian Rail"]),
    ],
)
def test_a_part_of_a_name_or_a_name_with_anothers_office_is_tied_to_nobody(name, offices):
    found = link(name, *offices)
    assert found.to is None
    assert [shown.id for shown in found.others] == ["oray"]


def test_a_name_that_nobody_bears_has_no_link():
    assert link("Nela Holt", "Verian president") is None


def test_a_surname_in_a_report_that_prints_another_full_name_is_no_reason():
    assert link("Ivo Oray", "Verian president", names=("Oray",)) is None


def test_an_office_of_another_time_is_told_and_the_full_name_still_counts():
    found = link("Mara Oray", "Verian president", days=IN_2019)
    assert found.to.id == "oray"
    assert "office-at-another-time" in rules(found.to)
    assert found.to.score < link("Mara Oray", days=IN_2019).to.score


def test_an_office_of_another_time_bears_no_surname_out():
    assert link("Oray", "Verian president", days=IN_2019).to is None


def test_unknown_days_let_an_office_bear_out_a_surname_with_less_certainty():
    unknown = link("Oray", "Verian president", days=ALL_DAYS)
    assert "office-perhaps-at-the-date" in rules(unknown.to)
    assert unknown.to.score < link("Oray", "Verian president").to.score


HOMONYMS = register(
    person("a", "Ann Sol", ("finance minister", "Veria", "2029/..")),
    person("b", "Ann Sol", ("mayor of Varn", None, "2025/..")),
)


def test_homonyms_are_both_named_and_none_is_chosen():
    found = link("Ann Sol", file=HOMONYMS)
    assert found.to is None
    assert [shown.id for shown in found.others] == ["a", "b"]


def test_an_office_tells_homonyms_apart():
    found = link("Ann Sol", "Verian finance minister", file=HOMONYMS)
    assert found.to.id == "a"
    assert [shown.id for shown in found.others] == ["b"]
    assert "other-office" in rules(found.others[0])


def test_two_homonyms_of_one_office_at_different_times_are_told_apart_by_the_day():
    file = register(
        person("a", "Ann Sol", ("mayor of Varn", None, "2010/2020")),
        person("b", "Ann Sol", ("mayor of Varn", None, "2021/..")),
    )
    assert link("Ann Sol", "Varn mayor", file=file, days=IN_2019).to.id == "a"
    assert link("Ann Sol", "Varn mayor", file=file).to.id == "b"
    assert link("Ann Sol", "Varn mayor", file=file, days=ALL_DAYS).to is None


def test_who_is_listed_twice_is_one():
    file = register(
        person("a", "Ann Sol", ("mayor of Varn", None, "2025/..")),
        person("q77", "Ann Sol", ("Mayor", "Varn", "2024-06-01/..")),
    )
    assert link("Ann Sol", file=file).to.id == "a"


@pytest.mark.parametrize("alias", [Alias("Red Ann", weak=True), Alias("Sol")])
def test_a_weak_alias_or_a_part_of_the_name_needs_an_office(alias):
    file = register(person("a", "Ann Sol", ("mayor of Varn", None, "2025/.."), aliases=(alias,)))
    assert link(alias.name, file=file).to is None
    assert link(alias.name, "Varn mayor", file=file).to.id == "a"


def test_a_strong_alias_of_one_word_is_enough():
    file = register(person("a", "Ana Luz Verdal", aliases=(Alias("Luza"),)))
    assert link("Luza", file=file).to.id == "a"


@pytest.mark.parametrize("name", ["Salen Harbour Board", "SHB"])
def test_bodies_are_tied_by_name_and_acronym(name):
    assert link(name, type_=BODY).to.id == "hb"


def test_types_that_differ_are_never_tied():
    assert link("SHB", type_=PERSON) is None
    assert link("Mara Oray", type_=BODY) is None
    assert link("Mara Oray", type_=EntityType.UNKNOWN).to.id == "oray"


@pytest.mark.parametrize("naming", [Naming.UNNAMED, Naming.DOCUMENT])
def test_who_is_not_named_is_not_tied_by_name(naming):
    assert link("Mara Oray", naming=naming) is None


def test_on_whose_behalf_a_spokesperson_speaks_comes_with_the_link():
    assert link("Adel Tun").speaks_for == ("Mara Oray",)
    assert link("Adel Tun", days=IN_2019).speaks_for == ()


def test_another_spelling_of_a_surname_needs_the_office():
    file = register(person("a", "Ilja Rudenka", ("mayor of Varn", None, "2025/..")))
    assert link("Ilja Rudenko", file=file).to is None
    assert link("Ilja Rudenko", "Varn mayor", file=file).to.id == "a"


def test_without_a_file_entities_stay_as_they_are():
    entities = (printed("Mara Oray"),)
    assert link_entities(entities, register(), MARCH_2031) == entities


@given(
    st.permutations([person("a", "Ann Sol"), person("b", "Ann Sol"), ORAY]),
    st.sampled_from(["Ann Sol", "Mara Oray"]),
)
def test_the_order_of_the_file_says_nothing(entities, name):
    assert link(name, file=register(*entities)) == link(
        name, file=register(*sorted(entities, key=lambda e: e.id))
    )
