"""Which entities of several reports are one: kept up, whatever comes in which order, and explained."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import NotFound
from onrecord.model import (
    AuthorityEntity,
    Decision,
    Entity,
    EntityType,
    Holding,
    Judgement,
    Naming,
    Office,
    Report,
    Selector,
    Span,
)
from onrecord.model.ids import content_id
from onrecord.store import open_store
from tests.contracts.conftest import BACK_ENDS
from tests.factories import LAYER, NOW, make_document, make_provenance

PERSON, BODY = EntityType.PERSON, EntityType.ORGANISATION


def report(place, *people, published="2031-03-04", text=None, layer=LAYER):
    """Build a report that names people; each is a name and offices."""
    text = text or f"Report {place}. " + ". ".join(name for name, *_ in people)
    where = make_provenance(text, location=f"/{place}.txt")
    doc = make_document(text, name=f"{place}.txt", provenance=where, published=published)
    entities = tuple(
        Entity(
            content_id("en", doc.id, name),
            name,
            BODY if name.endswith("Board") else PERSON,
            Naming.NAMED,
            (name,),
            tuple(map(Office, offices)),
        )
        for name, *offices in people
    )
    return Report(doc, layer, entities)


def sort(store, portion=100):
    while store.sort_entities(portion=portion):
        pass


def add(store, *reports):
    for one in reports:
        store.add(one, now=NOW)
    sort(store)


def listed(store):
    return [(row.name, row.reports) for row in store.entities(limit=1000).items]


MAYOR = report("a", ("Ann Sol", "Varn mayor"), ("Mara Oray", "president of Veria"))
AGAIN = report("b", ("Ann Sol", "mayor of Varn"), ("Adel Tun",))
BANKER = report("c", ("Ann Sol", "Salen Bank chair"))


def test_one_person_in_two_reports_is_one_entity_with_the_reason(store):
    add(store, MAYOR, AGAIN)
    assert listed(store)[0] == ("Ann Sol", 2)
    row, members = store.entity(AGAIN.entities[0].id)
    assert [member.document_id for member in members] == sorted(
        [MAYOR.document.id, AGAIN.document.id], key=[m.document_id for m in members].index
    )
    joined = [member for member in members if member.joined_to]
    assert len(joined) == 1
    assert [reason.rule for reason in joined[0].reasons] == ["full-name", "same-office"]
    assert row.id.startswith("re-")


def test_homonyms_stay_apart(store):
    add(store, MAYOR, BANKER)
    assert [name for name, _ in listed(store)].count("Ann Sol") == 2


def test_any_entity_of_a_report_finds_its_own(store):
    add(store, MAYOR, AGAIN, BANKER)
    ids = {store.entity(one.entities[0].id)[0].id for one in (MAYOR, AGAIN)}
    assert len(ids) == 1
    assert store.entity(BANKER.entities[0].id)[0].id not in ids
    assert store.entity(BANKER.entities[0].id[:14])[0].name == "Ann Sol"


@pytest.mark.parametrize("wanted", ["re-0000", "en-0000", "re-", "x"])
def test_an_unknown_id_is_not_found(store, wanted):
    add(store, MAYOR)
    with pytest.raises(NotFound):
        store.entity(wanted)


def test_sorting_again_changes_nothing(store):
    add(store, MAYOR, AGAIN, BANKER)
    before = [store.entity(row.id) for row in store.entities().items]
    for one in (MAYOR, AGAIN, BANKER):
        store.add(one, now=NOW)
    assert store.sort_entities() == 0
    assert [store.entity(row.id) for row in store.entities().items] == before


def test_a_new_layer_takes_the_place_of_the_old(store):
    add(store, MAYOR)
    add(store, report("a", ("Anna Sollen", "Varn mayor"), text=MAYOR.document.text, layer="newer"))
    assert listed(store) == [("Anna Sollen", 1)]


def test_all_versions_of_a_story_count_as_one_report(store):
    add(store, MAYOR, report("a", ("Ann Sol", "Varn mayor"), text="Changed. Ann Sol"))
    assert ("Ann Sol", 1) in listed(store)
    assert len(store.entity(MAYOR.entities[0].id)[1]) == 2


def test_who_has_no_name_is_no_entity_of_the_record(store):
    nameless = dataclasses.replace(MAYOR.entities[0], naming=Naming.UNNAMED, name="a mayor")
    add(store, dataclasses.replace(MAYOR, entities=(nameless,)))
    assert listed(store) == []


def test_lists_go_on_after_a_cursor_and_can_be_asked_for_a_name(store):
    add(store, MAYOR, AGAIN, BANKER)
    whole = store.entities(limit=100).items
    first = store.entities(limit=2)
    rest = store.entities(limit=100, after=first.next)
    assert first.items + rest.items == whole
    assert rest.next is None
    assert {row.name for row in store.entities(name="  oray ").items} == {"Mara Oray"}
    assert {row.name for row in store.entities(name="MARA  ORAY").items} == {"Mara Oray"}
    assert store.entities(name="50%_").items == ()
    with pytest.raises(NotFound):
        store.entities(after="nonsense")


def authority(*offices, name="Ann Sol", key="Q1", aliases=()):
    return AuthorityEntity(
        key,
        name,
        PERSON,
        aliases,
        tuple(Holding(title, None, "2026/..") for title in offices),
        source="people.csv",
    )


def test_an_authority_file_that_comes_later_ties_what_is_there(store):
    add(store, report("a", ("Ann Sol",)), report("b", ("Ann Sol",)))
    assert listed(store) == [("Ann Sol", 1), ("Ann Sol", 1)]
    store.add_authority([authority("Varn mayor", name="Ann Sol")], now=NOW)
    sort(store)
    (row,) = store.entities().items
    assert (row.name, row.reports, row.authority_id) == ("Ann Sol", 2, "Q1")
    assert {member.joined_to for member in store.entity(row.id)[1]} == {"Q1"}


def test_who_is_dropped_from_the_file_is_untied(store):
    add(store, report("a", ("Ann Sol",)))
    store.add_authority([authority()], now=NOW)
    sort(store)
    store.drop_authority("people.csv", before=NOW.replace(year=2040))
    sort(store)
    assert [row.authority_id for row in store.entities().items] == [None]


def test_a_file_that_tells_two_apart_splits_what_was_one(store):
    add(store, MAYOR, AGAIN)
    store.add_authority([authority("Varn mayor"), authority("Varn mayor", key="Q2", name="Ann Sol")], now=NOW)
    sort(store)
    assert ("Ann Sol", 2) in listed(store)


MENTIONED = "Ann Sol opened the bridge. Later Adel Tun spoke."


def mentioned(name, words, *, text=MENTIONED, layer=LAYER, place="a"):
    """Build a report that mentions one person in some words."""
    one = report(place, (name,), text=text, layer=layer)
    start = text.index(words)
    spans = (Span(start, start + len(words)),)
    return dataclasses.replace(one, entities=(dataclasses.replace(one.entities[0], mentions=spans),))


def judge(store, one, decision, value=None):
    entity, text = one.entities[0], one.document.text
    span = next(iter(entity.mentions), Span(0, 0))
    made = Judgement(
        one.document.id, entity.id, one.layer, decision, Selector.of(text, span), "Mira Tol", "entity", value
    )
    number = store.add_judgement(made, now=NOW)
    sort(store)
    return number


def test_a_merge_holds_where_a_newer_layer_names_the_entity_otherwise(store):
    first, other = mentioned("Ann Sol", "Ann Sol"), report("b", ("Lena Hask",))
    add(store, first, other)
    number = judge(store, first, Decision.MERGE, other.entities[0].id)
    assert [count for _, count in listed(store)] == [2]
    add(store, mentioned("Anna Sollen", "Ann Sol", layer="newer"))
    assert [count for _, count in listed(store)] == [2]
    assert store.review(number).state == "standing"


def test_a_merge_holds_for_both_sides(store):
    first, other = mentioned("Ann Sol", "Ann Sol"), mentioned("Lena Hask", "Adel Tun", place="b")
    add(store, first, other)
    judge(store, first, Decision.MERGE, other.entities[0].id)
    add(store, mentioned("Helena Hask", "Adel Tun", place="b", layer="newer"))
    assert [count for _, count in listed(store)] == [2]


def test_a_split_holds_in_a_newer_version(store):
    first = report("a", ("Ann Sol", "Varn mayor"))
    add(store, first, AGAIN)
    assert ("Ann Sol", 2) in listed(store)
    judge(store, first, Decision.SPLIT)
    assert ("Ann Sol", 2) not in listed(store)
    add(store, report("a", ("Ann Sol", "Varn mayor"), text="Corrected. Ann Sol"))
    assert ("Ann Sol", 2) not in listed(store)
    assert len(store.entity(first.entities[0].id)[1]) == 2


def test_a_judgement_on_somebody_whom_nobody_names_any_more_is_reopened(store):
    first, other = mentioned("Ann Sol", "Ann Sol"), report("b", ("Lena Hask",))
    add(store, first, other)
    number = judge(store, first, Decision.MERGE, other.entities[0].id)
    add(store, mentioned("Adel Tun", "Adel Tun", layer="newer"))
    assert [row.number for row in store.reviews(state="reopened").items] == [number]
    assert store.review(number).reason


def test_the_record_stays_sound(store):
    add(store, MAYOR, AGAIN, BANKER)
    assert store.check() == ()


TITLES = ["Varn mayor", "mayor of Varn", "mayor", "Salen Bank chair", "nurse"]
NAMES = ["Ann Sol", "A. Sol", "Mara Oray", "Adel Tun", "Salen Harbour Board", "Sol"]
people = st.lists(
    st.tuples(st.sampled_from(NAMES), st.lists(st.sampled_from(TITLES), max_size=2, unique=True)).map(
        lambda row: (row[0], *row[1])
    ),
    max_size=4,
    unique_by=lambda row: row[0],
)
reports = st.lists(st.tuples(people, st.sampled_from(["2031-03-04", "2033-01-01"])), min_size=1, max_size=4)


def everybody(store):
    return sorted(
        (
            row.id,
            row.name,
            row.reports,
            tuple(
                (member.entity.id, member.joined_to, member.score, member.reasons)
                for member in store.entity(row.id)[1]
            ),
        )
        for row in store.entities(limit=1000).items
    )


@settings(max_examples=25)
@given(made=reports, random=st.randoms(), portion=st.integers(1, 3))
@pytest.mark.parametrize("back_end", sorted(BACK_ENDS))
def test_the_order_of_reading_decides_nothing(tmp_path_factory, back_end, made, random, portion):
    built = [report(str(number), *row, published=day) for number, (row, day) in enumerate(made)]
    file = [authority("Varn mayor"), authority("president", name="Mara Oray", key="Q2")]
    found = []
    for turn in range(2):
        with open_store(BACK_ENDS[back_end](tmp_path_factory.mktemp("order"))) as store:
            if turn == 0:
                store.add_authority(file, now=NOW)
            for one in built:
                store.add(one, now=NOW)
                if turn:
                    sort(store, portion)
            if turn:
                store.add_authority(file, now=NOW)
            sort(store, portion)
            found.append(everybody(store))
        random.shuffle(built)
    assert found[0] == found[1]
