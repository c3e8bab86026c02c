import pytest

from onrecord.model import Alias
from onrecord.resolve.register import words_near
from tests.resolve.authorities import (
    BEFORE_HER,
    FILE,
    HARBOUR,
    ORAY,
    RENK,
    RESIDENCE,
    SENATOR,
    TUN,
    person,
    register,
)


def near(text):
    return {entity.id for entity in FILE.near(words_near(text)).authority.entities}


def test_a_full_name_is_near_and_so_is_who_speaks_for_its_bearer():
    assert near("Mara Oray opened the bridge.") == {"oray", "tun"}


def test_a_surname_is_near_only_with_a_word_of_an_office():
    assert near("Renk smiled.") == set()
    assert near("Verian spokeswoman Renk smiled.") >= {"renk"}


def test_a_surname_is_near_with_the_bare_noun_of_an_office():
    assert near("President Oray smiled.") >= {"oray"}


def test_another_spelling_of_a_surname_is_near_beside_the_given_name_and_an_office():
    assert near("Verian spokeswoman Oda Rennk smiled.") >= {"renk"}
    assert near("Oda Rennk smiled.") == set()


def test_a_field_that_many_offices_have_is_no_key():
    file = register(
        person("a", "Ann Sol", ("minister of finance", "Veria", "2020/..")),
        person("b", "Ivo Holt", ("finance minister", None, "2020/..")),
    )
    found = file.near(words_near("The minister spoke of finance."))
    assert set(found.authority.by_id) == {"b"}
    assert set(file.near(words_near("Veria has a minister of finance.")).authority.by_id) == {"a", "b"}


def test_an_office_is_near_by_its_noun_and_its_body():
    assert near("The Verian president smiled.") == {"oray", "dorr", "tun"}
    assert near("The president smiled.") == set()


def test_a_body_brings_those_who_hold_its_offices():
    assert near("The Presidential Office was shut.") == {"res", "tun", "oray"}


def test_an_acronym_is_near():
    assert near("SHB said no.") == {"hb"}


def test_small_letters_name_nobody():
    assert near("mara oray") == set()


def test_ids_and_names_are_found():
    assert FILE.find("oray") is ORAY
    assert FILE.find("SHB") is HARBOUR
    assert FILE.find("Nobody Here") is None


def test_a_name_of_two_finds_nobody():
    two = register(person("a", "Ann Sol"), person("b", "Ann Sol"))
    assert two.find("Ann Sol") is None


def test_a_weak_alias_finds_nobody():
    one = register(person("a", "Ann Sol", aliases=(Alias("Annie", weak=True),)))
    assert one.find("Annie") is None


@pytest.mark.parametrize(
    ("noun", "ids"), [("president", ["dorr", "oray"]), ("spokesman", ["renk", "tun"]), ("pope", [])]
)
def test_holders_are_found_by_noun(noun, ids):
    assert [listed.entity.id for listed in FILE.holders(noun)] == ids


def test_a_spokesperson_may_be_described_by_whom_it_speaks_for():
    (office,) = FILE.offices(TUN)
    assert {"oray", "president"} <= office.also
    assert FILE.offices(RENK)[0].also == frozenset()


def test_an_empty_file_is_near_nothing():
    empty = register()
    assert len(empty.near(words_near("Mara Oray"))) == 0


def test_every_entity_is_near_its_own_name():
    for entity in (ORAY, BEFORE_HER, TUN, RENK, RESIDENCE, HARBOUR, SENATOR):
        assert entity.id in near(entity.name)
