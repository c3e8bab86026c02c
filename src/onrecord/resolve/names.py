"""Find the proper names of a report: runs of capitalised words, with the titles and offices before them.

No list of people: a run is a person's name by what stands around it (a title, an office, an age, its surname
standing alone elsewhere), an organisation's by its head noun or by being an acronym. What cannot be told is
left open; the roster decides with the rest of the report before it.

    >>> from onrecord.resolve.words import find_words
    >>> text = "Prime Minister Mara Oray met Adel Tun."
    >>> [mention.name for mention in find_mentions(text, find_words(text))]
    ['Mara Oray', 'Adel Tun']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from onrecord.model import Span
from onrecord.resolve.runs import LINKS, PEOPLE, find_runs, is_common
from onrecord.resolve.words import Word
from onrecord.resources import words_of

_AGE = re.compile(r",\s*\d{1,3}\s*[,.;]")
_BEFORE_CHARS = 4
_OFFICE_OF = re.compile(r"\b(?:secretary|minister|department) (?:of|for) $")
_OFFICE_CHARS = 24
_COMPOUNDS = (
    "-based",
    "-born",
    "-backed",
    "-led",
    "-trained",
    "-winning",
    "-winner",
    "-run",
    "-style",
    "-educated",
)


class NameSort(StrEnum):
    """What a proper name is, as far as the name and its neighbours tell."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Mention:
    """A proper name where it is printed.

    Attributes:
        words: The bare name, word by word, without titles.
        span: Where the bare name stands.
        lead: Where the titles and capitalised office before it begin; the start of `span` if there are none.
        title: The courtesy title before the name, in lower case, without its stop.
        sort: What it is.
        possessive: Whether "'s" follows.
    """

    words: tuple[str, ...]
    span: Span
    lead: int
    title: str | None
    sort: NameSort
    possessive: bool

    @property
    def name(self) -> str:
        """The bare name."""
        return " ".join(self.words)


def find_mentions(text: str, words: Sequence[Word]) -> list[Mention]:
    """Return the proper names among the words of a text, in order.

    A word for a job or of grammar is a surname where the text has a full name that ends in it ("Jan Cook").
    """
    runs = list(find_runs(text, words))
    found = _read_runs(text, runs, frozenset())
    surnames = _odd_surnames(found)
    return _read_runs(text, runs, surnames) if surnames else found


def _read_runs(text: str, runs: Sequence[Sequence[Word]], surnames: frozenset[str]) -> list[Mention]:
    found = (_read_run(text, run, surnames) for run in runs)
    return [mention for mention in found if mention is not None]


