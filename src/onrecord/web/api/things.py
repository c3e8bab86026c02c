"""One thing, given by its id or made by what is sent: how such an address is added and described."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from onrecord.exports import to_json
from onrecord.web.answers import JSON
from onrecord.web.api.shapes import REF
from onrecord.web.plain import to_plain


def add_thing(
    router: APIRouter,
    path: str,
    give: Callable[..., Response],
    *,
    operation: str,
    shape: str,
) -> None:
    """Add an address that gives one thing.

    Args:
        router: Where to.
        path: Its path, below the prefix of the interface.
        give: Answers; its first line of docstring is the summary.
        operation: The stable id of the operation.
        shape: The name of the schema of what is given.
    """
    router.add_api_route(
        path,
        give,
        methods=["GET"],
        operation_id=operation,
        summary=_summary(give),
        response_class=Response,
        responses={200: {"description": "The thing asked for.", "content": json_content(shape)}},
    )
    router.add_api_route(path, give, methods=["HEAD"], include_in_schema=False)


def add_making(
    router: APIRouter,
    path: str,
    make: Callable[..., Response | Awaitable[Response]],
    *,
    operation: str,
    shape: str,
    outcomes: Mapping[int | str, str],
) -> None:
    """Add an address that makes a thing of what is sent.

    Args:
        router: Where to.
        path: Its path, below the prefix of the interface.
        make: Answers, by `answer_made`; its first line of docstring is the summary.
        operation: The stable id of the operation.
        shape: The name of the schema of what is made.
        outcomes: What each status means, the usual one first.
    """
    router.add_api_route(
        path,
        make,
        methods=["POST"],
        operation_id=operation,
        summary=_summary(make),
        status_code=201,
        response_class=Response,
        responses={
            status: {"description": meaning, "content": json_content(shape)}
            for status, meaning in outcomes.items()
        },
    )


def add_removing(router: APIRouter, path: str, remove: Callable[..., Response], *, operation: str) -> None:
    """Add an address of which the thing can be taken away.

    Args:
        router: Where to.
        path: Its path, below the prefix of the interface.
        remove: Takes it away; its first line of docstring is the summary.
        operation: The stable id of the operation.
    """
    router.add_api_route(
        path,
        remove,
        methods=["DELETE"],
        operation_id=operation,
        summary=_summary(remove),
        status_code=204,
        response_class=Response,
        responses={204: {"description": "It is there no more."}},
    )


def answer_made(item: object, status: int = 201, headers: Mapping[str, str] | None = None) -> Response:
    """Give a thing that was made; nobody keeps the answer."""
    sent = {**(headers or {}), "Cache-Control": "no-store"}
    return Response(to_json(to_plain(item)).encode(), status, media_type=JSON, headers=sent)


def json_content(shape: str) -> dict[str, Any]:
    """Describe an answer in JSON, by the name of its schema."""
    return {JSON: {"schema": {"$ref": f"{REF}{shape}"}}}


def _summary(answer: Callable[..., object]) -> str:
    return (answer.__doc__ or "").partition("\n")[0].rstrip(".")
