import asyncio
import socket

import pytest
from anyio import to_process

from onrecord.cli.serve import access_of, address_of, address_to_listen, is_loopback, listen, sort_record
from onrecord.errors import ConfigError
from onrecord.settings import load_settings
from onrecord.store import open_store

TOKEN = "a-token-of-the-tests-0001"  # noqa: S105
LINE = f"Ada Quill: {TOKEN}"
EVERYWHERE = "0.0.0.0"  # noqa: S104


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.8.9.1"])
def test_addresses_of_this_machine_are_listened_on(host):
    family, address = address_to_listen(host)
    assert is_loopback(address)
    with listen(family, address, 0) as listener:
        assert address_of(listener).startswith("http://127.") or "[::1]" in address_of(listener)


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "192.0.2.7", "8.8.8.8"])
def test_others_can_reach_other_addresses(host):
    try:
        _, address = address_to_listen(host)
    except ConfigError:
        pytest.skip("this machine has no IPv6")
    assert not is_loopback(address)


def test_a_host_that_nobody_knows_is_told():
    with pytest.raises(ConfigError, match="not known"):
        address_to_listen("no host at all")


@pytest.mark.parametrize("more", [["--host", EVERYWHERE], ["--name", "desk.corvane.example"]])
def test_without_tokens_others_are_not_served_and_the_reason_is_told(run, story, tmp_path, more):
    run("add", story, "--record", tmp_path / "r.db")
    result = run("serve", *more, "--record", tmp_path / "r.db")
    assert result.exit_code == 2
    assert "no tokens" in result.stderr
    assert "--tokens" in result.stderr


def test_tokens_come_from_a_file_or_the_environment(tmp_path, monkeypatch):
    (tmp_path / "tokens").write_text(LINE, encoding="utf-8")
    access = access_of(load_settings(tokens_file=str(tmp_path / "tokens")), to_others=True)
    assert access.tokens.reviewer_of(TOKEN) == "Ada Quill"
    monkeypatch.setenv("ONRECORD_TOKENS", LINE)
    assert access_of(load_settings(), to_others=True).tokens.reviewer_of(TOKEN) == "Ada Quill"


def test_no_option_takes_a_token(run):
    result = run("serve", "--tokens", LINE)
    assert result.exit_code == 2
    assert TOKEN not in result.stderr
    assert TOKEN not in str(load_settings(tokens=LINE))
    assert TOKEN not in repr(load_settings(tokens=LINE))


def test_names_are_parted_by_commas():
    access = access_of(load_settings(names="Desk.example, b.example", tokens=LINE), to_others=False)
    assert access.names == {"desk.example", "b.example"}
    assert not access.open_to_read


def test_a_port_that_is_taken_is_told(run, story, tmp_path):
    run("add", story, "--record", tmp_path / "r.db")
    with listen(socket.AF_INET, "127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--port", port, "--record", tmp_path / "r.db")
    assert result.exit_code == 2
    assert "--port" in result.stderr


def test_an_ipv6_address_is_written_in_brackets():
    try:
        listener = listen(socket.AF_INET6, "::1", 0)
    except (ConfigError, OSError):
        pytest.skip("this machine has no IPv6 loopback")
    with listener:
        assert address_of(listener).startswith("http://[::1]:")


def test_a_record_is_sorted_in_a_process_of_its_own(run, story, tmp_path):
    path = str(tmp_path / "r.db")
    run("add", story, "--record", path)
    with open_store(path) as store, store._writing() as conn:
        conn.exec_driver_sql("INSERT INTO unsorted_stories SELECT key FROM stories")
        conn.exec_driver_sql("DELETE FROM members")

    asyncio.run(to_process.run_sync(sort_record, path))
    with open_store(path) as store:
        assert store.sort_entities() == 0
        assert store.entities().items
