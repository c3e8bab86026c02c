"""How the pages say dates, numbers and states in words. Pure.

>>> say_date("2031-03-04")
'4 March 2031'
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from onrecord.model import Document, Span
from onrecord.store.rows import headline_of

EXCERPT_CHARS = 90

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

_DATE = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<vague>[~?%])?"
    r"(?:T(?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:\d\d)?)?"
)
_PARTS = {
    "debtor": "owed by",
    "creditor": "owed to",
    "authority": "by",
    "subject": "concerns",
    "bearer": "by",
    "requester": "asked by",
    "requested": "asked of",
    "asker": "asked by",
    "asked": "asked of",
    "party": "between",
    "channel": "through",
}
_VAGUE = {None: "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def say_date(edtf: str | None) -> str:
    """Say an EDTF date as a person would; what is not understood is returned as it is.

    >>> say_date("XXXX-10-28"), say_date("2031-03~"), say_date("2031-03-04/..")
    ('28 October, year not printed', 'about March 2031', 'from 4 March 2031')
    """
    if not edtf:
        return ""
    since, slash, until = edtf.partition("/")
    if not slash:
        return _say_day(edtf)
    if until in ("", ".."):
        return f"from {_say_day(since)}"
    if since in ("", ".."):
        return f"until {_say_day(until)}"
    return f"{_say_day(since)} to {_say_day(until)}"


def _say_day(edtf: str) -> str:
    match = _DATE.fullmatch(edtf)
    if not match or not 0 <= int(match["month"] or 1) - 1 < len(MONTHS):
        return edtf
    day = str(int(match["day"])) if match["day"] else ""
    month = MONTHS[int(match["month"]) - 1] if match["month"] else ""
    year = "" if match["year"] == "XXXX" else match["year"]
    said = " ".join(filter(None, (day, month, year)))
    if not year:
        said = f"{said}, year not printed" if said else edtf
    return _VAGUE[match["vague"]] + said + _say_time(match["time"], match["zone"])


def _say_time(time: str | None, zone: str | None) -> str:
    if not time:
        return ""
    return f", {time}" + {"Z": " UTC", None: ""}.get(zone, f" UTC{zone}")


def say_count(count: int, one: str) -> str:
    """Say how many there are of something.

    >>> say_count(1, "report"), say_count(1200, "report")
    ('1 report', '1,200 reports')
    """
    return f"{count:,} {say_noun(count, one)}"


def say_noun(count: int, one: str) -> str:
    """Return the noun that goes with a count."""
    return one if count == 1 else f"{one}s"


def say_percent(probability: float) -> str:
    """Say a probability in whole percent; what is not certain is never rounded to certainty.

    >>> say_percent(0.874), say_percent(0.999), say_percent(1.0)
    ('87%', '99%', '100%')
    """
    percent = round(probability * 100)
    if percent == 100 and probability < 1:
        percent = 99
    return f"{percent}%"


def say_moment(when: dt.datetime) -> str:
    """Say when something happened to the record, in UTC.

    >>> say_moment(dt.datetime(2031, 3, 4, 9, 5, tzinfo=dt.UTC))
    '4 March 2031, 09:05 UTC'
    """
    when = when.astimezone(dt.UTC)
    return f"{say_date(when.date().isoformat())}, {when:%H:%M} UTC"


def say_offsets(spans: Iterable[Span]) -> str:
    """Say where spans stand, as code points, half-open.

    >>> say_offsets([Span(0, 5), Span(9, 12)])
    '0–5, 9–12'
    """
    return ", ".join(f"{span.start}–{span.end}" for span in spans)


def say_state(word: str) -> str:
    """Say a state such as `not_in_force` in words."""
    return word.replace("_", " ")


def say_part(part: str) -> str:
    """Say which part somebody plays in a thing, as a label before a name.

    >>> say_part("debtor"), say_part("subject")
    ('owed by', 'concerns')
    """
    return _PARTS.get(part, say_state(part))


def say_sentence(message: str) -> str:
    """Return a message as a sentence of its own.

    >>> say_sentence("nothing has this id")
    'Nothing has this id.'
    """
    whole = message[:1].upper() + message[1:]
    return whole if whole.endswith((".", "!", "?")) else f"{whole}."


def shorten(text: str, chars: int = EXCERPT_CHARS) -> str:
    """Return a text in one line, cut at the last word that fits.

    >>> shorten("The truce holds; the convoy waits", chars=20)
    'The truce holds …'
    """
    line = " ".join(text[: chars * 4].split())
    if len(line) <= chars:
        return line
    return line[:chars].rsplit(" ", 1)[0].rstrip(",;:–—- ") + " …"


def title_of(doc: Document) -> str:
    """Return what pages call a document: its title, else the headline in its text, else its name."""
    return headline_of(doc) or doc.name


def web_address(url: str | None) -> str | None:
    """Return an address if it is one that a page may link to (http or https), else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def language_tag(tag: str | None) -> str | None:
    """Return a language tag if it has the shape of one (BCP 47), else None."""
    return tag if tag and re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", tag) else None
