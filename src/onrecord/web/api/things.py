"""One thing by its id: how such an address is added to the interface and described."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter
from starlette.responses import Response

from onrecord.web.answers import JSON


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
    answer = {
        "description": "The thing asked for.",
        "content": {JSON: {"schema": {"$ref": f"#/components/schemas/{shape}"}}},
    }
    router.add_api_route(
        path,
        give,
        methods=["GET"],
        operation_id=operation,
        summary=(give.__doc__ or "").partition("\n")[0].rstrip("."),
        response_class=Response,
        responses={200: answer},
    )
    router.add_api_route(path, give, methods=["HEAD"], include_in_schema=False)
