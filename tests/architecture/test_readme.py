"""Every command that the README and the manual show is run, in their order, on the sample reports.

What counts are the blocks marked `sh`. Lines for `make` are only checked to name a target; `serve` is
started, asked for a page, and stopped. A line of any other kind fails, so that nothing is shown untried.
"""

import os
import re
import shlex
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
SET_UP = "source .venv/bin/activate"
PREPARE = "cp -r src/onrecord/resources/sample wire"
ADDRESS = re.compile(rb"http://\S+?:\d+")


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def commands(page: Path) -> list[str]:
    """Return the lines of a page's `sh` blocks, without comments."""
    lines = "".join(BLOCK.findall(page.read_text(encoding="utf-8"))).splitlines()
    return [line.split(" #")[0].strip() for line in lines if line.strip()]


def with_commands(word: str) -> list[Path]:
    return [page for page in PAGES if any(line.startswith(f"{word} ") for line in commands(page))]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Return a folder that looks like a clone in which somebody follows the manual."""
    for name in ("src", "gate"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    subprocess.run(["bash", "-c", PREPARE], check=True)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("page", with_commands("onrecord"), ids=name_of)
def test_every_command_works(page, desk):
    for line in commands(page):
        if line.startswith("onrecord serve"):
            shows_a_page(line)
        elif line.startswith("onrecord "):
            runs(line)
        else:
            assert line in {SET_UP, PREPARE} or line.startswith("make ")


def runs(line: str) -> None:
    """Run one line; it succeeds and prints something, on the screen or into the file that it names."""
    run = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"{line}\n{run.stderr}"
    target = line.rpartition(" > ")[2] if " > " in line else None
    printed = Path(target).read_text(encoding="utf-8") if target else run.stdout + run.stderr
    assert printed.strip(), f"{line} printed nothing"
    assert "Traceback" not in run.stderr


def shows_a_page(line: str) -> None:
    """Start serving on a free port, ask for the first page, stop."""
    server = subprocess.Popen(
        [*shlex.split(line), "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        said = b""
        while not (address := ADDRESS.search(said)):
            heard = server.stdout.readline()
            assert heard, f"{line} ended without an address:\n{said.decode()}"
            said += heard
        with urllib.request.urlopen(address[0].decode(), timeout=20) as page:  # noqa: S310 - our own address
            assert page.status == 200
            assert b"Merrovan" in page.read()
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) in {0, 130}
    finally:
        server.kill()
        server.wait()
        server.stdout.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    "page", [page for page in PAGES if PYTHON_BLOCK.search(page.read_text(encoding="utf-8"))], ids=name_of
)
def test_every_example_in_python_works(page, desk):
    code = "\n".join(PYTHON_BLOCK.findall(page.read_text(encoding="utf-8")))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "Renk" in run.stdout


@pytest.mark.parametrize("page", with_commands("make"), ids=name_of)
def test_every_target_exists(page):
    for line in commands(page):
        if line.startswith("make "):
            subprocess.run(["make", "-n", *shlex.split(line)[1:]], cwd=ROOT, capture_output=True, check=True)


def test_the_readme_shows_the_commands():
    shown = {line.split()[1] for line in commands(ROOT / "README.md") if line.startswith("onrecord ")}
    told = {"said", "standing", "unanswered"}
    assert shown == {"read", "add", "search", "show", "serve", "export", "schema", "evaluate"} | told


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page):
    targets = (target for target in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target)
    assert [target for target in targets if not (page.parent / target).exists()] == []
