"""A method is timed for as long as that is asked for, and is itself again afterwards."""

import pytest

from benchmarks import clock
from benchmarks.clock import timing


class Worker:
    def work(self, result):
        if result is None:
            raise ValueError("nothing to give")
        return result


@pytest.fixture
def ticks(monkeypatch):
    """Let the clock be read as 0, 1, 2, ... seconds."""
    seconds = iter(range(100))
    monkeypatch.setattr(clock.time, "process_time", lambda: float(next(seconds)))


def test_every_call_is_added_up(ticks):
    with timing(Worker, "work") as spent:
        assert [Worker().work(n) for n in range(3)] == [0, 1, 2]
    assert spent.seconds == 3.0


def test_a_call_that_fails_is_timed_too(ticks):
    with timing(Worker, "work") as spent, pytest.raises(ValueError, match="nothing"):
        Worker().work(None)
    assert spent.seconds == 1.0


def test_the_method_is_its_own_again(ticks):
    before = Worker.work
    with timing(Worker, "work") as spent:
        assert Worker.work is not before
    Worker().work(1)
    assert Worker.work is before
    assert spent.seconds == 0.0
