import datetime as dt
from pathlib import Path

import pytest

from onrecord.model import Alias, Authority, AuthorityEntity, EntityType, Issue, IssueKind
from onrecord.services import authority as service
from onrecord.services import find_in_authority, import_authority, sort_all
from onrecord.store import open_store
from tests.factories import NOW

LATER = NOW + dt.timedelta(hours=1)
BAD = Issue(IssueKind.FAILED, "no-name", "The row has no name.", "people.csv:3")
NOTE = Issue(IssueKind.CHECK, "ignored-columns", "A column was left aside.", "people.csv")


def entity(number, source="people.csv"):
    return AuthorityEntity(f"Q{number}", f"Ann{number} Sol", EntityType.PERSON, source=source)


@pytest.fixture
def store(tmp_path: Path):
    with open_store(str(tmp_path / "onrecord.db")) as store:
        yield store


def test_an_import_counts_and_tells_what_is_wrong(store):
    told = []
    done = import_authority(store, [entity(1), BAD, NOTE, entity(2)], now=NOW, tell=told.append)
    assert (done.change.new, done.failed, done.dropped, done.read) == (2, 1, 0, 2)
    assert told == [BAD, NOTE]


def test_a_large_file_is_stored_in_portions(store, monkeypatch):
    monkeypatch.setattr(service, "PORTION", 2)
    assert import_authority(store, map(entity, range(5)), now=NOW).change.new == 5
    assert len(store.authority()) == 5


def test_what_was_stored_before_a_fault_stays_and_the_rest_comes_the_next_time(store, monkeypatch):
    monkeypatch.setattr(service, "PORTION", 2)

    def broken():
        yield from map(entity, range(3))
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        import_authority(store, broken(), now=NOW, replace="people.csv")
    assert len(store.authority()) == 2
    done = import_authority(store, map(entity, range(3)), now=LATER, replace="people.csv")
    assert (done.change.new, done.change.same, done.dropped) == (1, 2, 0)


def test_replacing_drops_what_the_file_no_longer_has(store):
    import_authority(store, [entity(1), entity(2), entity(3, "more.csv")], now=NOW)
    done = import_authority(store, [entity(2)], now=LATER, replace="people.csv")
    assert done.dropped == 1
    assert [one.id for one in store.authority().entities] == ["Q2", "Q3"]


def test_a_file_of_which_nothing_could_be_read_drops_nothing(store):
    import_authority(store, [entity(1)], now=NOW)
    assert import_authority(store, [BAD], now=LATER, replace="people.csv").dropped == 0
    assert len(store.authority()) == 1


def test_sorting_tells_how_much_remains(store):
    seen = []
    sort_all(store, progress=seen.append)
    assert seen == [0]


AUTHORITY = Authority(
    [
        AuthorityEntity("Q1", "Mara Oray", EntityType.PERSON, aliases=(Alias("Mari"),)),
        AuthorityEntity("Q2", "Mara Ilse Oray", EntityType.PERSON),
        AuthorityEntity("Q3", "Adel Tun", EntityType.PERSON),
    ]
)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ("Q3", ["Q3"]),
        ("mara oray", ["Q1"]),
        ("Mari", ["Q1"]),
        ("Oray", ["Q1", "Q2"]),
        ("oray ilse", ["Q2"]),
        ("Holt", []),
        ("", []),
    ],
)
def test_somebody_is_found_by_id_by_name_or_by_words_of_it(wanted, ids):
    assert [one.id for one in find_in_authority(AUTHORITY, wanted)] == ids
