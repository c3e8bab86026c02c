"""The mix of queries that search is measured by."""

from collections import Counter

from benchmarks.search_speed import QUERIES, Asked, Timing, cpu_seconds, mix, server_processes, table_of
from onrecord.store import open_store
from tests.postgres import fresh_address


def test_the_mix_is_always_the_same_and_of_three_classes_half_of_them_filtered():
    asked = mix(100_000)
    assert asked == mix(100_000)
    assert len({one.name for one in asked}) == len(asked) == QUERIES
    assert sorted(Counter(one.name.partition("-")[0] for one in asked).values()) == [66, 67, 67]
    assert abs(sum("filtered" in one.name for one in asked) - QUERIES / 2) <= 1


def test_every_filter_of_the_mix_is_a_filter():
    from onrecord.store.parsing import parse_query

    assert [one.query for one in mix(100_000) if parse_query(one.query).notes] == []


def test_a_table_tells_each_class_and_all():
    timings = [Timing(Asked(f"{name}-1", "x"), 10.0, 5.0, "1") for name in ("rare", "middling", "common")]
    lines = table_of(timings).splitlines()
    assert [line.split()[0] for line in lines[1:5]] == ["rare", "middling", "common", "all"]


def test_the_time_of_the_server_beside_ours_is_told():
    address = fresh_address()
    with open_store(address) as store:
        store.counts()
        server = server_processes(address)
        assert server
        assert cpu_seconds(server) > cpu_seconds([])


def test_a_file_has_no_server(tmp_path):
    assert server_processes(str(tmp_path / "onrecord.db")) == []
