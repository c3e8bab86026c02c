"""The benchmark of pages measures pages that are there, and names the slow one of each kind."""

import pytest
from starlette.testclient import TestClient

from benchmarks.page_addresses import Asked, addresses
from benchmarks.page_speed import Timing, measure, table_of
from benchmarks.standing_speed import fill
from onrecord.settings import Settings
from onrecord.store import open_store
from onrecord.web import create_app


def test_every_page_is_measured_in_every_form(tmp_path):
    with open_store(str(tmp_path / "record.db")) as store:
        fill(store, 150)
        client = TestClient(create_app(Settings(), store), base_url="http://127.0.0.1:8321")
        asked = list(addresses(store))
        timings = [measure(client, one, times=1) for one in asked]
        with pytest.raises(RuntimeError, match="404"):
            measure(client, Asked("nothing", "at all", "/nothing"))
    pages = [one for one in timings if one.asked.is_page]
    assert all(one.size > 2000 and min(one.clock_ms) > 0 for one in pages)
    assert len(timings) == 4 * len(pages)
    assert {one.asked.kind for one in pages} > {"search", "thing", "person or body", "unanswered", "compare"}


def test_the_worst_of_each_kind_is_named():
    timings = [
        Timing(Asked("reports", "the first", "/reports"), (30.0, 10.0, 20.0), 8.0, 12_340),
        Timing(Asked("reports", "the next", "/reports?after=1"), (50.0, 40.0, 45.0), 7.0, 1234, 5.0),
        Timing(Asked("issues", "all", "/issues"), (5.0,), 1.0, 999),
    ]
    *_, reports, issues = table_of(timings).splitlines()
    assert reports == "| reports | 2 | 10 ms | 12 ms | the next | 45 ms | 12 kB |"
    assert issues == "| issues | 1 | 1 ms | 1 ms | all | 5 ms | 1 kB |"


@pytest.mark.parametrize(("address", "is_page"), [("/reports?q=a.csv", True), ("/reports.csv?q=a", False)])
def test_a_twin_is_no_page(address, is_page):
    assert Asked("", "", address).is_page == is_page
