"""Each rule is said in words, and each that has words is one that decides something."""

import re

import pytest

from onrecord.web import reasons
from onrecord.web.reasons import say_field, say_reason
from tests.conftest import ROOT

RESOLVING = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("resolve", "resources")
    for path in (ROOT / "src" / "onrecord" / folder).rglob("*")
    if path.suffix in (".py", ".toml")
)


@pytest.mark.parametrize("known", sorted(reasons._REASONS))
def test_only_rules_that_there_are_have_words(known):
    # Some names are put together where they are given, so their parts are looked for.
    for part in known.partition(" ")[2].split("-"):
        assert re.search(rf"\b{re.escape(part)}\b", RESOLVING), known


def test_all_pronouns_are_weighed_alike():
    assert say_reason("speaker", "weighed-they") == say_reason("speaker", "weighed-it")


def test_a_rule_without_words_is_said_by_its_name():
    assert say_reason("holder", "some-other-rule") == "some other rule"
    assert say_field("said_in") == "Said in"
