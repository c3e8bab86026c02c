"""Infer the years in which a report without one can have been written.

A day that falls on a weekday leaves about one year in seven; the offices of those whom the report names leave
those in which all of them were held. What remains is a list with its grounds: an inference, and shown as one.

    infer_years(10, 28, 4, [("mayor", [Days(dt.date(2012, 5, 7), None)])], window).years    # (2016, 2022)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Days, Document
from onrecord.model.report_date import ReportDate, YearGround
from onrecord.resolve.office_intervals import HeldOffice
from onrecord.text.dates import Anchor, anchor_of

FIRST_YEAR = 1945


@dataclass(frozen=True, slots=True)
class YearInference:
    """Years in which a day can lie, and what told them.

    Attributes:
        years: Earliest first; empty if the grounds contradict each other.
        rule: `weekday`, `offices`, `weekday-and-offices`, or `open` where nothing narrows them.
        deciding: Which grounds make a year fall away, by their place in the list that was given.
    """

    years: tuple[int, ...]
    rule: str
    deciding: tuple[int, ...]


def infer_years(
    month: int,
    day: int,
    weekday: int | None,
    offices: Sequence[tuple[str, Sequence[Days]]],
    window: tuple[dt.date, dt.date],
) -> YearInference:
    """Return the years in which a day can lie.

    Args:
        month: 1 to 12.
        day: 1 to 31.
        weekday: The weekday that it fell on, 0 for Monday; None if it is not known.
        offices: Each an office as the report names it, and its terms, one of which the report was written
            in.
        window: The first day that may be meant, and the day after the last.

    Returns:
        The years in which such a day exists, falls on the weekday, and lies in a term of every office.
    """
    days = [made for year in range(window[0].year, window[1].year + 1) if (made := _date(year, month, day))]
    possible = [made for made in days if window[0] <= made < window[1]]
    fitting = [made for made in possible if weekday is None or made.weekday() == weekday]
    held = [made for made in fitting if all(_is_held(made, terms) for _, terms in offices)]
    deciding = tuple(
        number
        for number, (_, terms) in enumerate(offices)
        if any(not _is_held(made, terms) for made in fitting)
    )
    told = [name for name, tells in (("weekday", weekday is not None), ("offices", bool(deciding))) if tells]
    return YearInference(tuple(made.year for made in held), "-and-".join(told) or "open", deciding)


def date_report(
    doc: Document, offices: Sequence[HeldOffice], *, now: dt.date, first_year: int = FIRST_YEAR
) -> ReportDate | None:
    """Return the day that a report was written on, its year inferred where none is printed.

    Args:
        doc: The report.
        offices: Those of the people whom it names, as an authority file has them.
        now: The day of reading; no report was written after it.
        first_year: The earliest year that a report is taken to be from.

    Returns:
        None where neither a dateline nor a date of publication tells a day.
    """
    anchor = anchor_of(doc)
    if anchor is None:
        return None
    if anchor.year:
        return _printed(doc, anchor)
    grounds = tuple(
        YearGround(held.name, held.printed, tuple(str(tenure) for tenure in held.tenures), held.span)
        for held in offices
    )
    terms = [(held.printed, [tenure.possibly for tenure in held.tenures]) for held in offices]
    window = (dt.date(first_year, 1, 1), now + dt.timedelta(days=1))
    told = infer_years(anchor.day.month, anchor.day.day, anchor.weekday, terms, window)
    return _inferred(anchor, told, grounds)


def with_year(edtf: str, dated: ReportDate | None) -> str:
    """Return a date with the year of the report, where that is inferred and only one fits; else as it is.

    A day later in the year than the report's own lies in the year before it.
    """
    if dated is None or not dated.inferred or dated.year is None or "XXXX" not in edtf:
        return edtf
    own = dated.edtf[5:]
    return "/".join(_completed(part, own, dated.year) for part in edtf.split("/"))


def _completed(part: str, own: str, year: int) -> str:
    if not part.startswith("XXXX"):
        return part
    rest = part[5:]
    return f"{year - 1 if rest > own[: len(rest)] else year}-{rest}"


def _printed(doc: Document, anchor: Anchor) -> ReportDate:
    line = doc.dateline
    whole = bool(line and line.date and not line.date.startswith("XXXX"))
    rule = "published" if not anchor.spans else "dateline" if whole else "dateline-and-published"
    return ReportDate(
        anchor.day.isoformat(),
        rule,
        years=(anchor.day.year,),
        weekday=anchor.day.weekday(),
        spans=anchor.spans,
    )


def _inferred(anchor: Anchor, told: YearInference, grounds: Sequence[YearGround]) -> ReportDate:
    month_day = anchor.day.isoformat()[5:]
    year = f"{told.years[0]:04d}" if len(told.years) == 1 else "XXXX"
    return ReportDate(
        edtf=f"{year}-{month_day}",
        rule=told.rule,
        years=told.years,
        weekday=anchor.weekday,
        spans=anchor.spans,
        grounds=tuple(
            replace(ground, decides=number in told.deciding) for number, ground in enumerate(grounds)
        ),
    )


def _is_held(day: dt.date, terms: Sequence[Days]) -> bool:
    """Tell whether a day lies in one of the terms; an office of which no term is known tells nothing."""
    return not terms or any(
        (term.since is None or term.since <= day) and (term.until is None or day < term.until)
        for term in terms
    )


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
