import os

import pytest

from onrecord.model import Issue
from onrecord.pipeline.places import PlaceKind, count_bytes, iter_places


def shown(places):
    return [place.document if isinstance(place, Issue) else place.shown for place in places]


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden", ".git/config", "sub/.d"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    return tmp_path


def test_a_folder_is_walked_in_order_of_name_without_hidden_entries(folder):
    expected = [str(folder / name) for name in ("a.txt", "b.txt", "sub/c.txt")]
    assert shown(iter_places([str(folder)])) == expected


def test_inputs_keep_their_order_and_may_repeat(folder):
    given = [str(folder / "b.txt"), "-", str(folder / "a.txt"), str(folder / "b.txt")]
    assert shown(iter_places(given)) == given


def test_a_hidden_file_that_is_named_is_read(folder):
    assert shown(iter_places([str(folder / ".hidden")])) == [str(folder / ".hidden")]


@pytest.mark.parametrize("address", ["https://agency.example/story", "HTTP://agency.example/"])
def test_an_address_is_told_from_a_path(address):
    (place,) = iter_places([address])
    assert place.kind is PlaceKind.ADDRESS
    assert place.name == place.location == address


def test_a_file_has_its_name_and_one_location_however_it_is_written(folder, monkeypatch):
    monkeypatch.chdir(folder)
    one, other = iter_places(["a.txt", "sub/../a.txt"])
    assert one.name == other.name == "a.txt"
    assert one.location == other.location == str((folder / "a.txt").resolve())


def test_an_empty_folder_is_an_issue(tmp_path):
    (issue,) = iter_places([str(tmp_path)])
    assert issue.code == "empty-folder"


def test_a_pipe_in_a_folder_is_not_waited_on(folder):
    os.mkfifo(folder / "pipe")
    assert [item.document for item in iter_places([str(folder)]) if isinstance(item, Issue)] == [
        str(folder / "pipe")
    ]


def test_a_link_that_leads_nowhere_is_an_issue_and_one_to_a_folder_is_not_followed(folder):
    (folder / "dangling").symlink_to(folder / "nothing")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    places = list(iter_places([str(folder)]))
    assert [item.code for item in places if isinstance(item, Issue)] == ["not-found"]
    assert len(places) == 4


def test_a_link_to_a_file_is_read(folder):
    (folder / "linked.txt").symlink_to(folder / "a.txt")
    assert str(folder / "linked.txt") in shown(iter_places([str(folder)]))


def test_bytes_are_counted_over_files_and_folders(folder):
    assert count_bytes([str(folder), str(folder / "a.txt"), str(folder / "missing")]) == 5 + 5 + 9 + 5


def test_what_standard_input_holds_cannot_be_counted(folder):
    assert count_bytes([str(folder), "-"]) is None
