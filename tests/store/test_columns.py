"""Column types give back what was put in."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.store.columns import ExactText, Moment, to_json
from tests.strategies import texts


@given(text=st.none() | texts())
def test_text_comes_back(text):
    column = ExactText()
    assert column.process_result_value(column.process_bind_param(text, None), None) == text


@given(text=texts())
def test_json_comes_back_and_can_be_stored(text):
    written = to_json({"text": text})
    assert json.loads(written) == {"text": text}
    assert written.encode()


def test_json_is_readable():
    assert to_json(["Øre", None]) == '["Øre",null]'


@given(moment=st.datetimes(timezones=st.timezones()).filter(lambda moment: 1945 < moment.year < 2200))
def test_times_come_back(moment):
    column = Moment()
    back = column.process_result_value(column.process_bind_param(moment, None), None)
    assert back == moment.astimezone(dt.UTC)


def test_times_sort_as_they_are_written():
    column = Moment()
    start = dt.datetime(2031, 3, 4, 9, tzinfo=dt.UTC)
    moments = [start, start + dt.timedelta(microseconds=1), start + dt.timedelta(seconds=1)]
    written = [column.process_bind_param(moment, None) for moment in moments]
    assert written == sorted(written)
    assert written[0] == "2031-03-04T09:00:00.000000Z"


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        Moment().process_bind_param(dt.datetime(2031, 3, 4), None)  # noqa: DTZ001
