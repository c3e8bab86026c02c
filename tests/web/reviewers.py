"""Reviewers of the tests: an application that they may sign in to, and a client that does so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from lxml import html
from starlette.testclient import TestClient

from onrecord.settings import Settings
from onrecord.store import Store, open_store
from onrecord.web import create_app
from onrecord.web.access import Access
from onrecord.web.tokens import load_tokens
from tests.factories import NOW

HOME = "http://127.0.0.1:8321"
ADA, ADAS = "Ada Quill", "a-token-of-the-tests-0001"
BEN, BENS = "Ben Orly", "a-token-of-the-tests-0002"
TOKENS = load_tokens(lines=f"{ADA}: {ADAS}; {BEN}: {BENS}")


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> dt.datetime:
        return self.now


def app_of(store: Store, *, to_others: bool = False, clock: Clock | None = None) -> FastAPI:
    """Return the application over a record, with two reviewers."""
    return create_app(
        Settings(), store, access=Access(TOKENS, to_others=to_others), clock=clock or (lambda: NOW)
    )


@contextmanager
def copied(store: Store, folder: Path) -> Iterator[Store]:
    """Give a record with all that another holds, of which a test may change what it likes."""
    store.back_up(folder / "record.db")
    with open_store(str(folder / "record.db")) as copy:
        yield copy


def client_for(app: FastAPI, base: str = HOME) -> TestClient:
    """Return a browser that has been nowhere yet."""
    return TestClient(app, base_url=base, raise_server_exceptions=False, follow_redirects=False)


def sign_in(client: TestClient, name: str = ADA, token: str = ADAS) -> TestClient:
    """Sign somebody in, and return the client."""
    assert send(client, "/sign-in", {"name": name, "token": token}).status_code == 303
    return client


def send(
    client: TestClient,
    address: str,
    fields: Mapping[str, Any] | Sequence[tuple[str, Any]] = (),
    **headers: str,
) -> Any:
    """Send a form as a browser does from a page of the server."""
    origin = {"origin": str(client.base_url).rstrip("/")}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(address, data=dict(fields) if fields else {"x": ""}, headers=origin | named)


def page_of(client: TestClient, address: str, **headers: str) -> Any:
    """Return a page, taken apart."""
    answer = client.get(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def fields_of(page: Any, xpath: str) -> dict[str, Any]:
    """Return the fields of a form as a browser would send them; of several with a name all."""
    (form,) = page.xpath(xpath)
    found: dict[str, Any] = {}
    for name, value in form.form_values():
        known = found.get(name)
        found[name] = value if known is None else [*(known if isinstance(known, list) else [known]), value]
    return found
