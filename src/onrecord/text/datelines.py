"""Read the dateline of a report: where, when and by which agency it was filed.

Known by its shape, whatever the place and agency are called: capitals or a bracketed agency or a printed
date at the start of a paragraph, closed by a dash or by the agency between slashes. A
name in capitals before a colon is none: so speakers in transcripts begin. Which paragraph to look at is
left to `layout`; what the date amounts to where no year is printed, to later steps.

    >>> text = "SOCHI, October 28. /TASS/. The talks go on."
    >>> find_dateline(text, Span(0, len(text))).date
    'XXXX-10-28'
"""

from __future__ import annotations

import datetime as dt
import re

from onrecord.model import Dateline, Span
from onrecord.resources import words_of
from onrecord.text.normalise import normalise

HEAD_CHARS = 240
MAX_PLACE_WORDS = 5

_MONTH = (
    r"(?P<{0}>(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\.?"
)
_WEEKDAY = r"(?i:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?i:day)?\.?"
_DAY = r"(?P<{0}>\d\d?)(?:st|nd|rd|th)?(?![\d:])"
_YEAR = r"(?:,?[ ]+(?P<{0}>(?:1[6-9]|20)\d\d)(?!\d))"
_DATE = rf"""
    (?:{_WEEKDAY}[,.]?[ ]+)?
    (?: {_MONTH.format("m1")}[ ]+{_DAY.format("d1")}{_YEAR.format("y1")}?
      | {_DAY.format("d2")}[ ]+(?:of[ ]+)?{_MONTH.format("m2")}{_YEAR.format("y2")}?
      | {_MONTH.format("m3")}{_YEAR.format("y3")}
      | (?P<y4>(?:1[6-9]|20)\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d)(?!\d)
      | (?P<n1>\d\d?)[./](?P<n2>\d\d?)[./](?P<y5>(?:1[6-9]|20)\d\d)(?!\d)
    )
  | {_WEEKDAY}(?!\w)
"""
_WORD = r"[^\W\d_][\w.'’\-]*+"
_AGENCY = r"[^\W\d_][\w.&'’ \-/]{1,40}"
_DATELINE = re.compile(
    rf"""
    (?:(?P<place>{_WORD}(?:(?:[ ]*[,/;][ ]*|[ ]){_WORD}){{0,9}}?)(?:[ ]*[,.;][ ]*|[ ]+|(?=[—–―:])))?
    (?:(?P<date>{_DATE})(?:[ ]*[,.;])?[ ]*)?
    (?:\((?P<agency>{_AGENCY})\)|/[ ]?(?P<slashed>{_AGENCY.replace("/", "")})[ ]?/)?
    (?P<end>[ ]*(?:[—–―]|--+|-(?!\w)|(?<=[ ])-|[.:](?=[ ]|$))+|(?<=/)(?=[ ]))
    """,
    re.VERBOSE,
)
_COMPONENT = re.compile(r"[^,/;]+")
_DASHES = re.compile(r"[—–―\-]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def find_dateline(text: str, span: Span) -> Dateline | None:
    """Return the dateline at the start of a paragraph; None where there is none.

    Args:
        text: The given text, or a reading copy.
        span: The paragraph.

    Returns:
        Spans of `text`. Several places (`GENEVA/CAIRO`) and a place with its country are one span. `date` is
        EDTF: `2016-10-28`, `XXXX-10-28` without a year, `2016-10` without a day; None for a weekday alone,
        for a day that no month has, and for figures that may be read in two ways.
    """
    copy = normalise(text[span.start : min(span.end, span.start + HEAD_CHARS)])
    lead = len(copy.text) - len(copy.text.lstrip())
    match = _DATELINE.match(copy.text, lead)
    if match is None or not _is_dateline(match):
        return None

    def given(part: Span | None) -> Span | None:
        return None if part is None else copy.to_given(part).shifted(span.start)

    return Dateline(
        span=copy.to_given(Span(lead, match.end())).shifted(span.start),
        place=given(_place_span(match)),
        date_span=given(_group_span(match, "date")),
        agency=given(_group_span(match, "agency") or _group_span(match, "slashed")),
        date=_edtf(match),
    )


def _group_span(match: re.Match[str], name: str) -> Span | None:
    if match[name] is None:
        return None
    words = match[name].rstrip(" ")
    return Span(match.start(name), match.start(name) + len(words))


def _place_span(match: re.Match[str]) -> Span | None:
    if match["place"] is None:
        return None
    words = match["place"]
    if words.endswith(".") and "." not in words.split()[-1][:-1]:
        words = words[:-1]
    return Span(match.start("place"), match.start("place") + len(words))


def _is_dateline(match: re.Match[str]) -> bool:
    """Weigh the parts: the less there is of a dateline, the surer each part must be."""
    place, date = match["place"], match["date"]
    agency = match["agency"] or match["slashed"]
    if place is not None and not _is_place(place):
        return False
    dashed = _DASHES.search(match["end"]) is not None
    ends_firmly = dashed or match["slashed"] is not None or ":" in match["end"]
    if place is None:
        return agency is not None and ends_firmly and (date is not None or _is_agency(agency))
    if not _is_capitals(place):
        return ends_firmly and (date is not None or (agency is not None and _is_agency(agency)))
    if date is None and agency is None:
        return dashed and _stands_before_prose(match)
    return ends_firmly or date is not None


def _is_agency(name: str) -> bool:
    known = words_of("datelines", "agencies")
    return any(part.strip() in known or (part.isupper() and len(part) > 2) for part in name.split("/"))


def _is_place(words: str) -> bool:
    """Tell whether words are written as places are: each with a capital, but for small words between."""
    components = _COMPONENT.findall(words)
    return all(_is_name(component.split()) for component in components) and len(components) <= 4


def _is_name(words: list[str]) -> bool:
    particles = words_of("datelines", "place_particles")
    return (
        0 < len(words) <= MAX_PLACE_WORDS
        and words[0][0].isupper()
        and all(word[0].isupper() or word in particles or word.startswith(("al-", "el-")) for word in words)
    )


def _is_capitals(place: str) -> bool:
    first: str = _COMPONENT.findall(place)[0]
    return first.isupper() and sum(char.isalpha() for char in first) >= 2


def _stands_before_prose(match: re.Match[str]) -> bool:
    """Tell whether a place in capitals alone is a dateline and not a label or a headline in capitals."""
    labels = words_of("datelines", "not_places")
    words = match["place"].replace(",", " ").split()
    follows = match.string[match.end() :].split(maxsplit=6)[:6]
    return (
        sum(char.isalpha() for char in match["place"]) >= 3
        and not any(word.strip(".").upper() in labels for word in words)
        and len(follows) >= 3
        and any(char.islower() for word in follows for char in word)
    )


def _edtf(match: re.Match[str]) -> str | None:
    year = next((match[name] for name in ("y1", "y2", "y3", "y4", "y5") if match[name]), None)
    month_name = next((match[name] for name in ("m1", "m2", "m3") if match[name]), None)
    if month_name is not None:
        month = _MONTHS.index(month_name[:3].lower()) + 1
        day = match["d1"] or match["d2"]
        return _partial_date(year, month, int(day) if day else None)
    if match["m4"]:
        return _partial_date(year, int(match["m4"]), int(match["d4"]))
    if match["n1"]:
        return _figures_date(year, int(match["n1"]), int(match["n2"]))
    return None


def _figures_date(year: str | None, first: int, second: int) -> str | None:
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    return _partial_date(year, month, day)


def _partial_date(year: str | None, month: int, day: int | None) -> str | None:
    try:
        dt.date(int(year or 2000), month, day or 1)
    except ValueError:
        return None
    written = f"{year or 'XXXX'}-{month:02}"
    return written if day is None else f"{written}-{day:02}"
