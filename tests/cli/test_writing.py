import os
import threading

import pytest

from onrecord.cli.writing import write_chunks
from onrecord.errors import ConfigError


def broken():
    yield b"half"
    raise KeyboardInterrupt


def test_a_file_is_there_once_all_is_written(tmp_path):
    path = tmp_path / "found.csv"

    def chunks():
        yield b"a"
        assert not path.exists()
        yield b"b"

    write_chunks(chunks(), path)
    assert path.read_bytes() == b"ab"
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_there_stays_where_writing_breaks_off(tmp_path):
    path = tmp_path / "found.csv"
    path.write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt):
        write_chunks(broken(), path)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path):
    link, path = tmp_path / "link", tmp_path / "found.csv"
    path.write_bytes(b"before")
    link.symlink_to(path)
    write_chunks([b"after"], link)
    assert link.is_symlink()
    assert path.read_bytes() == b"after"


def test_a_pipe_is_written_to_and_stays_one(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_chunks([b"a", b"b"], pipe)
    reader.join(10)
    assert read == [b"ab"]
    assert pipe.is_fifo()


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ConfigError, match="cannot be written"):
        write_chunks([b"a"], tmp_path / "none" / "found.csv")


def test_standard_output_gets_all(capfdbinary):
    write_chunks([b"a\xff", b"b"])
    assert capfdbinary.readouterr().out == b"a\xffb"
