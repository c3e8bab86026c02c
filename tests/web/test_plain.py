"""Rows of the store become plain JSON data."""

import json

from onrecord.model import Span
from onrecord.web.plain import to_plain
from tests.factories import NOW, make_issue


def test_everything_a_page_holds_becomes_plain_json(store):
    page = store.reports()
    rows = json.loads(json.dumps(to_plain({"rows": page.items, "next": page.next})))
    assert rows["rows"][0]["first_seen"] == NOW.isoformat()
    assert rows["next"] is None


def test_values_have_their_published_shape():
    issue = make_issue(span=Span(2, 5))
    assert to_plain((issue,)) == [issue.to_dict()]
