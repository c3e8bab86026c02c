"""What holds for the application as a whole while it runs."""

import asyncio

from anyio import to_thread

from onrecord.settings import load_settings
from onrecord.web.app import THREADS, create_app


def test_few_threads_answer_while_the_application_runs(tmp_path):
    app = create_app(load_settings(record=str(tmp_path / "record.db")), None)

    async def threads():
        limiter = to_thread.current_default_thread_limiter()
        before = limiter.total_tokens
        async with app.router.lifespan_context(app):
            during = limiter.total_tokens
        return before, during, limiter.total_tokens

    before, during, after = asyncio.run(threads())
    assert (during, after) == (THREADS, before)
    assert before != THREADS
