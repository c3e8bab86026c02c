"""Say in words how the year of a report was inferred, for people: which years fit, and why no other does.

>>> year_line(ReportDate("2016-10-28", "weekday", years=(2016,), weekday=4))
'Dated 2016: the only year in which 28 October was a Friday.'
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import ReportDate, YearGround

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MOST_YEARS = 12


def year_line(dated: ReportDate | None) -> str | None:
    """Return how the year was inferred; None where it is printed or no day is known.

    Args:
        dated: The day that the report was written on.
    """
    if dated is None or not dated.inferred:
        return None
    why = _why(dated)
    if not dated.years:
        return f"No year fits: there is none in which {why}."
    if dated.year is not None:
        return f"Dated {dated.year}: the only year in which {why}."
    if dated.rule == "open" or len(dated.years) > MOST_YEARS:
        return f"The year is not printed; {len(dated.years)} years fit."
    return f"The year is not printed; {why} in {_listed([str(year) for year in dated.years])}."


def _why(dated: ReportDate) -> str:
    month, day = dated.edtf.split("-")[-2:]
    named = f"{int(day)} {MONTHS[int(month) - 1]}"
    weekday = f"was a {WEEKDAYS[dated.weekday]}" if dated.weekday is not None else "can lie"
    grounds = [ground for ground in dated.grounds if ground.decides]
    held = f" while {_holders(grounds)}" if grounds else ""
    return f"{named} {weekday}{held}"


def _holders(grounds: Sequence[YearGround]) -> str:
    named = _listed([f"{ground.name} ({' '.join(ground.printed.split())})" for ground in grounds])
    return f"{named} held {'this office' if len(grounds) == 1 else 'these offices'}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
