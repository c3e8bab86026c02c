"""Whatever names, questions and reasons hold, the pages that count show it as text, and it does nothing."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from onrecord.model import Evidence, Office, Party
from onrecord.store import open_store
from onrecord.text.clean import printable
from tests.noted import ASKED, add, report_of
from tests.web.conftest import client_of

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)>{{ 7 * 7 }}\u202e\x00"
SEEN = " ".join(printable(ATTACK).split())


def hostile_report(name, publisher):
    """Build a report whose names, offices, question, answer and reason hold an attack."""
    report = report_of(name, f"{ATTACK}. {ASKED}", publisher=publisher, title=ATTACK)
    answer, unnamed = report.statements
    somebody, port = (
        replace(one, name=f"{ATTACK} {at}", names=(f"{ATTACK} {at}",), offices=(Office(ATTACK),))
        for at, one in enumerate(report.entities)
    )
    (asked,) = report.findings
    return replace(
        report,
        entities=(somebody, port),
        statements=(
            replace(answer, speaker=somebody.name, speaker_id=somebody.id, holder=port.name, role=ATTACK),
            replace(unnamed, evidence=(Evidence("naming", f"withheld:{ATTACK}", unnamed.content, 0.5),)),
        ),
        findings=(
            replace(asked, parties=(Party("asker", ATTACK, None), Party("asked", somebody.name, None))),
        ),
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("hostile") / "record.db")) as opened:
        add(opened, hostile_report("a", f"{ATTACK} one"), hostile_report("b", f"{ATTACK} two"))
        yield opened


@pytest.mark.parametrize(
    "address",
    [
        "/entities",
        "/entities/{somebody}",
        "/unanswered?state=all",
        "/sources",
        "/sources/reasons",
        "/compare?first=script&second=7",
        "/compare?by=publisher&first=7+one&second=7+two",
    ],
)
def test_an_attack_is_shown_as_text(store, address):
    somebody = store.entities(limit=1).items[0].id
    answer = client_of(store).get(address.format(somebody=somebody))
    assert answer.status_code == 200
    page = lxml.html.fromstring(answer.text)
    assert not any(element.tag in ("img", "style", "iframe") for element in page.iter())
    assert not any(script.text for script in page.iter("script"))
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]
    assert SEEN in " ".join(page.text_content().split())
    assert not {"\x00", "\u202e"} & set(answer.text)
