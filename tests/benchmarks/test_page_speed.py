"""The benchmark of pages measures pages that are there, and tells a slow one."""

import pytest
from starlette.testclient import TestClient

from benchmarks.invented import invented_reports
from benchmarks.page_speed import Timing, addresses, measure, table_of
from onrecord.settings import Settings
from onrecord.store import open_store
from onrecord.web import create_app
from tests.factories import NOW


def test_every_page_is_measured(tmp_path):
    with open_store(str(tmp_path / "record.db")) as store:
        for report, raw in invented_reports(40):
            store.add(report, raw=raw, now=NOW)
        client = TestClient(create_app(Settings(), store), base_url="http://127.0.0.1:8321")
        timings = [measure(client, address, times=1) for address in addresses(store)]
        with pytest.raises(RuntimeError, match="404"):
            measure(client, "/nothing")
    assert all(one.size > 500 and min(one.clock_ms) > 0 for one in timings)


def test_the_middle_of_the_times_is_told():
    timing = Timing("/reports", (30.0, 10.0, 20.0), 8.0, 1234)
    assert timing.middle_ms == 20.0
    assert table_of([timing]).splitlines()[1].split() == ["/reports", "20.0", "30.0", "8.0", "1,234"]
