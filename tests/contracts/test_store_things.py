"""Things are kept as if everything were tied at once, whatever came, changed or went, in whatever order."""

import dataclasses
import datetime as dt
import random

import pytest
from sqlalchemy import delete, select

from onrecord.errors import NotFound
from onrecord.interpret.ties import tie_findings
from onrecord.model import Decision, FindingType, Judgement, Selector
from onrecord.services import sort_all
from onrecord.store import open_store
from onrecord.store import things as asked_things
from onrecord.store.asking_things import is_asked
from onrecord.store.base_findings import ThingQuery
from onrecord.store.pages import all_items
from onrecord.store.schema_things import thing_names, thing_phases, things, tie_terms, tied_findings
from tests.factories import NOW
from tests.services.told import COUNCIL, DORR, RENK, STORY, VARN, Said, add, report_of

FIRST = dt.date(2031, 1, 1)
COMMITMENT, MEASURE, STANCE = FindingType.COMMITMENT, FindingType.MEASURE, FindingType.STANCE
SAID = (
    *(
        (MEASURE, state, words)
        for state in ("announced", "in_force", "ended")
        for words in ("truce", "pause")
    ),
    *((COMMITMENT, state, "hand over 40 soldiers") for state in ("made", "missed", "kept")),
    *((COMMITMENT, "missed", words) for words in ("its promise", "free the soldiers")),
    *((STANCE, state, "the night shift") for state in ("for", "against")),
)


def drawn(chance, place):
    """Return a report of some day with a few findings that may belong to those of others."""
    day = FIRST + dt.timedelta(days=chance.randrange(60))
    said = []
    for sort, state, words in chance.sample(SAID, chance.randint(0, 3)):
        by = chance.choice((RENK, COUNCIL, DORR, VARN))
        who = chance.choice((None, COUNCIL, DORR))
        until = chance.choice((None, (day + dt.timedelta(days=chance.randrange(20))).isoformat()))
        spots = chance.choice(((), ("Port Salen",), ("Varn",)))
        said.append(Said(sort, state, words, by, f"it was {words}, {state}", who, spots, until=until))
    said = said or [Said(MEASURE, "ended", "the strike", VARN, "that the strike was over")]
    return report_of(day.isoformat(), *said, place=place)


def judge(store, chance):
    """Reject or correct a finding or a statement, or take a judgement back."""
    found = list(store.reported())
    if not found:
        return
    one = chance.choice(found)
    doc = store.report(one.document_id).document
    decision, field, value = chance.choice(
        (
            (Decision.REJECT, None, None),
            (Decision.CORRECT, "until", "2031-01-20"),
            (Decision.CORRECT, "places", '["Varn"]'),
        )
    )
    row, span = one.finding.id, one.finding.object.span
    store.add_judgement(
        Judgement(doc.id, row, "test-layer", decision, Selector.of(doc.text, span), "Ada", field, value),
        now=NOW,
    )


def kept(store, **asked):
    query = ThingQuery(**asked)
    return list(all_items(lambda after: store.things(query, limit=3, after=after)))


def told(found):
    """Return what things are made of, by which ties, whatever their order."""
    return {
        (one.id, tuple((part.reported.finding, part.reported.voices, part.tie) for part in one.members))
        for one in found
    }


def at_once(store, known_by=None):
    return tie_findings(store.reported(known_by=known_by))


def assert_as_at_once(store, chance):
    days = [None, *(FIRST + dt.timedelta(days=chance.randrange(70)) for _ in range(3))]
    for day in days:
        whole = at_once(store, day)
        assert told(kept(store, known_by=day)) == told(whole)
        as_of = FIRST + dt.timedelta(days=chance.randrange(90))
        for asked in (
            {"as_of": as_of, "settled": False},
            {"as_of": as_of, "place": "salen"},
            {"as_of": as_of, "party": "Council"},
            {"as_of": as_of, "party": "Oda Renk", "settled": False},
            {"party": "Council", "place": "salen"},
            {"about": frozenset({"soldier"})},
            {"finding": MEASURE, "as_of": as_of, "settled": True},
        ):
            query = ThingQuery(known_by=day, **asked)
            wanted = told(one for one in whole if is_asked(query, one))
            assert told(kept(store, known_by=day, **asked)) == wanted
            assert sum(one.total.count for one in store.thing_counts(query)) == len(wanted)


