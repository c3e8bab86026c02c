"""How PostgreSQL is asked for statements: one part of the record after the other."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from onrecord.store import postgres_search
from onrecord.store.parsing import parse_query
from onrecord.store.postgres import open_postgres
from onrecord.store.postgres_search import FAR_BITS, NEAR_BITS, PARTED, parts_of_record
from onrecord.store.searching import Window
from tests.factories import (
    NOW,
    make_attribution,
    make_document,
    make_provenance,
    make_report,
    make_statement,
)
from tests.postgres import fresh_address

KEYS = st.integers(0, 5_000_000)
BITS = {"a": NEAR_BITS, "b": FAR_BITS}


def keys_of(part: str) -> range:
    """Return the keys that a part has, which is written as one run of smaller ones."""
    found = [re.fullmatch(r"':([ab])(\d+)'", name) for name in part.split(" | ")]
    runs = [range(int(one[2]) << BITS[one[1]], int(one[2]) + 1 << BITS[one[1]]) for one in found if one]
    assert len(runs) == len(found)
    assert all(lower.stop == higher.start for lower, higher in pairwise(runs))
    return range(runs[0].start, runs[-1].stop)


@given(KEYS, KEYS)
def test_parts_follow_each_other_downwards_and_hold_the_whole_window(one, other):
    oldest, newest = sorted((one, other))
    found = [keys_of(part) for part in parts_of_record(parse_query("truce"), Window(newest, 10, oldest))]
    assert newest in found[0]
    assert oldest in found[-1]
    assert all(higher.start == lower.stop for higher, lower in pairwise(found))


def test_a_large_record_has_few_parts_and_the_first_is_small():
    parts = parts_of_record(parse_query("truce"), Window(1_000_000, 10))
    assert len(parts) < 10
    assert len(keys_of(parts[0])) == 1 << NEAR_BITS


@pytest.mark.parametrize("query", ["truc*", "speaker:ren*", "-truc*", "pause OR truc*"])
def test_beginnings_of_words_are_asked_for_at_once(query):
    assert len(parts_of_record(parse_query(query), Window(1_000_000, 10))) == 1


def test_what_lies_in_several_parts_is_found_last_first():
    keys = [1, 4_095, 4_096, 60_000, 65_535, 65_536, 131_072, 300_000]
    with open_postgres(fresh_address()) as store:
        for key in keys:
            report = make_report(doc=make_document(provenance=make_provenance(location=f"/{key}")))
            store.add(report, now=NOW)
            with store._writing() as conn:
                newest = conn.execute(text("SELECT max(key) FROM statements")).scalar_one()
                conn.execute(
                    text("UPDATE statements SET key = :key WHERE key = :old"), {"key": key, "old": newest}
                )
                conn.execute(
                    text("SELECT setval(pg_get_serial_sequence('statements', 'key'), :key)"), {"key": key}
                )
        with store._reading() as conn:
            query = parse_query(
                f'"{report.statements[0].kind.value}" OR kind:{report.statements[0].kind.value}'
            )
            for limit in (1, 3, 100):
                found = (
                    conn.execute(postgres_search.find(query, Window(300_000, limit)).select()).scalars().all()
                )
                assert found == sorted(keys, reverse=True)[:limit]
        assert store.check() == ()


def test_the_index_is_of_what_is_asked():
    with open_postgres(fresh_address()) as store, store._reading() as conn:
        defined = conn.execute(
            text(
                "SELECT indexdef FROM pg_indexes "
                "WHERE indexname = 'searched_by_words' AND schemaname = current_schema()"
            )
        ).scalar_one()
    assert re.sub(r"[\s()]|::(?:big)?(?:int|text)(?:\[\])?", "", PARTED) in re.sub(
        r"[\s()]|::(?:big)?(?:int|text)(?:\[\])?", "", defined
    )


QUERIES = {
    '"will hold"': 1,
    '"hold will"': 0,
    'truce "hold will"': 0,
    '"hold will" OR truce': 1,
    '"hold will" OR "the truce"': 1,
    'truce -"will hold"': 0,
    'truce -"hold will"': 1,
    'absent OR -"hold will"': 1,
    'absent OR -"will hold"': 0,
    '-"hold will" -speaker:"Renk Oda"': 1,
    'speaker:"Oda Renk" "will hold"': 1,
    '"the truce" "will hold" -"truce the"': 1,
}


def test_the_order_of_words_is_asked_of_rows():
    text = "Oda Renk said the truce will hold."
    doc = make_document(text)
    parts = make_attribution(text, source="Oda Renk", content="the truce will hold")
    with open_postgres(fresh_address()) as store:
        store.add(make_report(doc=doc, statements=(make_statement(doc, parts),)), now=NOW)
        assert {query: len(store.search(query).items) for query in QUERIES} == QUERIES
