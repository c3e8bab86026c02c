"""The pictures in the manual are those that the tool takes, and it takes them of pages that are there."""

import re

import pytest

from tests.conftest import ROOT

pytest.importorskip("playwright.sync_api", reason="the dependency group `browser` is not installed")


def test_every_picture_is_shown_and_every_one_shown_is_taken():
    from tools.screenshot import SIGNED, VIEWS

    manual = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md"))
    assert set(re.findall(r"images/([\w-]+\.png)\)", manual)) == {*VIEWS, *SIGNED}
    assert {path.name for path in (ROOT / "docs" / "images").glob("*.png")} == {*VIEWS, *SIGNED}
