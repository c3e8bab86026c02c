"""Finding statements through the service."""

import pytest

from onrecord.errors import NotFound
from onrecord.services import search_statements
from onrecord.store import open_store
from tests.factories import NOW, make_report


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "onrecord.db")) as store:
        store.add(make_report(), now=NOW)
        yield store


def test_statements_are_found_and_the_query_is_told_on_one_line(store):
    found = search_statements(store, ' truce\n"will hold" ')
    assert found.query == 'truce "will hold"'
    assert [hit.statement for hit in found.page.items] == [*make_report().statements]


def test_nothing_is_found_for_nothing(store):
    assert search_statements(store, " \n").page.items == ()


def test_a_cursor_of_another_list_is_not_found(store):
    with pytest.raises(NotFound):
        search_statements(store, "truce", after="x")
