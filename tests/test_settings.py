from pathlib import Path

import pytest
from pydantic import ValidationError

from onrecord.errors import ConfigError
from onrecord.settings import Settings, default_record, load_settings


def test_the_record_lives_in_the_users_data_directory(monkeypatch, tmp_path):
    monkeypatch.delenv("ONRECORD_RECORD")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert load_settings().record == default_record()
    assert Path(default_record()).name == "onrecord.db"
    assert Path(default_record()).parent.name == "onrecord"


def test_the_environment_sets_the_record(monkeypatch):
    monkeypatch.setenv("ONRECORD_RECORD", "/archive/truce.db")
    assert load_settings().record == "/archive/truce.db"


def test_an_option_wins_over_the_environment(monkeypatch):
    monkeypatch.setenv("ONRECORD_RECORD", "/archive/truce.db")
    assert load_settings(record="/other.db").record == "/other.db"


def test_an_option_that_was_not_given_leaves_the_environment(monkeypatch):
    monkeypatch.setenv("ONRECORD_RECORD", "/archive/truce.db")
    assert load_settings(record=None).record == "/archive/truce.db"


def test_an_empty_variable_counts_as_absent(monkeypatch):
    monkeypatch.setenv("ONRECORD_RECORD", "")
    assert load_settings().record == default_record()


def test_tilde_is_the_home_directory(monkeypatch):
    monkeypatch.setenv("HOME", "/home/renk")
    assert load_settings(record="~/truce.db").record == "/home/renk/truce.db"


def test_an_address_of_a_record_is_kept_as_it_is():
    assert load_settings(record="postgresql://db.corvane.example/truce").record == (
        "postgresql://db.corvane.example/truce"
    )


def test_settings_are_frozen():
    with pytest.raises(ValidationError):
        load_settings().port = 1


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ONRECORD_PORT", "many"),
        ("ONRECORD_PORT", "70000"),
        ("ONRECORD_REPORT_BYTES", "0"),
        ("ONRECORD_FETCH_SECONDS", "inf"),
        ("ONRECORD_KEEP_SOURCE", "perhaps"),
    ],
)
def test_a_value_that_cannot_be_used_names_its_variable(monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)
    with pytest.raises(ConfigError, match=f"{variable} cannot be '{value}'"):
        load_settings()


def test_an_option_that_cannot_be_used_is_named_without_the_prefix():
    with pytest.raises(ConfigError, match=r"^port cannot be -1"):
        load_settings(port=-1)


def test_a_misspelt_variable_is_refused(monkeypatch):
    """It would otherwise silently write to another record."""
    monkeypatch.setenv("ONRECORD_RECROD", "/archive/truce.db")
    with pytest.raises(ConfigError, match="ONRECORD_RECROD; did you mean ONRECORD_RECORD"):
        load_settings()


def test_an_unknown_variable_lists_the_known(monkeypatch):
    monkeypatch.setenv("ONRECORD_ZZZZZZZZ", "1")
    with pytest.raises(ConfigError, match=r"known are .*FETCH_SECONDS"):
        load_settings()


def test_every_setting_is_described():
    for name in Settings.model_fields:
        assert f"\n    {name}: " in f"\n{Settings.__doc__}".replace("        ", "    ")
