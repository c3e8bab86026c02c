"""The page on large records."""

import datetime as dt

from benchmarks.scale import HEAD, PAGE, Section, with_section, write


def section(title: str, body: str) -> Section:
    return Section(title, body, "python -m benchmarks.x", dt.date(2031, 3, 6))


def test_a_section_is_replaced_and_others_stay():
    page = with_section(HEAD, section("Loading", "| a |"), "here")
    page = with_section(page, section("Search", "| b |"), "here")
    page = with_section(page, section("Loading", "| c |"), "there")
    assert [line for line in page.splitlines() if line.startswith("#")] == [
        "# Large records",
        "## Loading",
        "## Search",
    ]
    assert "| a |" not in page
    assert page.index("| c |") < page.index("| b |")
    assert "`python -m benchmarks.x`, 2031-03-06, there." in page


def test_writing_the_same_twice_changes_nothing(tmp_path):
    (tmp_path / PAGE).parent.mkdir()
    texts = []
    for _ in range(2):
        write(tmp_path, section("Loading", "| a |"))
        texts.append((tmp_path / PAGE).read_text(encoding="utf-8").partition(", load")[0])
    assert texts[0] == texts[1]
    assert "commit " in (tmp_path / PAGE).read_text(encoding="utf-8")
