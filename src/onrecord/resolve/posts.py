"""Read the printed name of an office as a noun with what tells it from others, and compare two of them.

"Verian presidential press secretary", "spokesman of the President of Veria" and "the Residence spokesman"
share a noun, *spokesman*; what else they hold tells whose. A rank before the noun ("deputy", "acting") makes
another office of it, "former" says that it is held no more.

    >>> post = read_post("deputy foreign minister of Verland")
    >>> post.noun, sorted(post.rank), sorted(post.words)
    ('minister', ['deputy'], ['foreign', 'verland'])
    >>> compare(read_post("Verland's foreign minister"), read_post("minister of foreign affairs of Verland"))
    <Fit.SAME: 'same'>
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from onrecord.model.names import plain_word
from onrecord.resolve.offices import plain_office
from onrecord.resolve.words import find_words
from onrecord.resources import load_table, words_of

_GOVERNING = frozenset({"of", "for", "at", "in", "to", "from", "with", "on"})
_COUNTRY = "@"
_PEOPLE = re.compile(r"(?:ian|ish|ese|can|ean)$")
_STEM_CHARS = 5
_LONGEST_PHRASE = 5


class Fit(StrEnum):
    """How two names of offices stand to each other."""

    SAME = "same"
    NEAR = "near"
    BARE = "bare"
    RELATED = "related"
    UNSURE = "unsure"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Post:
    """The name of an office, taken apart.

    Attributes:
        title: As printed.
        noun: What heads it, in the form that its variants share.
        rank: Words that make another office of the noun ("deputy").
        words: What tells whose office it is: fields, bodies, names; countries as `@` and their code.
        former: Whether it is held no more, or not yet.
    """

    title: str
    noun: str
    rank: frozenset[str]
    words: frozenset[str]
    former: bool

    @property
    def vague(self) -> bool:
        """Whether the noun may stand for any office ("official", "leader")."""
        return self.noun in words_of("posts", "vague") or not self.noun

    @property
    def shared(self) -> bool:
        """Whether many hold such an office at once."""
        kinds = words_of("posts", "shared")
        return self.noun in kinds or bool(self.rank) or self.vague


@lru_cache(maxsize=32_768)
def read_post(title: str, body: str | None = None) -> Post:
    """Take the name of an office apart; what is said of its body counts as its own words."""
    given = post_words(title)
    tokens = [word.removesuffix("-elect").removeprefix("ex-") for word in given]
    at = next((n for n, word in enumerate(tokens) if n and word in _GOVERNING), len(tokens))
    core = [word for word in tokens[:at] if word not in words_of("posts", "coming")]
    noun = plain_office(core[-1]) if core else ""
    rest = [*core[:-1], *tokens[at:], *(post_words(body) if body else ())]
    ranks, former = words_of("posts", "ranks"), words_of("posts", "former", "coming")
    return Post(
        title=title,
        noun=noun,
        rank=frozenset(word for word in core[:-1] if word in ranks),
        words=frozenset(telling(word for word in rest if word not in former and word not in ranks)),
        former=tokens != given or any(word in former for word in tokens),
    )


def post_words(text: str) -> list[str]:
    """Return the words of a text as offices are compared: countries by code, some nouns joined."""
    plain = [plain_word(word.text) for word in find_words(text)]
    words: list[str] = []
    at = 0
    while at < len(plain):
        length, found = _phrase_at(plain, at)
        words.extend(found)
        at += length
    return words


def telling(words: Iterable[str]) -> list[str]:
    """Return the words that tell one office from another."""
    return [word for word in words if word and word not in words_of("posts", "empty")]


def is_country(word: str) -> bool:
    """Tell whether a word, as `post_words` gives it, is a country."""
    return word.startswith(_COUNTRY)


def is_nation(word: str) -> bool:
    """Tell whether a word, as `post_words` gives it, is a country or of a people ("Brenovian")."""
    return is_country(word) or _PEOPLE.search(word) is not None


def country_words(code: str) -> tuple[str, ...]:
    """Return the English name of a country by its ISO 3166 code, for where a file gives codes."""
    names: Sequence[str] = load_table("peoples")["countries"].get(code.lower(), ())
    return tuple(names[:1])


def fits_among(word: str, others: Iterable[str]) -> bool:
    """Tell whether a word, or a noun or adjective of the same stem ("Brenovian"), is among others."""
    return any(word == other or _same_stem(word, other) for other in others)


def stem(word: str) -> str:
    """Return what two words share of which one can be found by the other."""
    return word if is_country(word) else word[:_STEM_CHARS]


def compare(printed: Post, listed: Post, also: frozenset[str] = frozenset()) -> Fit:
    """Say how a printed office stands to a listed one.

    Args:
        printed: As a report has it.
        listed: What it is compared with.
        also: Further words by which the listed one may be called: of its body, of whom it speaks for.

    Returns:
        `SAME` where all that tells offices apart is found, `NEAR` where some of it is; `BARE` where one of
        the two says nothing but the noun; `RELATED` for another noun of the same body; `OTHER` where both
        tell and nothing agrees; else `UNSURE`.
    """
    named = listed.words | also
    matched = {word for word in printed.words if fits_among(word, named)}
    nouns = printed.noun == listed.noun or printed.vague
    if not nouns or printed.rank != listed.rank:
        return _apart(printed, listed, matched)
    if not printed.words or not named:
        return Fit.UNSURE if printed.vague else Fit.BARE
    if not matched:
        return Fit.OTHER
    whole = matched == printed.words and _tells(matched, listed.words)
    return Fit.SAME if whole and not printed.vague else Fit.NEAR


def _apart(printed: Post, listed: Post, matched: set[str]) -> Fit:
    """Compare offices of different nouns or ranks: a body in common relates them, a country does not."""
    if any(not _is_nation(word, listed.words) for word in matched):
        return Fit.RELATED
    return Fit.OTHER if printed.words and listed.words and not matched else Fit.UNSURE


def _is_nation(word: str, others: Iterable[str]) -> bool:
    """Tell whether a word, or the one that it fits, is of a country or people, which a multitude have."""
    near = (word, *(other for other in others if _same_stem(word, other)))
    return any(is_nation(one) for one in near)


def _tells(matched: set[str], listed: frozenset[str]) -> bool:
    """Tell whether more than a country that only the wider circle of an office is of was matched."""
    return any(not is_country(word) or word in listed for word in matched)


def _same_stem(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return len(short) >= _STEM_CHARS and long.startswith(short) and len(long) - len(short) <= _STEM_CHARS


def _phrase_at(words: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
    """Return how many words from `at` are one name, and the words that they are read as."""
    phrases = _phrases()
    for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
        found = phrases.get(tuple(words[at : at + length]))
        if found is not None:
            return length, found
    word = words[at]
    spellings: dict[str, str] = load_table("posts")["spellings"]
    return 1, (spellings.get(word, word),)


@cache
def _phrases() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return what several words, or one, are read as: countries and nouns of offices."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    nouns: dict[str, str] = load_table("posts")["nouns"]
    for phrase, noun in nouns.items():
        found[tuple(map(plain_word, phrase.split()))] = tuple(noun.split())
    countries: dict[str, list[str]] = load_table("peoples")["countries"]
    for code, names in countries.items():
        for name in names:
            found.setdefault(tuple(plain_word(word) for word in name.split()), (_COUNTRY + code,))
    return found
