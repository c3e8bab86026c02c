import json
import logging
import subprocess
import sys

import pytest

from onrecord.logs import ROOT, configure, get_logger


@pytest.fixture(autouse=True)
def _restore():
    logger = logging.getLogger(ROOT)
    before = (logger.handlers, logger.level, logger.propagate)
    yield
    logger.handlers, logger.level, logger.propagate = before


def test_nothing_is_printed_until_a_command_asks():
    """A program that uses onrecord decides itself what it prints."""
    code = "from onrecord.logs import get_logger; get_logger('onrecord.x').error('bad-file')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("", "")


def test_getting_a_logger_loads_nothing_heavy():
    code = (
        "import sys; from onrecord.logs import get_logger; get_logger('x'); print('structlog' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_events_go_to_standard_error(capsys):
    configure()
    get_logger("onrecord.readers").warning("bad-file", path="a.txt")
    out, err = capsys.readouterr()
    assert out == ""
    assert "bad-file" in err
    assert "path=a.txt" in err


def test_only_warnings_are_shown_unless_asked(capsys):
    configure()
    get_logger("onrecord.readers").debug("report-read")
    assert capsys.readouterr().err == ""


def test_verbose_shows_everything(capsys):
    configure(verbose=True)
    get_logger("onrecord.readers").debug("report-read")
    assert "report-read" in capsys.readouterr().err


def test_json_is_one_object_a_line(capsys):
    configure(json=True)
    logger = get_logger("onrecord.readers")
    logger.warning("bad-file", path="a.txt", bytes=3)
    logger.warning("bad-file", path="two\nlines")
    first, second = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (first["event"], first["path"], first["bytes"], first["level"]) == (
        "bad-file",
        "a.txt",
        3,
        "warning",
    )
    assert second["path"] == "two\nlines"


def test_configuring_again_replaces(capsys):
    configure()
    configure(json=True)
    get_logger("onrecord.readers").warning("bad-file")
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("hostile", ["\x1b[31mred", "\u202eright-to-left", "two\nlines", "\x07bell"])
def test_names_from_strangers_cannot_steer_the_terminal(capsys, hostile):
    configure()
    get_logger("onrecord.readers").warning("bad-file", path=hostile)
    assert hostile not in capsys.readouterr().err


def test_an_error_in_an_exception_cannot_steer_the_terminal(capsys):
    configure()
    try:
        int("\x1b[31mred\x1b")
    except ValueError:
        get_logger("onrecord.readers").exception("bad-file")
    err = capsys.readouterr().err
    assert "ValueError" in err
    assert "\x1b" not in err


def test_exceptions_do_not_spill_local_variables(capsys):
    """Reports may be under embargo, addresses of records may hold passwords."""
    configure(json=True)
    secret_words = "embargoed " + "words"
    try:
        secret_words.index("absent")
    except ValueError:
        get_logger("onrecord.readers").exception("bad-file")
    assert "embargoed words" not in capsys.readouterr().err
