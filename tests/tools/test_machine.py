"""What figures were measured on is said without a word of whose machine it is."""

import platform

from tools import machine


def test_the_processor_is_named_as_the_system_names_it(tmp_path, monkeypatch):
    told = tmp_path / "cpuinfo"
    told.write_text("processor\t: 0\nmodel name\t: Invented 9000 @ 2.00GHz\n")
    monkeypatch.setattr(machine, "CPU_INFO", told)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert machine.describe_machine() == f"Invented 9000 @ 2.00GHz, 2 cores, {platform.system()}"


def test_a_system_that_does_not_tell_is_described_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "CPU_INFO", tmp_path / "absent")
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert machine.describe_machine().endswith(f", 1 core, {platform.system()}")


def test_versions_are_those_that_are_installed():
    told = machine.describe_software("numpy", "a-package-that-is-not-there")
    assert told.startswith(f"Python {platform.python_version()}, numpy ")
    assert "not-there" not in told
