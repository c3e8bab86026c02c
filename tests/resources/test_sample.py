import datetime as dt
import json
import re
from pathlib import Path

import pytest

from onrecord.pipeline import load_authority
from onrecord.resources.sample import published_on, sample_authority, sample_paths

SOURCE = Path(__file__).resolve().parents[2] / "gate" / "sample"
ORDINARY = """
    January February March April May June July Sept Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    Col Gen Maj Mr Major Council Command Concord Guard Staff Security General Defence Defense Interior
    Health National Upper Valley Valleys Union Dairies Brokerage Clinic Miller Ferry Cup Water Patience
    Finance Littoral Each Information Most Opposition Parents Prices Vote Whoever You
"""


def all_texts():
    return {path.name: path.read_text(encoding="utf-8") for path in sample_paths()}


def batch():
    (path,) = [path for path in sample_paths() if path.suffix == ".jsonl"]
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def gold():
    return [json.loads(line) for line in (SOURCE / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_files_come_in_reading_order():
    days = [published_on(path) for path in sample_paths()]
    assert days[:-1] == sorted(days[:-1])
    assert days[-1] is None


def test_the_story_comes_in_three_formats():
    assert {path.suffix for path in sample_paths()} == {".txt", ".html", ".jsonl"}


def test_only_a_whole_day_is_taken_from_a_name():
    assert published_on(Path("2024-05_wire.jsonl")) is None
    assert published_on(Path("notes.txt")) is None
    assert published_on(Path("2024-05-31_agency_story.txt")) == "2024-05-31"


def test_every_report_of_the_batch_says_where_it_is_from():
    for row in batch():
        assert set(row) == {"id", "title", "url", "publisher", "published", "text"}
        assert all(row.values())


def test_one_story_was_corrected_later():
    """Two lines share an address, differ in id and day, and the later one says what was wrong."""
    by_url = {}
    for row in batch():
        by_url.setdefault(row["url"], []).append(row)
    (versions,) = [rows for rows in by_url.values() if len(rows) > 1]
    first, second = versions
    assert first["published"] < second["published"]
    assert first["id"] != second["id"]
    assert "140 captured" in first["text"]
    assert "140 captured" not in second["text"]
    assert "has been corrected" in second["text"]


def test_one_wire_file_ends_its_lines_as_old_systems_do():
    ends = [b"\r\n" in path.read_bytes() for path in sample_paths() if path.suffix == ".txt"]
    assert ends.count(True) == 1


def test_each_agency_keeps_to_its_quotation_marks():
    texts = all_texts()
    brenag = "".join(text for name, text in texts.items() if "_brenag_" in name)
    spu = "".join(text for name, text in texts.items() if "_spu_" in name and name.endswith(".txt"))
    assert not re.search("[“”’]", brenag)
    assert not re.search("[\"']", spu)


def test_the_page_carries_what_pages_carry():
    (page,) = [text for name, text in all_texts().items() if name.endswith(".html")]
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert data["datePublished"].startswith("2024-05-19")
    assert '<meta property="og:title"' in page
    assert "<nav" in page


@pytest.mark.parametrize("row", gold(), ids=lambda row: row["id"])
def test_reports_are_as_long_as_agencies_write_them(row):
    assert 250 <= len(row["text"].split()) <= 600


@pytest.mark.parametrize("row", gold(), ids=lambda row: row["id"])
def test_a_report_is_dated_by_a_day_of_its_week(row):
    """The day that the dateline prints, and the weekday that the report speaks of, are the same day."""
    month, day = re.search(r"^[A-Z]+, (\w+) (\d+)(?:\.| \()", row["text"], re.MULTILINE).groups()
    filed = dt.datetime.strptime(f"{day} {month} 2024", "%d %B %Y").replace(tzinfo=dt.UTC)
    assert f"{filed:%A}" in row["text"]
    assert 0 <= (dt.date.fromisoformat(row["published"]) - filed.date()).days <= 1


def test_every_name_is_invented():
    """What is capitalised is a name of the list, an ordinary word, or stands elsewhere without a capital."""
    listed = (SOURCE / "names.txt").read_text(encoding="utf-8")
    names = set(re.findall(r"\w+", re.sub("#.*", "", listed)))
    known = {*names, *map(str.upper, names), *ORDINARY.split()}
    texts = " ".join(f"{row['title']} {row['text']}" for row in gold())
    plain = set(re.findall(r"\b[a-z]+\b", texts))
    capitalised = {word for word in re.findall(r"\b[A-Z]\w+", texts) if word.lower() not in plain}
    assert capitalised - known == set()


def test_the_list_of_names_holds_no_name_that_is_gone():
    listed = (SOURCE / "names.txt").read_text(encoding="utf-8")
    texts = " ".join(row["text"] for row in gold()).lower() + " ".join(all_texts().values()).lower()
    missing = [name for name in re.findall(r"\w+", re.sub("#.*", "", listed)) if name.lower() not in texts]
    assert missing == []


def test_the_authority_file_is_about_the_people_of_the_story():
    loaded = load_authority([str(sample_authority())])
    texts = " ".join(row["text"] for row in gold()) + " ".join(all_texts().values())
    known = [entity.name for entity in loaded.authority.register.authority.entities]
    absent = [name for name in known if name.split()[-1] not in texts]
    assert absent == ["Torvald Isken"]
    assert loaded.issues == ()
