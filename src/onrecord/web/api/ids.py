"""The ids that stand in addresses, as the interface describes them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path

from onrecord.web.api.example_report import DOCUMENT, SAID, TOVAR

DocumentId = Annotated[
    str,
    Path(
        description="The id of a version (`dv-…`) or its beginning; or of a story, for its newest version.",
        examples=[DOCUMENT.id],
    ),
]
StatementId = Annotated[
    str, Path(description="The id of a statement (`sm-…`) or its beginning.", examples=[SAID.id])
]
EntityId = Annotated[
    str,
    Path(
        description="The id of somebody of the whole record (`re-…`) or of a report (`en-…`).",
        examples=[TOVAR.id],
    ),
]
ThingId = Annotated[
    str,
    Path(
        description="The id of a thing (`th-…`) or of one of its findings (`fi-…`), or its beginning.",
        examples=["th-3f2a91c0"],
    ),
]
AlertName = Annotated[str, Path(description="The name of a saved search.", examples=["ferries"])]
