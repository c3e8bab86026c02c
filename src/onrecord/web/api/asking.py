"""What every question to the interface shares: the record, the place in a list, addresses of things.

Parameters that are not known are refused: a misspelt filter would silently answer another question.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, TypeVar, cast

from fastapi import Depends, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field

from onrecord.errors import NotFound
from onrecord.store import Store

PREFIX = "/api/v1"
QUERY_CHARS = 1000
MOST_ITEMS = 200

Answer = TypeVar("Answer")


async def the_store(request: Request) -> Store:
    """Return the record that the application serves."""
    # Not for its own sake: what is no coroutine waits for one of the threads.
    return cast("Store", request.app.state.store)


Record = Annotated[Store, Depends(the_store)]


class Place(BaseModel):
    """Which part of a list is asked for."""

    model_config = ConfigDict(extra="forbid")

    after: str | None = Field(
        None, max_length=QUERY_CHARS, description="Where the part before ended; `next` has it in its address."
    )
    limit: int = Field(50, ge=1, le=MOST_ITEMS, description="At most so many items.")


class Nothing(BaseModel):
    """No parameters at all."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Links:
    """Where a thing is: `api` for programs, `page` for people, if there is one."""

    api: str
    page: str | None


def links_to(request: Request, path: str, *, has_page: bool = True) -> Links:
    """Return the whole addresses of a thing; its page has the same path without the prefix."""
    base = str(request.base_url).rstrip("/")
    return Links(base + PREFIX + path, base + path if has_page else None)


def part_of_list(ask: Callable[[], Answer]) -> Answer:
    """Ask for part of a list; that there is no such part is the fault of the address.

    Raises:
        HTTPException: 400, where the cursor is none of this list.
    """
    try:
        return ask()
    except NotFound as exc:
        raise HTTPException(400, f"{exc}. Start again from the first part of the list") from exc


def present(request: Request) -> dt.datetime:
    """Return the present moment."""
    return cast("dt.datetime", request.app.state.clock())
