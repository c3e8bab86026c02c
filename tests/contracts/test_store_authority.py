"""What a record holds of authority files: stored once, updated, dropped, and found by the words of a text."""

import dataclasses
import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Alias, AuthorityEntity, EntityType, Holding, SpeaksFor
from onrecord.model.authority import Authority
from onrecord.resolve.register import Register, words_near
from onrecord.store import AuthorityChange
from tests.factories import NOW
from tests.strategies import values_of

LATER = NOW + dt.timedelta(hours=1)


def entity(key="Q1", name="Mara Oray", source="people.csv", **changes):
    given = {"type": EntityType.PERSON, "source": source, "row": 2}
    return AuthorityEntity(key, name, **(given | changes))


ORAY = entity(
    aliases=(Alias("M. I. Oray"), Alias("Mari", weak=True)),
    offices=(
        Holding("president of Veria", None, "2026/..", shared=False),
        Holding("mayor", "Varn", "2018/2024"),
    ),
)
TUN = entity("Q2", "Adel Tun", speaks_for=(SpeaksFor("Mara Oray", "2027/.."),))


def test_what_was_stored_comes_back(store):
    assert store.add_authority([ORAY, TUN], now=NOW) == AuthorityChange(new=2)
    assert store.authority().entities == (ORAY, TUN)


def test_the_same_again_changes_nothing_but_when_it_was_seen(store):
    store.add_authority([ORAY, TUN], now=NOW)
    assert store.add_authority([ORAY, TUN], now=LATER) == AuthorityChange(same=2)
    assert store.authority().entities == (ORAY, TUN)
    (source,) = store.authority_sources()
    assert (source.name, source.entities, source.last_seen) == ("people.csv", 2, LATER)


def test_a_changed_entity_takes_the_place_of_the_old(store):
    store.add_authority([ORAY], now=NOW)
    changed = entity(offices=(Holding("president of Veria", None, "2026/2030"),))
    assert store.add_authority([changed], now=LATER) == AuthorityChange(changed=1)
    assert store.authority().entities == (changed,)
    assert store.authority_near(words_near("Mari was mayor of Varn")).entities == ()


def test_another_row_of_the_file_is_no_change(store):
    store.add_authority([ORAY], now=NOW)
    moved = entity(row=9, aliases=ORAY.aliases, offices=ORAY.offices)
    assert store.add_authority([moved], now=LATER) == AuthorityChange(same=1)
    assert store.authority().entities == (moved,)


def test_sources_stay_apart_and_are_put_together_when_asked(store):
    other = entity(source="more.csv", aliases=(Alias("Mara Ilse Oray"),))
    assert store.add_authority([ORAY, other], now=NOW) == AuthorityChange(new=2)
    assert store.authority().entities == Authority([ORAY, other]).entities
    assert store.authority(source="more.csv").entities == (other,)
    assert [source.name for source in store.authority_sources()] == ["more.csv", "people.csv"]


def test_two_of_one_id_in_one_portion_are_put_together(store):
    assert store.add_authority([entity(), entity(aliases=(Alias("M. Oray"),))], now=NOW).new == 1
    assert store.authority().entities[0].aliases == (Alias("M. Oray"),)


def test_what_a_source_no_longer_says_is_dropped_on_demand(store):
    store.add_authority([ORAY, TUN, entity("Q3", source="more.csv")], now=NOW)
    store.add_authority([TUN], now=LATER)
    assert store.drop_authority("people.csv", before=LATER) == 1
    assert [one.id for one in store.authority().entities] == ["Q2", "Q3"]
    assert store.drop_authority("people.csv", before=LATER) == 0


def test_the_record_stays_sound(store):
    store.add_authority([ORAY, TUN], now=NOW)
    store.drop_authority("people.csv", before=LATER)
    assert store.check() == ()
    assert store.authority().entities == ()


NAMES = ["Mara Oray", "Adel Tun", "Ann Sol", "SHB", "Salen Harbour Board", "Residence", "Oray"]
TITLES = ["president of Veria", "press secretary", "Residence spokesman", "mayor", "Harbour Board chair"]
TEXTS = [
    "The Verian president met Sol.",
    "Adel Tun, the Residence spokesman, said no.",
    "Harbour Board chair Oray smiled at Mara.",
    "SHB",
    "The Verian presidential press secretary spoke for Mara Oray.",
    "Residence officials met Ann Sol in Varn.",
    "nobody",
]


@st.composite
def entities(draw):
    number = draw(st.integers(0, 4))
    return AuthorityEntity(
        f"Q{number}",
        draw(st.sampled_from(NAMES)),
        draw(st.sampled_from([EntityType.PERSON, EntityType.ORGANISATION])),
        aliases=tuple(map(Alias, draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True)))),
        offices=tuple(
            Holding(title, body)
            for title, body in draw(
                st.lists(
                    st.tuples(
                        st.sampled_from(TITLES), st.sampled_from([None, "Residence", "Salen Harbour Board"])
                    ),
                    max_size=2,
                    unique=True,
                )
            )
        ),
        speaks_for=tuple(map(SpeaksFor, draw(st.lists(st.sampled_from([*NAMES, "Q0", "Q1"]), max_size=1)))),
        source=draw(st.sampled_from(["a", "b"])),
    )


SOURCES = itertools.count()


@settings(max_examples=30)
@given(
    found=st.lists(entities(), max_size=6, unique_by=lambda one: (one.id, one.source)),
    text=st.sampled_from(TEXTS),
)
def test_the_record_and_a_file_in_memory_find_the_same(long_lived, found, text):
    for row in long_lived.authority_sources():
        long_lived.drop_authority(row.name, before=LATER)
    long_lived.add_authority(found, now=NOW)
    words = words_near(text)
    near = Register(Authority(found)).near(words).authority
    assert long_lived.authority_near(words).entities == near.entities


@settings(max_examples=30)
@given(one=values_of(AuthorityEntity))
def test_any_entity_comes_back_equal(long_lived, one):
    for row in long_lived.authority_sources():
        long_lived.drop_authority(row.name, before=LATER)
    one = dataclasses.replace(one, row=2)
    expected = Authority([one]).entities
    long_lived.add_authority([one], now=NOW)
    assert long_lived.authority().entities == expected
    assert long_lived.add_authority([one], now=NOW).same == 1


@pytest.mark.parametrize("text", ["", "\x00", "'; DROP TABLE authority_keys; --", "\ud800"])
def test_any_text_can_be_asked_with(store, text):
    store.add_authority([ORAY], now=NOW)
    assert store.authority_near(words_near(text)).entities == ()
