import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Alias, Authority, AuthorityEntity, EntityType, Holding, SpeaksFor, authority_id
from tests.strategies import values_of

PERSON = EntityType.PERSON


def entity(**changes):
    return AuthorityEntity(
        **({"id": "au-1", "name": "Mara Oray", "type": PERSON, "source": "a.csv"} | changes)
    )


def test_an_id_follows_from_the_name_as_names_are_compared():
    assert authority_id("Mara Oray") == authority_id("MARA  ORAY") == authority_id("Mára Oray")
    assert authority_id("Mara Oray") != authority_id("Adel Tun")
    assert authority_id("???") != authority_id("!!!")


def test_what_two_files_say_of_one_is_put_together():
    one = entity(aliases=(Alias("M. Oray", weak=True),), offices=(Holding("mayor", "Varn", "2020/.."),))
    other = entity(
        source="b.csv",
        name="Mara Ilse Oray",
        aliases=(Alias("M. Oray"),),
        offices=(Holding("mayor", "Varn", "2020/.."), Holding("member of parliament")),
        speaks_for=(SpeaksFor("Adel Tun"),),
    )
    (joined,) = Authority([other, one]).entities
    assert joined.name == "Mara Oray"
    assert {(alias.name, alias.weak) for alias in joined.aliases} == {
        ("M. Oray", False),
        ("Mara Ilse Oray", False),
    }
    assert joined.offices == (Holding("mayor", "Varn", "2020/.."), Holding("member of parliament"))
    assert joined.speaks_for == (SpeaksFor("Adel Tun"),)


def test_a_known_type_goes_before_an_unknown_one():
    (joined,) = Authority([entity(type=EntityType.UNKNOWN), entity(source="b.csv")]).entities
    assert joined.type is PERSON


@given(st.lists(values_of(AuthorityEntity), max_size=4), st.randoms())
def test_the_order_of_entities_says_nothing(entities, random):
    by_id = {(one.id, one.source, one.row): one for one in entities}
    shuffled = list(by_id.values())
    random.shuffle(shuffled)
    assert Authority(shuffled).entities == Authority(by_id.values()).entities


def test_where_a_row_stands_is_no_part_of_what_it_says():
    assert entity(row=3).digest == entity(row=9).digest
    assert entity(name="Mara Tun").digest != entity().digest


@pytest.mark.parametrize(
    ("holding", "shown"),
    [
        (Holding("mayor"), "mayor"),
        (Holding("mayor", "Varn"), "mayor (Varn)"),
        (Holding("mayor of Varn", None, "2020/.."), "mayor of Varn, 2020/.."),
    ],
)
def test_an_office_is_shown_with_its_body_and_its_time(holding, shown):
    assert str(holding) == shown
