import re

import pytest
from click.testing import CliRunner

from onrecord.cli.main import COMMANDS, main
from onrecord.cli.options import LINE_FORMATS
from onrecord.exports import LINES

NAMES = [command.name for command in COMMANDS]


def help_of(*args):
    result = CliRunner().invoke(main, [*args, "--help"])
    assert result.exit_code == 0
    return result.output


def test_the_help_lists_the_commands_in_the_order_of_a_day_and_the_exit_codes():
    listed = re.findall(r"^  (\w+)  ", help_of(), flags=re.MULTILINE)
    assert [name for name in listed if name in NAMES] == NAMES
    assert "130  stopped with Ctrl-C" in help_of()


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example_of_itself(name):
    shown = help_of(name)
    assert f"onrecord {name}" in shown.partition("Examples:")[2]


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_every_option_is_explained(command):
    assert [
        param.name for param in command.params if param.param_type_name == "option" and not param.help
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_option_is_a_usage_error(name):
    assert CliRunner().invoke(main, [name, "--loudly"]).exit_code == 2


def test_the_formats_offered_are_those_that_there_are():
    assert list(LINE_FORMATS) == list(LINES)


def test_the_version_is_told():
    assert re.search(r"version \d+\.\d+", CliRunner().invoke(main, ["--version"]).output)
