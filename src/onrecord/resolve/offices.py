"""Find the offices that a report prints beside a name: before it, or in apposition to it.

"Harbour spokeswoman Ila Brandt"            spokeswoman of the harbour, before the name
"Adel Tun, chief economist at Varn Bank,"   in apposition after it
"The port's director, Mara Oray,"           the name in apposition to the office
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Span
from onrecord.resolve.names import Mention, is_office, is_title
from onrecord.resolve.reading import Reading
from onrecord.resolve.words import Word, adjoin, gap
from onrecord.resources import load_table, words_of

_MOST_BEFORE = 7
_MOST_AFTER = 14
_HOME = re.compile(
    r"(?:\s\([^()\n]{1,24}\))?(?:\s(?:of|from)\s(?:the\s)?[A-Z][\w.’'-]*(?:\s[A-Z][\w’'-]*){0,2})?"
)
"""What may stand between a name and what is in apposition to it: party and state, or a place."""
_OPENS = re.compile(r",\s*(?:\d{1,3}\s*,\s*)?|\s*[—–]\s*")
_CLOSES = re.compile(r"[,;.:()\[\]\"“”—–!?]|\s-\s|\n\s*\n")
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that", "where", "when", "while"})
_GOVERNING = frozenset({"of", "for", "at", "in", "to", "from"})
_ARTICLES = frozenset({"a", "an", "the", "one", "his", "her", "its", "their", "another"})


def find_offices(reading: Reading, mention: Mention) -> list[Span]:
    """Return the office phrases printed beside a name, in order of the text, without articles."""
    first = reading.index_at(mention.span.start)
    last = reading.index_at(mention.span.end) - 1
    found = (_before(reading, first), _turned(reading, first, last), _after(reading, mention, last))
    return [span for span in found if span is not None]


def head_of(words: Sequence[Word]) -> Word | None:
    """Return the office noun that heads a phrase: the word before its first "of", "for", "at" and the like.

    None if that word is no office, as in a clause that only begins with one ("the minister believes").
    """
    core = _core(words)
    return core[-1] if core and (is_office(core[-1]) or is_title(core[-1])) else None


def plain_office(noun: str) -> str:
    """Return an office noun in the form that its variants share ("spokeswoman", "Sen.")."""
    plain = noun.rstrip(".")
    variants: dict[str, str] = load_table("offices")["variants"]
    return variants.get(plain, plain)


def _core(words: Sequence[Word]) -> Sequence[Word]:
    stops = words_of("speakers", "stops")
    at = next((n for n, word in enumerate(words) if n and word.lower in stops), len(words))
    return words[:at]


def _before(reading: Reading, first: int) -> Span | None:
    """Read the office that stands right before a name, in capitals or not."""
    words, text = reading.words, reading.text
    at = first - 1
    if at < 0 or not adjoin(text, words[at], words[first]) or words[at].possessive:
        return None
    if not is_title(words[at]):
        return _of_before(reading, first)
    if words[at].lower.rstrip(".") in words_of("offices", "titles_male", "titles_female"):
        return None
    start = _walk_back(reading, at)
    return Span(words[start].start, words[at].end)


def _of_before(reading: Reading, first: int) -> Span | None:
    """Read "Secretary of State" before a name: the complement of an office, in capitals."""
    words, text = reading.words, reading.text
    for at in range(first - 1, max(-1, first - 5), -1):
        if not adjoin(text, words[at], words[at + 1]) or not (words[at].capital or words[at].lower == "of"):
            return None
        if (
            words[at].lower == "of"
            and 0 < at < first - 1
            and is_office(words[at - 1])
            and adjoin(text, words[at - 1], words[at])
        ):
            return Span(words[_walk_back(reading, at - 1)].start, words[first - 1].end)
    return None


def _walk_back(reading: Reading, at: int) -> int:
    """Return the number of the first word of an office phrase whose noun is word `at`."""
    words = reading.words
    start = at
    while (
        start > 0
        and at - start < _MOST_BEFORE
        and _goes_with_office(reading.text, words[start - 1], words[start])
    ):
        start -= 1
    return start


def _goes_with_office(text: str, word: Word, after: Word) -> bool:
    if not adjoin(text, word, after):
        return False
    if word.lower in words_of("offices", "modifiers") or is_office(word):
        return True
    if word.capital:
        return word.lower not in words_of("words", "function", "weekdays", "months")
    return "-" in word.text and not word.possessive


def _after(reading: Reading, mention: Mention, last: int) -> Span | None:
    """Read an office in apposition after a name."""
    words, text = reading.words, reading.text
    home = _HOME.match(text, words[last].until)
    opened = _OPENS.match(text, home.end() if home else words[last].until)
    if mention.possessive or opened is None or last + 1 >= len(words) or _break_at(text, words[last].until):
        return None
    start = reading.index_at(opened.end())
    if start >= len(words) or words[start].start != opened.end():
        return None
    return _office_phrase(reading, start)


def _break_at(text: str, offset: int) -> bool:
    return "\n\n" in text[offset : offset + 4]


def _office_phrase(reading: Reading, start: int) -> Span | None:
    """Read an office phrase from word `start` to where its clause closes; None if it is no such phrase."""
    words = _clause(reading, start)
    articled = bool(words) and words[0].lower in _ARTICLES
    hinges = words_of("offices", "hinges")
    while words and (words[0].lower in _ARTICLES or words[0].lower in hinges):
        words = words[1:]
    head = head_of(words)
    if head is None or not _is_clean(words[: words.index(head)], articled=articled):
        return None
    return Span(words[0].start, words[-1].end)


def _clause(reading: Reading, start: int) -> list[Word]:
    """Return the words from `start` up to a mark or relative pronoun; none where a verb comes first."""
    words, text = reading.words, reading.text
    taken: list[Word] = []
    for word in words[start : start + _MOST_AFTER]:
        if taken and _CLOSES.search(gap(text, taken[-1], word)):
            return taken
        if word.lower in _RELATIVES:
            return taken
        if word.lower in words_of("offices", "breaks"):
            return []
        taken.append(word)
    return taken if _closes_after(text, taken) else []


def _closes_after(text: str, taken: Sequence[Word]) -> bool:
    return (
        bool(taken)
        and _CLOSES.match(text[taken[-1].until : taken[-1].until + 3].lstrip(" ")[:1] or ".") is not None
    )


def _is_clean(before: Sequence[Word], *, articled: bool) -> bool:
    """Tell whether words before an office noun can belong to it: few, and known unless an article leads."""
    if len(before) > _MOST_BEFORE:
        return False
    return articled or all(
        word.capital or word.possessive or "-" in word.text or word.lower in words_of("offices", "modifiers")
        for word in before
    )


def _turned(reading: Reading, first: int, last: int) -> Span | None:
    """Read "The port's director, Mara Oray,": an office, a comma, the name, then a mark or a verb."""
    words, text = reading.words, reading.text
    if first == 0 or gap(text, words[first - 1], words[first]) != ", " or not _ends_clause(reading, last):
        return None
    for at in range(first - 1, max(-1, first - _MOST_AFTER), -1):
        if words[at].lower in _ARTICLES and words[at - 1].lower not in _GOVERNING:
            return None if _follows_name(reading, at) else _turned_phrase(words[at + 1 : first])
        if at and _CLOSES.search(gap(text, words[at - 1], words[at])):
            return _turned_phrase(words[at:first]) if words[at].possessive else None
    return None


def _follows_name(reading: Reading, at: int) -> bool:
    """Tell whether a phrase is in apposition to the name before it ("Ada Lund, a nurse, Una Pohl")."""
    if at == 0:
        return False
    before = reading.words[at - 1]
    return before.capital and gap(reading.text, before, reading.words[at]) == ", "


def _turned_phrase(words: Sequence[Word]) -> Span | None:
    head = head_of(words)
    if head is None or any(word.lower in words_of("offices", "breaks") for word in words):
        return None
    return Span(words[0].start, words[-1].end)


def _ends_clause(reading: Reading, last: int) -> bool:
    words, text = reading.words, reading.text
    after = text[words[last].until : words[last].until + 1]
    return after in (",", ".", "") or (
        last + 1 < len(words) and words[last + 1].lower in words_of("offices", "breaks")
    )