@pytest.mark.parametrize("seed", range(3))
def test_things_are_as_if_all_were_tied_at_once(record, seed):
    chance = random.Random(seed)
    with open_store(record) as store:
        for step in range(14):
            places = [f"{number}.txt" for number in range(8)]
            what = chance.random()
            if what < 0.7 or step < 4:
                store.add(drawn(chance, chance.choice(places)), now=NOW)
            elif what < 0.9:
                judge(store, chance)
            elif found := store.reports(limit=20).items:
                store.purge(chance.choice(found).story_id, by="Ada", reason="asked", now=NOW)
            if step % 3 == 2:
                sort_all(store)
                assert_as_at_once(store, chance)
        sort_all(store)
        assert_as_at_once(store, chance)
        before = rows_of(store)
        store.tie_anew()
        assert rows_of(store) == before


def rows_of(store):
    tables = (tied_findings, tie_terms, things, thing_phases, thing_names)
    with store._reading() as conn:
        return {
            table.name: sorted(
                tuple(map(str, (value for name, value in row.items() if name != "key")))
                for row in conn.execute(select(table)).mappings()
            )
            for table in tables
        }


def test_pages_follow_each_other_without_a_gap(store):
    add(store, *STORY)
    whole = kept(store)
    page = store.things(ThingQuery(), limit=2)
    rest = store.things(ThingQuery(), limit=50, after=page.next)
    assert [one.id for one in (*page.items, *rest.items)] == [one.id for one in whole]
    assert rest.next is None
    with pytest.raises(NotFound):
        store.things(ThingQuery(), after="elsewhere")


def test_the_first_things_of_each_type_are_those_of_its_list(store):
    add(store, *STORY)
    for asked in (ThingQuery(), ThingQuery(party="Council"), ThingQuery(known_by=dt.date(2031, 3, 6))):
        found = store.things_of_types(asked, [STANCE, COMMITMENT], limit=1)
        for finding, page in found.items():
            alone = store.things(dataclasses.replace(asked, finding=finding), limit=1)
            assert page == alone
    assert list(found) == [STANCE, COMMITMENT]


def test_things_are_found_by_their_ids_and_by_those_of_their_findings(store):
    add(store, *STORY)
    for thing in kept(store):
        assert store.thing(thing.id).id == thing.id
        for member in thing.members:
            assert store.thing(member.reported.finding.id[:14]).id == thing.id
    for wanted in ("th-ffffff", "fi-ffffff", "th-"):
        with pytest.raises(NotFound):
            store.thing(wanted)


def test_of_what_is_purged_nothing_is_left(store):
    add(store, *STORY)
    for row in store.reports().items:
        store.purge(row.story_id, by="Ada", reason="asked", now=NOW)
    assert {name: found for name, found in rows_of(store).items() if found} == {}


def test_counts_tell_how_many_stand_of_each_type(store):
    add(store, *STORY)
    day = dt.date(2031, 3, 8)
    counts = {
        one.finding.value: one.total.count for one in store.thing_counts(ThingQuery(as_of=day, settled=False))
    }
    assert {name: count for name, count in counts.items() if count} == {
        "commitment": 1,
        "measure": 1,
        "question": 1,
        "stance": 1,
    }


def test_of_somebody_so_many_things_are_counted_as_are_told(store, monkeypatch):
    add(store, *(report_of(f"2031-03-0{day}", *promises(day), place=f"{day}.txt") for day in (1, 2, 3)))
    asked = ThingQuery(as_of=dt.date(2031, 3, 8), party="Oda Renk", finding=COMMITMENT)
    assert [str(one.total) for one in store.thing_counts(asked)] == ["3"]
    monkeypatch.setattr(asked_things, "MOST_NAMED", 2)
    assert [str(one.total) for one in store.thing_counts(asked)] == ["2+"]


def promises(day):
    words = ("mend the bridge", "pay the ferrymen", "publish the survey")[day - 1]
    return [Said(COMMITMENT, "made", words, RENK, f"she would {words}", RENK)]


def test_what_is_kept_of_things_is_verified_and_can_be_made_anew(store):
    add(store, *STORY)
    assert store.check() == ()
    with store._writing() as conn:
        conn.execute(delete(tied_findings).where(tied_findings.c.finding == "commitment"))
        conn.execute(delete(things).where(things.c.finding == "stance"))
    assert {issue.code for issue in store.check()} == {"ties-differ"}
    store.tie_anew()
    assert store.check() == ()
