"""An index of what a report names, by words: long reports take time in proportion to their length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.resolve.known import Known
from onrecord.resolve.likeness import (
    acronyms_of,
    folded,
    is_given_of,
    is_middle_of,
    is_short_for,
    is_surname_of,
    same_person,
    suffix_of,
)


@dataclass(slots=True)
class Registry:
    """Names in order of their adding, found by last word, first word, all words or initials."""

    known: list[Known] = field(default_factory=list)
    _numbers: dict[int, int] = field(default_factory=dict)
    _by_key: defaultdict[tuple[str, str], dict[int, Known]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, one: Known) -> Known:
        """Add a name and index its words."""
        self.known.append(one)
        self._numbers[id(one)] = len(self.known)
        self._index(one, len(self.known))
        return one

    def lengthen(self, one: Known, words: tuple[str, ...]) -> None:
        """Give a name a fuller form, by which it is found as well."""
        one.words = words
        self._index(one, self._numbers[id(one)])

    def _index(self, one: Known, number: int) -> None:
        words = folded(one.words)
        keys = [("last", words[-1]), ("first", words[0]), ("all", " ".join(words))] if words else []
        if len(words) == 3:
            keys.append(("middle", words[1]))
        for key in (*keys, *(("initials", short) for short in acronyms_of(words))):
            self._by_key[key][number] = one

    def _found(self, *keys: tuple[str, str]) -> list[Known]:
        """Return what is indexed under any of the keys, in order of adding."""
        rows = {
            number: one for key in keys if key in self._by_key for number, one in self._by_key[key].items()
        }
        return [rows[number] for number in sorted(rows)]

    def person(self, words: Sequence[str], suffix: str = "") -> Known | None:
        """Return the first person whose full name these folded words can be.

        Args:
            words: The words.
            suffix: The generational suffix printed after them: it is somebody else's than a name without it.
        """
        near = self._found(("last", words[-1]), ("first", words[0]))
        found = [one for one in near if same_person(folded(one.words), words)]
        alike = [one for one in found if suffix_of(one.words) == suffix]
        return next(iter(alike if alike or suffix else found), None)

    def alone(self, words: Sequence[str]) -> list[Known]:
        """Return whoever has these folded words as the whole name."""
        return [one for one in self._found(("all", " ".join(words))) if folded(one.words) == tuple(words)]

    def with_suffix(self, words: Sequence[str], suffix: str) -> list[Known]:
        """Return whoever has a suffix and bears these folded words as given name or surname."""
        near = self._found(("first", words[0]), ("last", words[-1])) if words else []
        return [one for one in near if suffix_of(one.words) == suffix]

    def bearers(self, short: Sequence[str]) -> list[Known]:
        """Return the people whose surname, else the one whose given name, these folded words are."""
        if not short:
            return []
        ways = (
            (is_surname_of, ("last", short[-1])),
            (is_middle_of, ("middle", short[0])),
            (is_given_of, ("first", short[0])),
        )
        for fits, key in ways:
            near = self._found(key)
            people = [one for one in near if fits(short, folded(one.words)) and not one.is_body]
            if people and (fits is is_surname_of or len(people) == 1):
                return people
        return self._found(("all", " ".join(short)))

    def bodies(self, words: Sequence[str]) -> list[Known]:
        """Return the organisations whose name these folded words are, or are short for."""
        if not words:
            return []
        near = self._found(("last", words[-1]), ("first", words[0]), ("initials", words[0]))
        return [
            one
            for one in near
            if one.is_body and (folded(one.words) == tuple(words) or is_short_for(words, folded(one.words)))
        ]

    def surname_bearers(self, words: Sequence[str]) -> list[Known]:
        """Return whoever bears these folded words as the whole name or its end."""
        near = self._found(("last", words[-1])) if words else []
        return [
            one
            for one in near
            if folded(one.words) == tuple(words) or is_surname_of(words, folded(one.words))
        ]
