"""Merges are explained, and a person's judgement makes and unmakes them for good."""

from pathlib import Path

import pytest

from onrecord.errors import NotFound
from onrecord.model import AuthorityEntity, EntityType
from onrecord.services import (
    entity_page,
    list_entities,
    merge_entities,
    sort_all,
    split_entity,
    undo_judgement,
)
from onrecord.store import open_store
from tests.contracts.test_store_entities import report
from tests.factories import NOW

MAYOR = report("a", ("Ann Sol", "Varn mayor"), published="2031-03-01")
AGAIN = report("b", ("Ann Sol", "mayor of Varn"), published="2031-03-09")
THIRD = report("c", ("Ann Sol", "Varn mayor"), published="2031-03-11")
OTHER = report("d", ("Annie Solberg",))
IDS = {key: one.entities[0].id for key, one in zip("abcd", (MAYOR, AGAIN, THIRD, OTHER), strict=True)}


@pytest.fixture
def store(tmp_path: Path):
    with open_store(str(tmp_path / "onrecord.db")) as store:
        for one in (MAYOR, AGAIN, THIRD, OTHER):
            store.add(one, now=NOW)
        sort_all(store)
        yield store


def groups(store):
    found = {}
    for key, entity_id in IDS.items():
        found.setdefault(store.entity(entity_id)[0].id, []).append(key)
    return sorted("".join(keys) for keys in found.values())


def split(store, key, other=None):
    return split_entity(store, IDS[key], other and IDS[other], by="renk", now=NOW)


def test_a_page_shows_names_offices_and_merges(store):
    page = entity_page(store, IDS["a"])
    assert page.names == ("Ann Sol",)
    assert [(one.title, one.reports, one.first, one.last) for one in page.offices] == [
        ("Varn mayor", 2, "2031-03-01", "2031-03-11"),
        ("mayor of Varn", 1, "2031-03-09", "2031-03-09"),
    ]
    assert len(page.members) == 3
    assert len(page.merges) == 2
    assert all(member.reasons for member in page.merges)


def test_the_list_is_that_of_the_record(store):
    assert [(row.name, row.reports) for row in list_entities(store).items] == [
        ("Ann Sol", 3),
        ("Annie Solberg", 1),
    ]


def test_a_merge_is_undone_and_the_undoing_too(store):
    assert groups(store) == ["abc", "d"]
    number = split(store, "b")
    assert groups(store) == ["ac", "b", "d"]
    undone = undo_judgement(store, number, IDS["b"], by="renk", now=NOW)
    assert groups(store) == ["abc", "d"]
    undo_judgement(store, undone, IDS["b"], by="renk", now=NOW)
    assert groups(store) == ["ac", "b", "d"]


def test_two_can_be_told_apart(store):
    split(store, "b", "a")
    assert groups(store) in (["ac", "b", "d"], ["a", "bc", "d"])


def test_what_nothing_ties_can_be_merged_across_names(store):
    number = merge_entities(store, IDS["d"], IDS["a"], by="renk", now=NOW, reason="her maiden name")
    assert groups(store) == ["abcd"]
    (merged,) = [member for member in entity_page(store, IDS["d"]).merges if member.entity.id == IDS["d"]]
    assert (merged.joined_to, merged.score, merged.reasons[0].rule) == (IDS["a"], 1.0, "judged-the-same")
    undo_judgement(store, number, IDS["d"], by="renk", now=NOW)
    assert groups(store) == ["abc", "d"]


def merge(store, key, other):
    return merge_entities(store, IDS[key], IDS[other], by="renk", now=NOW)


def test_a_split_answers_an_earlier_merge_made_at_the_same_time(store):
    merge(store, "d", "a")
    number = split(store, "d", "a")
    assert groups(store) == ["abc", "d"]
    undo_judgement(store, number, IDS["d"], by="renk", now=NOW)
    assert groups(store) == ["abcd"]


def test_a_merge_answers_an_earlier_split_made_at_the_same_time(store):
    split(store, "a", "d")
    merge(store, "d", "a")
    assert groups(store) == ["abcd"]
    split(store, "b")
    merge(store, "a", "b")
    assert groups(store) == ["abcd"]


def test_whoever_is_set_apart_from_everybody_is_no_longer_merged(store):
    merge(store, "d", "a")
    split(store, "d")
    assert groups(store) == ["abc", "d"]


def test_a_split_parts_also_those_who_were_merged_by_way_of_another(store):
    merge(store, "a", "d")
    split(store, "b")
    merge(store, "d", "b")
    split(store, "a", "b")
    assert "b" not in next(group for group in groups(store) if "a" in group)
    assert next(group for group in groups(store) if "d" in group) in ("acd", "ad")


def test_of_two_in_the_authority_file_the_later_judgement_counts(store):
    listed = [AuthorityEntity(key, f"{key} Solberg", EntityType.PERSON, source="x") for key in ("Q1", "Q2")]
    store.add_authority(listed, now=NOW)
    for key in ("Q2", "Q1"):
        merge_entities(store, IDS["d"], key, by="renk", now=NOW)
        assert store.entity(IDS["d"])[0].authority_id == key
    split_entity(store, IDS["d"], "Q1", by="renk", now=NOW)
    assert store.entity(IDS["d"])[0].authority_id is None


def test_somebody_of_the_authority_file_can_be_named(store):
    store.add_authority([AuthorityEntity("Q9", "Ann Berta Solberg", EntityType.PERSON, source="x")], now=NOW)
    merge_entities(store, IDS["d"], "Q9", by="renk", now=NOW)
    row = store.entity(IDS["d"])[0]
    assert (row.name, row.authority_id) == ("Ann Berta Solberg", "Q9")


def test_a_wrong_link_is_taken_away(store):
    store.add_authority([AuthorityEntity("Q1", "Annie Solberg", EntityType.PERSON, source="x")], now=NOW)
    sort_all(store)
    assert store.entity(IDS["d"])[0].authority_id == "Q1"
    split_entity(store, IDS["d"], "Q1", by="renk", now=NOW)
    assert store.entity(IDS["d"])[0].authority_id is None


def test_a_judgement_outlives_reading_again_and_more_reports(store):
    split(store, "b")
    store.add(report("b", ("Ann Sol", "mayor of Varn"), published="2031-03-09", layer="newer"), now=NOW)
    store.add(report("e", ("Ann Sol", "Varn mayor")), now=NOW)
    sort_all(store)
    assert groups(store) == ["ac", "b", "d"]


def test_judgements_are_kept_with_who_and_why(store):
    split_entity(store, IDS["b"], by="renk", now=NOW, reason="another one")
    ((_, judgement, when),) = store.judgements(AGAIN.document.id)
    assert (judgement.by, judgement.reason, judgement.row_id, when) == ("renk", "another one", IDS["b"], NOW)


@pytest.mark.parametrize("wanted", ["re-12", "en-000", "Ann Sol"])
def test_only_an_entity_of_a_report_can_be_judged(store, wanted):
    with pytest.raises(NotFound):
        split_entity(store, wanted, by="renk", now=NOW)
