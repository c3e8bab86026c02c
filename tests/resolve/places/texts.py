"""Find the places of a few invented sentences, as the tests of the rules want them.

>>> found("The convoy reached Aleppo.")
['Aleppo']
"""

from onrecord.model import Dateline, Span
from onrecord.resolve.places import PlaceMention, find_places
from onrecord.resources.gazetteer import load_gazetteer
from onrecord.text.layout import lay_out

GAZETTEER = load_gazetteer()


def mentions(text: str, **options) -> tuple[PlaceMention, ...]:
    """Return the places of a text, laid out as a report is."""
    layout = lay_out(text, title=None)
    given = {"gazetteer": GAZETTEER, "dateline": layout.dateline} | options
    return find_places(text, layout.blocks, **given)


def found(text: str, **options) -> list[str]:
    """Return the names of the places of a text as they are printed."""
    return [one.core.text_of(text) for one in mentions(text, **options)]


def only(text: str, name: str, **options) -> PlaceMention:
    """Return the one mention of a name."""
    (mention,) = [one for one in mentions(text, **options) if one.core.text_of(text) == name]
    return mention


def chosen(text: str, name: str, **options) -> tuple[str | None, str | None, str] | None:
    """Return country, division and kind of the place that the first mention of a name means."""
    mention = next(one for one in mentions(text, **options) if one.core.text_of(text) == name)
    place = next((one.place for one in mention.candidates if one.place.id == mention.chosen), None)
    return None if place is None else (place.country, place.region, place.kind.value)


def dateline_of(text: str, words: str) -> Dateline:
    """Return a dateline whose place is some words at the beginning of a text."""
    start = text.index(words)
    return Dateline(
        Span(0, text.index(words) + len(words)), Span(start, start + len(words)), None, None, None
    )
