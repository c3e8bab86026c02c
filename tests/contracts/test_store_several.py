"""Many things asked for at once: the same as one by one, without what may not be shown."""

import dataclasses

from onrecord.model import AuthorityEntity, EntityType
from onrecord.model.authority import SpeaksFor
from tests.contracts.test_store_entities import report, sort
from tests.factories import NOW

FIRST = report("a", ("Ann Sol", "Varn mayor"), ("Mara Oray",))
SECOND = report("b", ("Ann Sol", "mayor of Varn"))


def held(one):
    return dataclasses.replace(
        one, document=dataclasses.replace(one.document, embargo="2099-01-01T00:00:00Z"), entities=()
    )


def test_documents_and_entities_are_those_of_the_reports(store):
    for one in (FIRST, SECOND):
        store.add(one, now=NOW)
    ids = [FIRST.document.id, SECOND.document.id, "dv-none"]
    assert store.documents(ids) == {one.document.id: one.document for one in (FIRST, SECOND)}
    assert store.entities_in(ids) == {one.document.id: one.entities for one in (FIRST, SECOND)}
    assert store.documents([]) == store.entities_in([]) == store.who_are([]) == {}


def test_the_entities_are_those_of_the_latest_reading(store):
    newer = dataclasses.replace(FIRST, layer="newer", entities=FIRST.entities[:1])
    for one in (FIRST, newer):
        store.add(one, now=NOW)
    assert store.entities_in([FIRST.document.id]) == {FIRST.document.id: FIRST.entities[:1]}


def test_what_is_withheld_or_purged_is_left_out(store):
    secret = held(report("c", ("Adel Tun",)))
    for one in (FIRST, secret):
        store.add(one, now=NOW)
    store.purge(FIRST.document.id, by="Mira Tol", reason="court order", now=NOW)
    ids = [FIRST.document.id, secret.document.id]
    assert store.documents(ids) == store.entities_in(ids) == {}
    assert store.who_are([entity.id for entity in FIRST.entities]) == {}


def test_who_somebody_is_comes_with_the_file_and_whom_they_speak_for(store):
    office = AuthorityEntity("Q2", "Varn Town Hall", EntityType.ORGANISATION, source="x")
    listed = AuthorityEntity(
        "Q1", "Ann Sol", EntityType.PERSON, speaks_for=(SpeaksFor("Q2"), SpeaksFor("Nobody")), source="x"
    )
    store.add_authority([listed, office], now=NOW)
    for one in (FIRST, SECOND):
        store.add(one, now=NOW)
    sort(store)
    sol, again = FIRST.entities[0].id, SECOND.entities[0].id
    found = store.who_are([sol, again, FIRST.entities[1].id, "en-none"])
    assert found[sol] == found[again]
    assert (found[sol].listed, found[sol].clients) == (listed, {"Q2": office})
    assert found[sol].record_id == store.entity(sol)[0].id
    assert found[FIRST.entities[1].id].listed is None
    assert len(found) == 3
