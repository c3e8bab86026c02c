"""Requests made up from the description, valid and not: every answer is one that the description has."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from onrecord.services import sort_all
from onrecord.settings import Settings
from onrecord.store import open_store
from onrecord.web import create_app
from onrecord.web.api import examples
from tests.factories import NOW, make_tagging
from tests.web.api.conftest import ACCESS, SIGNED
from tests.web.conftest import OLDER

EXAMPLES = 300 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 12


class Finder:
    """Finds nothing, at once."""

    def tag(self, doc, *, deep=True):
        return make_tagging()


@cache
def make_app():
    """Build the interface over a record in a folder that lasts as long as the process."""
    folder = tempfile.TemporaryDirectory(prefix="onrecord-api-")
    store = open_store(str(Path(folder.name) / "record.db"))
    for report in (examples.REPORT, OLDER):
        store.add(report, now=NOW)
    sort_all(store)
    app = create_app(Settings(), store, access=ACCESS, clock=lambda: NOW, tagger=Finder())
    app.state.folder = folder
    return app


schema = schemathesis.openapi.from_asgi(
    "/api/v1/openapi.json", make_app(), headers={"Host": "127.0.0.1:8321", **SIGNED}
)


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_interface_keeps_to_its_description(case):
    # What is well formed may still be refused: a cursor of no list, the name of nobody, a report in German.
    case.call_and_validate(
        headers={"Host": "127.0.0.1:8321", **SIGNED}, excluded_checks=[positive_data_acceptance]
    )
