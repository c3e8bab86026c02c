"""Who speaks and about what in one made-up text, and the words that a template's fields stand for.

A field is a kind and a number, `{surname1}`; the same field has the same words within a passage. Written
`{Surname1}` it begins with a capital, `{SURNAME1}` it is in capitals.

    scene = Scene(random.Random(1), Pool())
    scene.fresh()("Surname1")
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from training.data.forms.harvest import Pool
from training.data.forms.tables import table

CAST = 5
SHORT_WORDS = 25

_FIELD = re.compile(r"\{([a-z]+)\}")
_REFERS_BACK = re.compile(r"(?:he|she|it|they|we|i|his|her|their|this|that|these)\b", re.IGNORECASE)
_KEY = re.compile(r"([A-Za-z]+?)(\d*)")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks."""

    title: str
    first: str
    last: str
    office: str
    role: str
    female: bool

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}".strip()


class Deck:
    """Draw items in random order, and the same one again only after all others."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._left: dict[int, list[Any]] = {}

    def draw(self, items: Sequence[Any]) -> Any:
        """Draw one of a list that lives as long as the deck."""
        left = self._left.get(id(items))
        if not left:
            left = self._left[id(items)] = self._rng.sample(items, len(items))
        return left.pop()


class Scene:
    """The people and the topic of one text."""

    def __init__(self, rng: random.Random, pool: Pool, *, borrowed: float = 0.45) -> None:
        self.rng = rng
        self._pool = pool
        self._borrowed = borrowed
        self._deck = Deck(rng)
        self._words = table("words")
        self._topic: Mapping[str, Any] = rng.choice(table("topics")["topics"])
        self.people = [self._person() for _ in range(CAST)]

    def fresh(self, given: Mapping[str, str] | None = None) -> Callable[[str], str]:
        """Return the words of fields for one passage, which remembers them.

        Args:
            given: Words that are settled, such as `surname1`.
        """
        known = dict(given or {})
        first = self.rng.randrange(CAST)

        def value(key: str) -> str:
            match = _KEY.fullmatch(key)
            kind, number = (match[1], match[2] or "1") if match else (key, "1")
            low = kind.lower()
            if low + number not in known:
                person = self.people[(first + int(number)) % CAST]
                words = self._raw(low, person)
                known[low + number] = _FIELD.sub(lambda inner: value(inner[1] + number), words)
            return cased(kind, known[low + number])

        return value

    def sentences(self, least: int, most: int) -> str:
        """Return a few sentences that somebody says: lent ones as they are, or as many of ours."""
        if self._lends(self._pool.lines):
            return self.rng.choice(self._pool.lines)
        return " ".join(self._deck.draw(self._topic["lines"]) for _ in range(self.rng.randint(least, most)))

    def _person(self) -> Person:
        female = self.rng.random() < 0.5
        office = self.rng.choice(self._words["offices"])
        borrowed = bool(self._pool.people) and self.rng.random() < self._borrowed
        if borrowed:
            title, name = self.rng.choice(self._pool.people)
            first, _, last = name.rpartition(" ")
        else:
            title = office["title"]
            first = self.rng.choice(self._words["first"]["f" if female else "m"])
            last = self.rng.choice(self._words["last"])
        return Person(title, first, last, office["of"], office["role"], female)

    def _raw(self, kind: str, person: Person) -> str:
        """Return the words of a kind of field; they may have fields in them."""
        if kind in _OF_PERSONS:
            return _OF_PERSONS[kind](person, self.rng)
        if kind in _LISTS:
            return str(self._deck.draw(self._words[_LISTS[kind]]))
        if kind in _OF_TOPICS:
            return str(self._deck.draw(self._topic[_OF_TOPICS[kind]]))
        return str(getattr(self, f"_{kind}")())

    def _lends(self, items: Sequence[str]) -> bool:
        return bool(items) and self.rng.random() < self._borrowed

    def _line(self) -> str:
        lent = self.rng.choice(self._pool.lines) if self._lends(self._pool.lines) else ""
        return lent if 0 < len(lent.split()) <= SHORT_WORDS else str(self._deck.draw(self._topic["lines"]))

    def _lines(self) -> str:
        return self.sentences(1, self.rng.choice((1, 2, 2, 3)))

    def _linec(self) -> str:
        line = self._lines()
        return line[:-1] + "," if line.endswith(".") else line

    def _bare(self) -> str:
        line = min((self._line() for _ in range(3)), key=len)
        return line.removesuffix(".")

    def _ask(self) -> str:
        if self._lends(self._pool.questions):
            return self.rng.choice(self._pool.questions)
        return str(self._deck.draw(self._topic["questions"]))

    def _event(self, joint: Sequence[str]) -> str:
        """Return a clause with a verb in the wanted form between its two halves."""
        halves = self.rng.choice((("things", "acts"), ("groups", "deeds")))
        subject, rest = (self._deck.draw(self._topic[half]) for half in halves)
        return f"{subject} {self.rng.choice(joint)} {rest}"

    def _would(self) -> str:
        if self._lends(self._pool.clauses):
            return self.rng.choice(self._pool.clauses)
        return self._event(("would", "would", "would not", "might", "could", "had to", "should"))

    def _will(self) -> str:
        return self._event(("will", "will", "will not", "must", "can", "should"))

    def _head(self) -> str:
        short = [self.rng.choice(self._pool.clauses) for _ in range(3)] if self._pool.clauses else []
        clauses = [one for one in short if len(one.split()) <= 12 and not _REFERS_BACK.match(one)]
        if self._lends(clauses):
            return clauses[0]
        head = self._event(("to", "to", "will", "will not", "must", "may", "not to", "could")).removeprefix(
            "the "
        )
        return head.title().replace("’S", "’s") if self.rng.random() < 0.15 else head

    def _who(self) -> str:
        kind = self.rng.choice(("surname", "surname", "role", "name", "country", "company", "body"))
        if kind == "body":
            return str(self._deck.draw(self._words["bodies"])).removeprefix("the ").removeprefix("a ")
        return "{" + kind + "}"

    def _post(self) -> str:
        rng = self.rng
        ends = [
            "#{tag}",
            "#{tag} #{hash}",
            "{handle}",
            f"https://{rng.choice(self._words['mail'])}/{_code(rng)}",
        ]
        ends += [rng.choice(self._words["emoji"]), ""]
        opening = rng.choice(("", "", "", "{handle} ", "BREAKING: ", ".{handle} "))
        chosen = [end for end in rng.sample(ends, rng.choice((1, 2, 2, 3))) if end]
        return " ".join([opening + self._lines(), *chosen])

    def _hash(self) -> str:
        return str(self._deck.draw(self._words["towns"])).replace(" ", "")

    def _n(self) -> str:
        return str(self.rng.randint(0, 9))

    def _time(self) -> str:
        return f"{self.rng.randrange(24):02}:{self.rng.randrange(0, 60, 5):02}"

    def _date(self) -> str:
        day, month = self.rng.randint(1, 28), self.rng.choice(self._words["months"])
        return self.rng.choice((f"{month} {day}", f"{day} {month}", f"{month[:3]}. {day}"))


def cased(kind: str, words: str) -> str:
    """Write words as the field's own letters are written."""
    if kind.isupper() and len(kind) > 1:
        return words.upper()
    return words[:1].upper() + words[1:] if kind[:1].isupper() else words


