"""What pages send: fields of a form, taken from our own pages only and from those who are signed in.

    @router.post("/review/statements/{statement_id}")
    def judge(form: Signed, store: Record, statement_id: str) -> Response: ...

A form that writes is taken if the browser says that it comes from this very server (`Origin`), if its cookie
tells who is signed in, and if it carries the proof that this reviewer's pages have and no other site knows.

Source:
    OWASP Cross-Site Request Forgery Prevention Cheat Sheet: synchronizer token, and verifying the origin.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qs, urlsplit

from fastapi import Depends, Request

from onrecord.web.answers import Failure
from onrecord.web.errors import Refused
from onrecord.web.sessions import Session

PROOF = "proof"
"""The field that carries a session's proof."""

FORM_BYTES = 64 * 1024
MOST_FIELDS = 200
URLENCODED = "application/x-www-form-urlencoded"

FOREIGN = Failure(
    403,
    "Not from a page of this server",
    "A form is taken only from a page that this server gave. Open the page here and send it again.",
    "foreign-form",
)
SIGNED_OUT = Failure(
    403,
    "You are not signed in",
    "Nothing was saved. Sign in at /sign-in, open the page again and repeat it there.",
    "signed-out",
)
STALE = Failure(
    403,
    "This form is no longer yours",
    "Nothing was saved. You have signed in anew since it was opened; open the page again and repeat it.",
    "stale-form",
)
MALFORMED = Failure(
    400, "This cannot be understood", "What was sent is not a form of these pages.", "bad-form"
)


@dataclass(frozen=True, slots=True)
class Form:
    """The fields that a page sent."""

    fields: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """Return the value of a field, the last if there are several, without blanks around; or nothing."""
        return self.all(name)[-1].strip() if self.all(name) else ""

    def all(self, name: str) -> tuple[str, ...]:
        """Return all values of a field."""
        return self.fields.get(name, ())

    def back(self, default: str) -> str:
        """Return the page to go to afterwards: one of ours, else the default."""
        return own_path(self.one("back")) or default


@dataclass(frozen=True, slots=True)
class SignedForm(Form):
    """The fields that a page sent, and who sent it."""

    session: Session

    @property
    def by(self) -> str:
        """The reviewer."""
        return self.session.reviewer


async def own_form(request: Request) -> Form:
    """Read a form that comes from one of our own pages.

    Raises:
        Refused: It comes from elsewhere, or is none.
    """
    if not is_own_origin(request):
        raise Refused(FOREIGN)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != URLENCODED:
        raise Refused(MALFORMED)
    return Form(_parse(await _read(request)))


async def signed_form(request: Request, form: Annotated[Form, Depends(own_form)]) -> SignedForm:
    """Read a form that somebody sent who is signed in.

    Raises:
        Refused: Nobody is signed in, or the form is not of this session.
    """
    session: Session | None = getattr(request.state, "session", None)
    if session is None:
        raise Refused(SIGNED_OUT)
    if not hmac.compare_digest(form.one(PROOF).encode(), session.proof.encode()):
        raise Refused(STALE)
    return SignedForm(form.fields, session)


OwnForm = Annotated[Form, Depends(own_form)]
Signed = Annotated[SignedForm, Depends(signed_form)]


def is_own_origin(request: Request) -> bool:
    """Tell whether a browser says that a request was made by a page of this very server.

    Every browser says so of what it posts; what says nothing is refused. The scheme may be another, where a
    proxy before us speaks https.
    """
    origins = request.headers.getlist("origin")
    if len(origins) != 1:
        return False
    try:
        origin = urlsplit(origins[0])
        return origin.scheme in ("http", "https") and origin.netloc == request.headers.get("host")
    except ValueError:
        return False


def own_path(address: str) -> str:
    """Return an address that a form names as the way back if it leads to a page of ours, else nothing.

    >>> own_path("/review?after=x#sm-1"), own_path("//attacker.example/"), own_path("review")
    ('/review?after=x#sm-1', '', '')
    """
    is_ours = address.startswith("/") and not address.startswith("//")
    return address if is_ours and "\\" not in address and address.isprintable() else ""


async def _read(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > FORM_BYTES:
            raise Refused(MALFORMED)
    return bytes(body)


def _parse(body: bytes) -> dict[str, tuple[str, ...]]:
    try:
        found = parse_qs(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=bool(body),
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError as exc:
        raise Refused(MALFORMED) from exc
    return {name: tuple(values) for name, values in found.items()}
