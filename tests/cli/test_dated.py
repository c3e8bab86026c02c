"""How an inferred year is told to people."""

from __future__ import annotations

import pytest

from onrecord.cli.dated import year_line
from onrecord.model import ReportDate, YearGround

ORAY = YearGround("Ila Or", "mayor", ("2012/2018",), decides=True)
TUN = YearGround("Adel Tun", "head  of\nport", ("2015/..",), decides=True)
RENK = YearGround("Oda Renk", "spokeswoman", ("1990/..",), decides=False)


@pytest.mark.parametrize(
    ("dated", "line"),
    [
        (
            ReportDate("2016-10-28", "weekday-and-offices", (2016,), 4, grounds=(ORAY, TUN, RENK)),
            (
                "Dated 2016: the only year in which 28 October was a Friday while Ila Or (mayor) and "
                "Adel Tun (head of port) held these offices."
            ),
        ),
        (
            ReportDate("2016-10-28", "offices", (2016,), None, grounds=(ORAY,)),
            "Dated 2016: the only year in which 28 October can lie while Ila Or (mayor) held this office.",
        ),
        (
            ReportDate("XXXX-10-28", "weekday", (2005, 2011, 2016), 4),
            "The year is not printed; 28 October was a Friday in 2005, 2011 and 2016.",
        ),
        (
            ReportDate("XXXX-10-28", "open", tuple(range(1945, 2025))),
            "The year is not printed; 80 years fit.",
        ),
        (
            ReportDate("XXXX-10-28", "weekday-and-offices", (), 4, grounds=(ORAY,)),
            (
                "No year fits: there is none in which 28 October was a Friday while Ila Or (mayor) held "
                "this office."
            ),
        ),
    ],
)
def test_an_inferred_year_is_told_with_its_grounds(dated: ReportDate, line: str) -> None:
    assert year_line(dated) == line


@pytest.mark.parametrize("dated", [None, ReportDate("2031-03-04", "published", (2031,), 1)])
def test_a_printed_year_needs_no_words(dated: ReportDate | None) -> None:
    assert year_line(dated) is None
