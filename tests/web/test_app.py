"""What holds for the application as a whole while it runs."""

import asyncio

import pytest
from anyio import to_thread

from onrecord.errors import StoreError
from onrecord.settings import load_settings
from onrecord.web.api import receiving
from onrecord.web.app import THREADS, create_app


@pytest.fixture
def app(tmp_path):
    return create_app(load_settings(record=str(tmp_path / "record.db")), "the store")


@pytest.fixture
def sorted_stores(monkeypatch):
    """Return the stores that were sorted so far."""
    stores = []
    monkeypatch.setattr(receiving, "sort_all", stores.append)
    return stores


async def wait_for(holds, seconds=20.0):
    """Return as soon as something holds; fail if it does not for long."""
    async with asyncio.timeout(seconds):
        while not holds():
            await asyncio.sleep(0.01)


def test_few_threads_answer_while_the_application_runs(app):
    async def threads():
        limiter = to_thread.current_default_thread_limiter()
        before = limiter.total_tokens
        async with app.router.lifespan_context(app):
            during = limiter.total_tokens
        return before, during, limiter.total_tokens

    before, during, after = asyncio.run(threads())
    assert (during, after) == (THREADS, before)
    assert before != THREADS


def test_what_is_sent_is_sorted_together_while_the_application_runs(app, monkeypatch, sorted_stores):
    monkeypatch.setattr(receiving, "SORT_S", 0.05)

    async def send():
        async with app.router.lifespan_context(app):
            await asyncio.sleep(0.01)
            for _ in range(3):
                app.state.reading.sort(app.state.store)
            waiting = len(sorted_stores)
            await asyncio.sleep(0.5)
            return waiting, len(sorted_stores)

    assert asyncio.run(send()) == (0, 1)


def test_what_waits_is_sorted_before_the_application_ends(app, sorted_stores):
    async def send():
        async with app.router.lifespan_context(app):
            await asyncio.sleep(0.01)
            app.state.reading.sort(app.state.store)

    asyncio.run(send())
    assert sorted_stores == ["the store"]


def test_sorting_that_fails_is_tried_again(app, monkeypatch):
    tried = []

    def fail_first(store):
        tried.append(store)
        if len(tried) == 1:
            raise StoreError("the record is locked")

    monkeypatch.setattr(receiving, "sort_all", fail_first)
    monkeypatch.setattr(receiving, "SORT_S", 0.05)

    async def send():
        async with app.router.lifespan_context(app):
            await asyncio.sleep(0.01)
            app.state.reading.sort(app.state.store)
            await wait_for(lambda: len(tried) == 2)
            return app.state.reading.is_unsorted

    assert asyncio.run(send()) is False
    assert tried == ["the store", "the store"]


def test_what_is_sent_is_sorted_at_once_where_nothing_runs(app, sorted_stores):
    app.state.reading.sort(app.state.store)
    assert sorted_stores == ["the store"]


def test_what_is_sent_can_be_sorted_elsewhere(tmp_path, monkeypatch, sorted_stores):
    monkeypatch.setattr(receiving, "SORT_S", 0.05)
    elsewhere = []

    async def sort_apart():
        elsewhere.append("sorted")

    settings = load_settings(record=str(tmp_path / "record.db"))
    app = create_app(settings, "the store", sort_apart=sort_apart)

    async def send():
        async with app.router.lifespan_context(app):
            await asyncio.sleep(0.01)
            app.state.reading.sort(app.state.store)
            await wait_for(lambda: elsewhere)

    asyncio.run(send())
    assert (elsewhere, sorted_stores) == (["sorted"], [])


def test_sorting_waits_as_long_as_it_took(tmp_path, monkeypatch):
    monkeypatch.setattr(receiving, "SORT_S", 0.01)
    began = []

    async def sort_apart():
        began.append(asyncio.get_running_loop().time())
        await asyncio.sleep(0.2)

    app = create_app(load_settings(record=str(tmp_path / "record.db")), "the store", sort_apart=sort_apart)

    async def send():
        async with app.router.lifespan_context(app):
            await asyncio.sleep(0.005)
            while len(began) < 2:
                app.state.reading.is_unsorted = True
                await asyncio.sleep(0.01)
            app.state.reading.is_unsorted = False

    asyncio.run(send())
    assert began[1] - began[0] >= 0.4
