"""Who is signed in: kept here in memory, and told by a random word in a cookie that no script can read.

    sessions = Sessions()
    word = sessions.open("Ada Quill", now)
    sessions.find(word, now).reviewer                 # "Ada Quill"

Nothing of it outlives the server: whoever was signed in when it stops signs in again. The cookie goes to no
other site (`SameSite=Strict`) and, where the pages come by https, over no open line (`Secure`, and a name
that no neighbour of the host can set).

Source:
    OWASP Session Management Cheat Sheet: 128 bits of chance or more, a new word at each sign-in, ends both
    after rest and after a day; RFC 6265bis, section 4.1.3 for the prefix of the name.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import threading
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "onrecord"
COOKIE_SECURE = "__Host-onrecord"
WORD_BYTES = 32
REST = dt.timedelta(hours=2)
"""After so long without a request a reviewer is signed out."""

LENGTH = dt.timedelta(hours=12)
"""After so long a reviewer signs in again, whatever they do."""

MOST_SESSIONS = 1_000
"""At most so many are kept; the one that has rested longest goes first."""


@dataclass(frozen=True, slots=True)
class Session:
    """A reviewer who is signed in.

    Attributes:
        reviewer: Their name.
        proof: What each of their forms carries: no other site can know it.
        opened: When they signed in.
        seen: When they last asked for something.
    """

    reviewer: str
    proof: str
    opened: dt.datetime
    seen: dt.datetime

    def holds(self, now: dt.datetime) -> bool:
        """Tell whether it has not ended yet."""
        return now - self.seen < REST and now - self.opened < LENGTH


class Sessions:
    """All who are signed in. What is kept is a hash of each word, so that no list of it lets anybody in."""

    def __init__(self) -> None:
        self._held: dict[str, Session] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._held)

    def __repr__(self) -> str:
        return f"Sessions of {len(self)} reviewers"

    def open(self, reviewer: str, now: dt.datetime) -> str:
        """Sign somebody in and return the word for their cookie."""
        word = secrets.token_urlsafe(WORD_BYTES)
        with self._lock:
            self._forget(now)
            self._held[_digest(word)] = Session(reviewer, secrets.token_urlsafe(WORD_BYTES), now, now)
        return word

    def find(self, word: str, now: dt.datetime) -> Session | None:
        """Return who is signed in by a word, and note that they were here; None for nobody."""
        key = _digest(word)
        with self._lock:
            session = self._held.pop(key, None)
            if session is None or not session.holds(now):
                return None
            # Put back at the end: the first is the one that has rested longest.
            self._held[key] = seen = replace(session, seen=now)
            return seen

    def close(self, word: str) -> None:
        """Sign somebody out."""
        with self._lock:
            self._held.pop(_digest(word), None)

    def _forget(self, now: dt.datetime) -> None:
        ended = [key for key, session in self._held.items() if not session.holds(now)]
        for key in ended:
            del self._held[key]
        while len(self._held) >= MOST_SESSIONS:
            del self._held[next(iter(self._held))]


def _digest(word: str) -> str:
    return hashlib.sha256(word.encode("utf-8", "surrogatepass")).hexdigest()


def word_of(request: Request) -> str:
    """Return the word that a request's cookie holds; empty where it has none."""
    return request.cookies.get(_name(request), "")


def give_cookie(request: Request, response: Response, word: str) -> None:
    """Let a browser keep a word for as long as it runs."""
    response.set_cookie(
        _name(request), word, path="/", secure=_is_secure(request), httponly=True, samesite="strict"
    )


def take_cookie(request: Request, response: Response) -> None:
    """Let a browser forget its word."""
    response.delete_cookie(
        _name(request), path="/", secure=_is_secure(request), httponly=True, samesite="strict"
    )


def _name(request: Request) -> str:
    return COOKIE_SECURE if _is_secure(request) else COOKIE


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"
