"""Saved searches ask for what is meant."""

import pytest

from onrecord.errors import ConfigError
from onrecord.services import save_search
from onrecord.store import open_store
from tests.factories import NOW


def test_a_filter_that_is_not_understood_is_refused_for_it_would_find_too_much_for_good(tmp_path):
    with open_store(str(tmp_path / "record.db")) as store:
        with pytest.raises(ConfigError, match="did you mean “kind:promise”"):
            save_search(store, "promises", "truce kind:promis", now=NOW)
        assert not store.alerts()
        assert save_search(store, "promises", "truce kind:promise", now=NOW).query == "truce kind:promise"
