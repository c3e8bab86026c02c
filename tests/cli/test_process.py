"""What only a process of its own can show: signals, closed pipes, the time of a cold start, a served page."""

import os
import re
import signal
import subprocess
import sys
import time

import httpx
import pytest

from onrecord.store import open_store
from tests.factories import NOW, make_report

COMMAND = [sys.executable, "-m", "onrecord.cli.main"]


@pytest.fixture
def start():
    """Return what starts a command; whatever still runs at the end is ended.

    A shell that runs the tests in the background lets them ignore an interrupt, which commands would inherit.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    started = []

    def begin(*args):
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        started.append(subprocess.Popen([*COMMAND, *map(str, args)], text=True, **pipes))
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            pipe.close()
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "newsroom.db"
    with open_store(str(path)) as store:
        store.add(make_report(), now=NOW)
    return path


def test_ctrl_c_ends_with_its_code_and_no_trace(start):
    process = start("read", "-")
    process.stdin.write("Oda Renk said ")
    process.stdin.flush()
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in err


@pytest.mark.parametrize("args", [["schema"], ["export"], ["show", "dv-"]], ids=lambda args: args[0])
def test_a_reader_that_goes_away_is_nothing_to_complain_about(record, args):
    reading, writing = os.pipe()
    os.close(reading)
    where = [] if args == ["schema"] else ["--record", str(record)]
    finished = subprocess.run([*COMMAND, *args, *where], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (finished.returncode, finished.stderr) == (141, b"")


def test_output_is_utf_8_whatever_the_locale(record):
    finished = subprocess.run(
        [*COMMAND, "export", "--record", str(record)],
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=True,
    )
    assert "“We shall answer every violation,”" in finished.stdout.decode("utf-8")


def test_a_page_for_people_is_shown_whatever_the_locale(record):
    finished = subprocess.run(
        [*COMMAND, "show", make_report().document.id, "--record", str(record), "--format", "text"],
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=True,
    )
    assert b"Oda Renk" in finished.stdout


def test_the_record_is_served_until_ctrl_c(start, record):
    process = start("serve", "--record", record, "--port", "0")
    address = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())[0]
    page = httpx.get(address, timeout=10, trust_env=False)
    assert page.status_code == 200
    assert "Truce in Port Salen" in page.text or "corvane-0304" in page.text
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode in {0, 130}
    assert "Traceback" not in err
