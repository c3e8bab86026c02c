"""`onrecord mcp` speaks over standard input and output, and says which extra it needs."""

from __future__ import annotations

import asyncio
import builtins
import sys

import pytest
from mcp import Client, StdioServerParameters

from onrecord.store import open_store
from tests.factories import NOW, make_report


@pytest.fixture
def record(tmp_path):
    path = str(tmp_path / "record.db")
    with open_store(path) as store:
        store.add(make_report(), now=NOW)
    return path


def test_an_assistant_that_starts_it_is_answered(record):
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "onrecord.cli.main", "mcp", "--record", record]
    )

    async def run():
        async with Client(command) as client:
            return await client.call_tool("search", {"query": "truce"})

    result = asyncio.run(asyncio.wait_for(run(), 120))
    assert result.structured_content["statements"][0]["speaker"] == "Oda Renk"


def test_without_the_extra_it_says_what_to_install(run, record, monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name.partition(".")[0] in {"mcp", "mcp_types"}:
            raise ModuleNotFoundError(name=name)
        return real(name, *args, **kwargs)

    for name in [name for name in sys.modules if name.startswith("onrecord.mcp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    result = run("mcp", "--record", record)
    assert result.exit_code == 2
    assert "onrecord[mcp]" in result.stderr


def test_there_has_to_be_a_record(run, tmp_path):
    result = run("mcp", "--record", tmp_path / "none.db")
    assert result.exit_code == 4
