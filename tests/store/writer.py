"""A process that adds invented reports to a record, to be killed at any moment.

Run as `python -m tests.store.writer PATH`; writes a line for each report that is stored.
"""

import hashlib
import sys

from onrecord.model import Report
from onrecord.store import open_store
from tests.factories import (
    LAYER,
    NOW,
    make_attribution,
    make_document,
    make_provenance,
    make_report,
    make_statement,
)

STORIES = 40
VERSIONS = 3
SENTENCES = 12


def make_reports() -> list[Report]:
    """Build the versions of some stories, first all first versions, then all second ones."""
    return [_make_version(story, version) for version in range(VERSIONS) for story in range(STORIES)]


def _make_version(story: int, version: int) -> Report:
    said = [f"the truce of village {story} held in hour {hour}" for hour in range(SENTENCES)]
    said[0] += f" as corrected {version} times" if version else ""
    text = "\n\n".join(f"Renk said {words}." for words in said)
    where = make_provenance(location=f"/{story}.txt", source_hash=hashlib.sha256(text.encode()).hexdigest())
    doc = make_document(text, name=f"{story}.txt", provenance=where)
    statements = [
        make_statement(doc, make_attribution(text, source=None, cue=None, content=words), layer=LAYER)
        for words in said
    ]
    return make_report(doc=doc, statements=tuple(statements))


def main() -> None:
    with open_store(sys.argv[1]) as store:
        for report in make_reports():
            store.add(report, raw=report.document.text.encode(), now=NOW)
            sys.stdout.write(f"{report.document.id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