def _odd_surnames(mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the words for jobs and of grammar in which a person's full name ends."""
    odd = words_of("offices", "male", "female", "neutral") | words_of("words", "function")
    return frozenset(
        mention.words[-1].lower()
        for mention in mentions
        if len(mention.words) > 1
        and mention.sort in (NameSort.PERSON, NameSort.OPEN)
        and mention.words[-1].lower() in odd
    )


def _read_run(text: str, run: Sequence[Word], surnames: frozenset[str]) -> Mention | None:
    if run[-1].lower in surnames and (alone := _alone(text, run)):
        return _mention(text, alone, len(alone) - 1)
    if is_common(text, run):
        return None
    words = _without_function_words(run)
    if not words or _is_calendar(words):
        return None
    return _mention(text, words, _after_titles(words) or _after_field(text, words))


def _after_field(text: str, words: Sequence[Word]) -> int:
    """Return where the name begins after an office in small letters ("secretary of State Oray")."""
    if len(words) < 2 or not _OFFICE_OF.search(text, max(0, words[0].start - _OFFICE_CHARS), words[0].start):
        return 0
    modifiers = words_of("offices", "modifiers")
    cut = next((number for number, word in enumerate(words) if word.lower not in modifiers), 0)
    return cut if not _ends_as_body(words) else 0


def _alone(text: str, run: Sequence[Word]) -> Sequence[Word]:
    """Return such a surname with the titles before it; none if more is before it, or if it may be grammar."""
    grammar = words_of("words", "function")
    start = next((at for at, word in enumerate(run[:-1]) if word.lower not in grammar), len(run) - 1)
    words = run[start:]
    before = text[max(0, words[0].start - _BEFORE_CHARS) : words[0].start].rstrip(" \"“‘'")[-1:]
    if words[-1].lower in grammar and before in ("", ".", "?", "!", "\n"):
        return ()
    return words if all(is_title(word) for word in words[:-1]) else ()


def _mention(text: str, words: Sequence[Word], cut: int) -> Mention | None:
    bare = words[cut:]
    if not bare:
        return None
    span = Span(bare[0].start, bare[-1].end)
    return Mention(
        words=(*(text[word.start : word.until] for word in bare[:-1]), bare[-1].text),
        span=span,
        lead=words[0].start,
        title=_title(words[:cut]),
        sort=_sort(text, words, cut),
        possessive=bare[-1].possessive,
    )


def _without_function_words(run: Sequence[Word]) -> Sequence[Word]:
    grammar = words_of("words", "function", "weekdays")
    start = 0
    while start < len(run) and (
        (run[start].lower in grammar and not run[start].shouted) or run[start].lower.endswith(_COMPOUNDS)
    ):
        start += 1
    end = len(run)
    while end > start and (
        run[end - 1].lower in words_of("words", "weekdays", "months") or run[end - 1].lower in LINKS
    ):
        end -= 1
    return run[start:end]


def _is_calendar(words: Sequence[Word]) -> bool:
    calendar = words_of("words", "weekdays", "months", "month_abbreviations")
    return all(word.lower.rstrip(".") in calendar for word in words)


def _after_titles(words: Sequence[Word]) -> int:
    """Return where, in a run, the bare name begins: after the last title or office that is not its end."""
    last = len(words) - 1
    if _ends_as_body(words) or (not last and _is_dotted(words[0])):
        return 0
    if last == 1 and _is_courtesy(words[0]):
        return 1
    if _is_office_of(words):
        return _after_complement(words)
    cut = 0
    for number, word in enumerate(words[:last]):
        if is_title(word) and not _is_given_name(words, number):
            cut = number + 1
    if cut == last and is_title(words[last]) and not _may_be_surname(words[last]):
        return len(words)
    if all(is_title(word) or word.lower in words_of("offices", "modifiers") for word in words):
        return len(words)
    return cut if cut or not _is_bare_office(words) else len(words)


def _ends_as_body(words: Sequence[Word]) -> bool:
    """Tell whether a run names a body ("Justice Department") and not a person with such a surname."""
    bodies = words_of("speakers", "organisation_nouns")
    if any(word.lower in bodies and after.lower in ("of", "for") for word, after in pairwise(words)):
        return True
    if words[-1].lower not in bodies:
        return False
    return _title(words[:1]) is None and words[0].lower not in words_of("offices", "abbreviated")


def _is_given_name(words: Sequence[Word], number: int) -> bool:
    """Tell whether an office word stands inside a name ("Larry King Live", "Judge Judith Cook Tun")."""
    if number == 0 or is_title(words[number - 1]):
        return False
    if words[number - 1].lower in words_of("offices", "modifiers") and number < len(words) - 1:
        return False
    if number == len(words) - 1 == 1 and is_office(words[number]) and is_given_name(words[0]):
        return True
    return _may_be_surname(words[number])


def is_given_name(word: Word) -> bool:
    """Tell whether a word is a given name, as far as a list of such names goes."""
    return word.capital and word.lower in words_of("given_names", "male", "female")


def _is_courtesy(word: Word) -> bool:
    plain = word.lower.rstrip(".")
    return plain in words_of("offices", "titles_male", "titles_female") and plain in words_of(
        "offices", "abbreviated"
    )


def _is_office_of(words: Sequence[Word]) -> bool:
    return any(
        word.lower in ("of", "for") and is_office(words[at - 1]) for at, word in enumerate(words) if at
    )


def _after_complement(words: Sequence[Word]) -> int:
    """Read "Secretary of State Mara Oray": the last two words are the name if the office keeps one."""
    at = next(n for n, word in enumerate(words) if n and word.lower in ("of", "for"))
    name = 3 if len(words) > 3 and _is_initial(words[-2]) else 2
    return len(words) - name if len(words) - at - 1 > name else len(words)


def _is_bare_office(words: Sequence[Word]) -> bool:
    """Tell whether a run names an office and nobody in it ("House Speaker", "Treasury Secretary")."""
    if not is_office(words[-1]):
        return False
    return not (len(words) == 2 and (_may_be_surname(words[-1]) or _is_given_name(words, 1)))


def _may_be_surname(word: Word) -> bool:
    return word.lower in words_of("offices", "surnames")


def is_office(word: Word) -> bool:
    """Tell whether a word is a noun of office, job or relation."""
    return word.lower in words_of("offices", "male", "female", "neutral")


def is_title(word: Word) -> bool:
    """Tell whether a word may stand before a name as a title or an office."""
    titles = words_of("offices", "titles_male", "titles_female", "titles_neutral")
    return is_office(word) or word.lower.rstrip(".") in titles


def _title(words: Sequence[Word]) -> str | None:
    courtesy = words_of("offices", "titles_male", "titles_female")
    return next((word.lower.rstrip(".") for word in words if word.lower.rstrip(".") in courtesy), None)


def _sort(text: str, words: Sequence[Word], cut: int) -> NameSort:
    bare = words[cut:]
    if cut:
        return NameSort.PERSON
    if len(bare) > 1 and bare[-1].lower in words_of("offices", "party_members"):
        return NameSort.GROUP
    if _is_crowd(bare) or PEOPLE.fullmatch(bare[-1].text):
        return NameSort.GROUP
    if any(word.lower in words_of("speakers", "organisation_nouns") for word in bare):
        return NameSort.ORGANISATION
    if len(bare) == 1 and bare[0].shouted and "." not in bare[0].text:
        return NameSort.ORGANISATION
    if _AGE.match(text, bare[-1].until) or any(_is_initial(word) for word in bare[1:-1]):
        return NameSort.PERSON
    return NameSort.OPEN


def _is_crowd(bare: Sequence[Word]) -> bool:
    last = bare[-1].lower
    if last not in words_of("speakers", "crowd") or last in words_of("speakers", "organisation_nouns"):
        return False
    return len(bare) == 1 or last.endswith("s") or last == "people"


def _is_dotted(word: Word) -> bool:
    """Tell whether a word is an acronym with full stops ("U.N.")."""
    return word.text.isupper() and word.text.count(".") > 1


def _is_initial(word: Word) -> bool:
    return len(word.text) == 2 and word.text[1] == "."
