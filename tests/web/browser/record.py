"""A record for the browser: the sample, a story in two versions, nested statements, and the same words twice.

All invented.
"""

from __future__ import annotations

from pathlib import Path

from onrecord.model import Quotation, Report
from onrecord.services import sort_all
from onrecord.store import open_store
from tests.factories import (
    NOW,
    TEXT,
    make_attribution,
    make_document,
    make_nested_report,
    make_provenance,
    make_report,
    make_statement,
)
from tests.web.conftest import OLDER
from tests.web.sample import REPORT
from tests.web.standing_record import STANDS

STORY = "https://corvane.example/ferries"
CORRECTED = TEXT.replace("until Friday", "until Sunday")
CLIPPED = "The envoy recalled: “We gave our word on Sunday and we are keeping it,” Renk said."


def story(text: str, day: str) -> Report:
    """Return a version of the story."""
    doc = make_document(text, url=STORY, published=day, publisher="Corvane")
    words = (
        'that the truce in Port Salen "will hold until ' + ("Sunday" if "Sunday" in text else "Friday") + '"'
    )
    return make_report(doc=doc, statements=(make_statement(doc, make_attribution(text, content=words)),))


def clipped() -> Report:
    """Return a report of another publisher that has some words of the sample's fourth statement."""
    doc = make_document(
        CLIPPED,
        name="brenag-0305.txt",
        publisher="Brenag",
        provenance=make_provenance(CLIPPED, location="/b"),
    )
    parts = make_attribution(
        CLIPPED,
        source="Renk",
        content="“We gave our word on Sunday and we are keeping it,”",
        quotation=Quotation.DIRECT,
    )
    return make_report(doc=doc, statements=(make_statement(doc, parts, said_on="2031-04-02"),))


SECOND_VERSION = story(CORRECTED, "2031-03-05")


def build(path: Path) -> None:
    """Make the record."""
    with open_store(str(path)) as store:
        for report in (
            REPORT,
            OLDER,
            make_nested_report(),
            story(TEXT, "2031-03-04"),
            SECOND_VERSION,
            clipped(),
            *STANDS,
        ):
            store.add(report, now=NOW)
        sort_all(store)
