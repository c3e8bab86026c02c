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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from onrecord.model import Span
from onrecord.resolve.words import Word, adjoin, gap
from onrecord.resources import words_of

_AGE = re.compile(r",\s*\d{1,3}\s*[,.;]")
_PEOPLE = re.compile(r"[A-Z]\w+(?:ans|ists|crats|ites|tives)")
_LINKS = frozenset({"of", "for", "and", "on", "the", "&"})
_LONGEST = 9


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
    """Return the proper names among the words of a text, in order."""
    found = (_read_run(text, run) for run in _runs(text, words) if not _is_common(text, run))
    return [mention for mention in found if mention is not None]


def _runs(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield runs of neighbouring capitalised words, small words of names between them included."""
    at = 0
    while at < len(words):
        if not _can_begin(words[at]):
            at += 1
            continue
        run = [words[at]]
        while (more := _next_of_run(text, words, at + len(run) - 1, run)) > 0:
            run.extend(words[at + len(run) : at + len(run) + more])
        yield run
        at += len(run)


def _is_common(text: str, run: Sequence[Word]) -> bool:
    """Tell whether a capital is only the start of a sentence: one common noun, with no "the" before it."""
    if len(run) > 1 or text[max(0, run[0].start - 4) : run[0].start].lower() == "the ":
        return False
    lists = ("crowd", "withheld_plural", "documents", "organisation_nouns", "persons")
    return run[0].lower in words_of("speakers", *lists) and not _PEOPLE.fullmatch(run[0].text)


def _can_begin(word: Word) -> bool:
    return word.capital and not word.text[0].isdigit()


def _next_of_run(text: str, words: Sequence[Word], last: int, run: Sequence[Word]) -> int:
    """Return how many further words the run takes in."""
    if last + 1 >= len(words) or words[last].possessive or len(run) >= _LONGEST:
        return 0
    if not adjoin(text, words[last], words[last + 1]):
        return 1 if gap(text, words[last], words[last + 1]) == ", " and _is_suffix(words[last + 1]) else 0
    if words[last + 1].capital:
        return 1
    return _links(text, words, last, run)


def _links(text: str, words: Sequence[Word], last: int, run: Sequence[Word]) -> int:
    """Return how many small words, plus the capitalised one after them, go on a name."""
    for count in (1, 2):
        after = last + 1 + count
        if after >= len(words) or not adjoin(text, words[after - 1], words[after]):
            return 0
        if words[after].capital:
            small = [word.lower for word in words[last + 1 : after]]
            return count + 1 if _may_link(small, run) else 0
    return 0


def _may_link(small: Sequence[str], run: Sequence[Word]) -> bool:
    if all(word in words_of("words", "particles") for word in small):
        return True
    bodies = words_of("speakers", "organisation_nouns")
    if small[0] in ("and", "&"):
        return run[-1].lower not in bodies and any(word.lower in ("of", "for") for word in run)
    heads = bodies | {"secretary", "director", "minister", "attorney", "state"}
    return all(word in _LINKS for word in small) and small[0] != "the" and any(w.lower in heads for w in run)


def _is_suffix(word: Word) -> bool:
    return word.lower.rstrip(".") in words_of("words", "suffixes") and word.capital


def _read_run(text: str, run: Sequence[Word]) -> Mention | None:
    words = _without_function_words(run)
    if not words or _is_calendar(words):
        return None
    cut = _after_titles(words)
    bare = words[cut:]
    if not bare:
        return None
    span = Span(bare[0].start, bare[-1].end)
    return Mention(
        words=tuple(word.text for word in bare),
        span=span,
        lead=words[0].start,
        title=_title(words[:cut]),
        sort=_sort(text, words, cut),
        possessive=bare[-1].possessive,
    )


def _without_function_words(run: Sequence[Word]) -> Sequence[Word]:
    grammar = words_of("words", "function", "weekdays")
    start = 0
    while start < len(run) and run[start].lower in grammar and not run[start].shouted:
        start += 1
    end = len(run)
    while end > start and run[end - 1].lower in words_of("words", "weekdays", "months"):
        end -= 1
    return run[start:end]


def _is_calendar(words: Sequence[Word]) -> bool:
    calendar = words_of("words", "weekdays", "months", "month_abbreviations")
    return all(word.lower.rstrip(".") in calendar for word in words)


def _after_titles(words: Sequence[Word]) -> int:
    """Return where, in a run, the bare name begins: after the last title or office that is not its end."""
    last = len(words) - 1
    if _ends_as_body(words):
        return 0
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
    if any(word.lower in bodies and after.lower == "of" for word, after in pairwise(words)):
        return True
    if words[-1].lower not in bodies:
        return False
    return _title(words[:1]) is None and words[0].lower not in words_of("offices", "abbreviated")


def _is_given_name(words: Sequence[Word], number: int) -> bool:
    """Tell whether an office word stands inside a name ("Larry King Live", "Judge Judith Cook Tun")."""
    return _may_be_surname(words[number]) and number > 0 and not is_title(words[number - 1])


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
    return not (len(words) == 2 and _may_be_surname(words[-1]))


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
    if _is_crowd(bare) or _PEOPLE.fullmatch(bare[-1].text):
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
    return last in words_of("speakers", "crowd") and (
        len(bare) == 1 or last.endswith("s") or last == "people"
    )


def _is_initial(word: Word) -> bool:
    return len(word.text) == 2 and word.text[1] == "."
