"""Dates of publication become EDTF days."""

import pytest

from onrecord.readers.dates import edtf_date


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04T23:30:00+02:00", "2031-03-04"),
        ("2031-03-04 10:00", "2031-03-04"),
        ("20310304", "2031-03-04"),
        ("2031-03", "2031-03"),
        ("2031", "2031"),
        ("March 4, 2031", "2031-03-04"),
        ("Mar. 4 2031 10:00", "2031-03-04"),
        ("4 March 2031", "2031-03-04"),
        ("Tue, 04 Mar 2031 10:00:00 GMT", "2031-03-04"),
    ],
)
def test_dates_are_read(stated, date):
    assert edtf_date(stated) == date


@pytest.mark.parametrize(
    "stated", ["", "yesterday", "2031-13-01", "2031-02-30", "03/04/2031", "0000", "1" * 5000, "Smarch 4"]
)
def test_what_is_no_date(stated):
    assert edtf_date(stated) is None
