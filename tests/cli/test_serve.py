import pytest

from onrecord.cli.serve import address_of, listen, loopback_address
from onrecord.errors import ConfigError


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.8.9.1"])
def test_addresses_of_this_machine_are_listened_on(host):
    with listen(host, 0) as listener:
        assert address_of(listener).startswith("http://127.") or "[::1]" in address_of(listener)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "", "8.8.8.8"])  # noqa: S104
def test_others_are_refused_with_the_reason(host):
    with pytest.raises(ConfigError, match=r"others could reach it|not known"):
        loopback_address(host)


def test_a_host_that_nobody_knows_is_told():
    with pytest.raises(ConfigError, match="not known"):
        loopback_address("no host at all")


def test_the_reason_reaches_the_user(run, story, tmp_path):
    run("add", story, "--record", tmp_path / "r.db")
    result = run("serve", "--host", "0.0.0.0", "--record", tmp_path / "r.db")  # noqa: S104
    assert result.exit_code == 2
    assert "ask for no password" in result.stderr


def test_a_port_that_is_taken_is_told(run, story, tmp_path):
    run("add", story, "--record", tmp_path / "r.db")
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--port", port, "--record", tmp_path / "r.db")
    assert result.exit_code == 2
    assert "--port" in result.stderr


def test_an_ipv6_address_is_written_in_brackets():
    try:
        listener = listen("::1", 0)
    except (ConfigError, OSError):
        pytest.skip("this machine has no IPv6 loopback")
    with listener:
        assert address_of(listener).startswith("http://[::1]:")