def _code(rng: random.Random) -> str:
    return "".join(rng.choices("abcdefgh23456789", k=rng.randint(4, 8)))


def _full(person: Person, rng: random.Random) -> str:
    ways = [person.name, person.last, f"{person.title} {person.name}".strip()]
    return rng.choices(ways, weights=(3, 1, 4))[0]


def _handle(person: Person, rng: random.Random) -> str:
    plain = re.sub(r"\W", "", rng.choice((person.name, person.last, person.first[:1] + person.last)))
    return "@" + rng.choice((plain, plain.lower(), f"{plain}{rng.randint(1, 99)}", f"{plain}_"))


def _mister(person: Person, rng: random.Random) -> str:
    return rng.choice(("Mrs", "Ms", "Ms.") if person.female else ("Mr", "Mr", "Mr.")) + f" {person.last}"


def _plainly(words: Callable[[Person], str]) -> Callable[[Person, random.Random], str]:
    return lambda person, _: words(person)


_OF_PERSONS: Mapping[str, Callable[[Person, random.Random], str]] = {
    "name": _plainly(lambda person: person.name),
    "first": _plainly(lambda person: person.first),
    "surname": _plainly(lambda person: person.last),
    "office": _plainly(lambda person: person.office),
    "role": _plainly(lambda person: person.role),
    "he": _plainly(lambda person: "she" if person.female else "he"),
    "his": _plainly(lambda person: "her" if person.female else "his"),
    "full": _full,
    "mr": _mister,
    "handle": _handle,
}
_LISTS = {
    "town": "towns", "country": "countries", "people": "peoples", "agency": "agencies", "outlet": "outlets",
    "network": "networks", "day": "days", "month": "months", "days": "numbers", "occasion": "occasions",
    "mood": "moods", "plain": "plain_said", "answered": "answered", "posted": "posted", "company": "company",
    "bodies": "bodies", "work": "works", "nick": "nicknames", "scare": "scares", "stage": "stages",
}  # fmt: skip
_OF_TOPICS = {
    "thing": "things",
    "act": "acts",
    "group": "groups",
    "deed": "deeds",
    "fact": "facts",
    "tag": "tags",
}
