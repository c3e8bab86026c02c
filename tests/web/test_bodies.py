"""A body that is too large is refused, whatever its length claims."""

import asyncio

import pytest
from starlette.exceptions import HTTPException

from onrecord.web.bodies import BodyLimit


def read_through(*chunks: bytes, limit: int = 10) -> bytes:
    """Let an application read a body through the limit."""
    messages = [{"type": "http.request", "body": chunk, "more_body": True} for chunk in chunks]
    read = bytearray()

    async def app(scope, receive, send):
        for _ in chunks:
            read.extend((await receive())["body"])

    async def receive():
        return messages.pop(0)

    asyncio.run(BodyLimit(app, limit)({"type": "http"}, receive, None))
    return bytes(read)


def test_a_body_up_to_the_limit_is_read():
    assert read_through(b"12345", b"67890") == b"1234567890"


@pytest.mark.parametrize("chunks", [(b"12345678901",), (b"1234567890", b"1"), (b"1" * 99,)])
def test_a_larger_one_is_refused(chunks):
    with pytest.raises(HTTPException) as caught:
        read_through(*chunks)
    assert caught.value.status_code == 413
