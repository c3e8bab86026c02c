"""On which days a report can have been written, as far as its date of publication and its dateline tell.

What prints no year may be of any year from 1945 on; an authority file then ties nobody by office alone,
unless one person held the office all that time.
"""

from __future__ import annotations

import datetime as dt

from onrecord.model import Days, Document, ReportDate
from onrecord.model.tenure import ALL_DAYS, days_of

FIRST_YEAR = 1945


def narrowed(days: Days, dated: ReportDate | None) -> Days:
    """Return the days on which a report can have been written, by the years that were inferred for it."""
    if dated is None or not dated.inferred or not dated.years:
        return days
    first, last = (days_of(f"{year:04d}{dated.edtf[4:]}") for year in (dated.years[0], dated.years[-1]))
    return Days(first.since, last.until).common(days) or days


def report_days(doc: Document, *, now: dt.date) -> Days:
    """Return the days on which a report can have been written; `now` is the day of reading."""
    readable = Days(dt.date(FIRST_YEAR, 1, 1), now + dt.timedelta(days=1))
    stated = (doc.dateline.date if doc.dateline else None, doc.published)
    days = ALL_DAYS
    for edtf in stated:
        days = days.common(days_of(edtf)) or days
    # A report that says that it is of a day to come is of that day all the same.
    return days.common(readable) or days
