import errno

import click
import pytest
from click.testing import CliRunner

from onrecord.cli.program import Program
from onrecord.errors import ModelNotFound


def run(error):
    @click.group(cls=Program)
    def group():
        pass

    @group.command()
    def fail():
        raise error

    return CliRunner().invoke(group, ["fail"])


def test_an_error_of_ours_is_told_in_one_line():
    result = run(ModelNotFound("no model at /opt/model; install onrecord again"))
    assert result.exit_code == 4
    assert result.stderr == "onrecord: no model at /opt/model; install onrecord again\n"


def test_ctrl_c_ends_quietly():
    result = run(KeyboardInterrupt())
    assert result.exit_code == 130
    assert result.stderr.strip() == "onrecord: stopped."


def test_a_closed_pipe_is_nothing_to_talk_about():
    result = run(BrokenPipeError(errno.EPIPE, "Broken pipe"))
    assert (result.exit_code, result.output) == (141, "")


def test_a_fault_is_called_one_and_shows_no_trace():
    result = run(ZeroDivisionError("division by zero"))
    assert result.exit_code == 70
    assert "ZeroDivisionError: division by zero" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("error", [click.UsageError("no"), click.exceptions.Exit(2)])
def test_what_click_knows_is_left_to_it(error):
    assert run(error).exit_code == 2


def test_words_of_strangers_in_a_message_cannot_drive_the_terminal():
    assert "\x1b" not in run(ModelNotFound("no model at \x1b[2Jx")).stderr
