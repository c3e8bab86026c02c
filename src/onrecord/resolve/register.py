"""An authority file made ready for linking: its people and bodies found by name, by surname and by office.

A file may hold a million names, a report some dozens: `near` gives the few that a report can mean at all,
found by keys, so that a record can ask its tables for the same few (`keys_of` says which keys each has).

    register = Register(authority).near(words_near(doc.text))
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from onrecord.model import Alias, Authority, AuthorityEntity, EntityType, Holding
from onrecord.model.names import name_words
from onrecord.resolve.posts import Post, post_words, read_post, stem, telling
from onrecord.resolve.words import find_words
from onrecord.resources import load_table, words_of

NAME, GIVEN, POST, BODY, TARGET = "name", "given", "post", "body", "target"
"""Kinds of keys: last and first word of a name; first word and how the last begins; stem of a word of an
office and its noun; body; target."""
_BEGINNING_CHARS = 2


@dataclass(frozen=True, slots=True)
class Key:
    """Something that an entity is found by: two words for names and offices, one for the rest."""

    kind: str
    word: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class NearWords:
    """The words of a text by which entities are found: those in capitals, stems of all, nouns of offices."""

    names: frozenset[str]
    stems: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Listed:
    """An office of the authority file, read; `also` are further words that its holder may be described by."""

    entity: AuthorityEntity
    holding: Holding
    post: Post
    also: frozenset[str]


class Register:
    """The entities of an authority file, indexed.

    Attributes:
        authority: The file.
    """

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self._posts: dict[str, tuple[Listed, ...]] = {}

    def __len__(self) -> int:
        return len(self.authority)

    @cached_property
    def _by_name(self) -> dict[tuple[str, ...], list[tuple[AuthorityEntity, Alias]]]:
        found: defaultdict[tuple[str, ...], list[tuple[AuthorityEntity, Alias]]] = defaultdict(list)
        for entity in self.authority.entities:
            for alias in entity.names:
                found[name_words(alias.name)].append((entity, alias))
        return dict(found)

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], dict[str, tuple[AuthorityEntity, set[str]]]]:
        """Return entities by kind and word, each with the second words of its keys."""
        found: defaultdict[tuple[str, str], dict[str, tuple[AuthorityEntity, set[str]]]] = defaultdict(dict)
        for entity in self.authority.entities:
            for key in keys_of(entity):
                found[key.kind, key.word].setdefault(entity.id, (entity, set()))[1].add(key.also)
        return dict(found)

    def named(self, words: tuple[str, ...]) -> list[tuple[AuthorityEntity, Alias]]:
        """Return who bears a name or alias of exactly these words, as `name_words` gives them."""
        return self._by_name.get(words, [])

    def surnamed(self, word: str) -> list[AuthorityEntity]:
        """Return whose name or alias ends in a word."""
        return [entity for entity, _ in self._by_key.get((NAME, word), {}).values()]

    def called(self, given: str, surname: str) -> list[AuthorityEntity]:
        """Return who bears a given name and a surname that begins like another."""
        near = self._by_key.get((GIVEN, given), {}).values()
        return [entity for entity, beginnings in near if beginning_of(surname) in beginnings]

    def find(self, name: str) -> AuthorityEntity | None:
        """Return the one entity that an id or a name means."""
        if name in self.authority.by_id:
            return self.authority.by_id[name]
        bearers = {entity.id: entity for entity, alias in self.named(name_words(name)) if not alias.weak}
        return next(iter(bearers.values())) if len(bearers) == 1 else None

    def offices(self, entity: AuthorityEntity) -> tuple[Listed, ...]:
        """Return the offices of an entity, read."""
        if entity.id not in self._posts:
            also = self._spoken_for(entity)
            self._posts[entity.id] = tuple(
                Listed(entity, holding, read_post(holding.title, holding.body), self._also(holding, also))
                for holding in entity.offices
            )
        return self._posts[entity.id]

    @cached_property
    def _by_noun(self) -> dict[str, list[Listed]]:
        found: defaultdict[str, list[Listed]] = defaultdict(list)
        for entity in self.authority.entities:
            for listed in self.offices(entity):
                found[listed.post.noun].append(listed)
        return dict(found)

    def holders(self, noun: str) -> list[Listed]:
        """Return the offices of a noun, in order of their holders; best asked of a near register."""
        return self._by_noun.get(noun, [])

    def near(self, words: NearWords) -> Register:
        """Return those whom a text with these words can mean, and those whom they depend on."""
        if not self.authority.entities:
            return self
        found = {entity.id: entity for entity in chain(self._near_names(words), self._near_offices(words))}
        for kind in (TARGET, BODY):
            found |= self._depending(found.values(), kind)
        targets = (self.find(one.target) for entity in list(found.values()) for one in entity.speaks_for)
        found |= {entity.id: entity for entity in targets if entity is not None}
        return Register(Authority(found.values()))

    def _near_names(self, words: NearWords) -> Iterable[AuthorityEntity]:
        for last in sorted(words.names):
            for entity, firsts in self._by_key.get((NAME, last), {}).values():
                if firsts & words.names or _has_office_among(entity, words):
                    yield entity
        beginnings = {beginning_of(word) for word in words.names}
        for given in sorted(words.names):
            for entity, its in self._by_key.get((GIVEN, given), {}).values():
                if its & beginnings and _has_office_among(entity, words):
                    yield entity

    def _near_offices(self, words: NearWords) -> Iterable[AuthorityEntity]:
        for word in sorted(words.stems):
            for entity, nouns in self._by_key.get((POST, word), {}).values():
                if nouns & words.nouns:
                    yield entity

    def _depending(self, entities: Iterable[AuthorityEntity], kind: str) -> dict[str, AuthorityEntity]:
        """Return who speaks for entities, or holds an office of them."""
        words = {" ".join(name_words(alias.name)) for entity in entities for alias in entity.names}
        keys = words | ({entity.id for entity in entities} if kind == TARGET else set())
        return {
            entity.id: entity
            for key in sorted(keys)
            for entity, _ in self._by_key.get((kind, key), {}).values()
        }

    def _spoken_for(self, entity: AuthorityEntity) -> frozenset[str]:
        """Return the words of whom an entity speaks for: the name, and the offices that are held then."""
        words: set[str] = set()
        for relation in entity.speaks_for:
            target = self.find(relation.target)
            words.update(name_words(relation.target if target is None else target.name))
            for holding in target.offices if target else ():
                if holding.tenure.possibly.overlaps(relation.tenure.possibly):
                    post = read_post(holding.title, holding.body)
                    words |= {post.noun, *post.words}
        return frozenset(words)

    def _also(self, holding: Holding, spoken_for: frozenset[str]) -> frozenset[str]:
        body = self.find(holding.body) if holding.body else None
        called = [alias.name for alias in body.names] if body else []
        own = {word for name in called for word in telling(post_words(name))}
        return frozenset(own | (spoken_for if "spokesman" in read_post(holding.title).noun else set()))


def keys_of(entity: AuthorityEntity) -> frozenset[Key]:
    """Return the keys that an entity is found by."""
    keys = {key for alias in entity.names for key in _name_keys(name_words(alias.name))}
    for holding in entity.offices:
        post = read_post(holding.title, holding.body)
        keys |= {Key(POST, word, post.noun) for word in _stems_of(post)}
        if holding.body:
            keys.add(Key(BODY, " ".join(name_words(holding.body))))
    for relation in entity.speaks_for:
        keys |= {Key(TARGET, relation.target), Key(TARGET, " ".join(name_words(relation.target)))}
    return frozenset(keys)


def _name_keys(words: tuple[str, ...]) -> list[Key]:
    if len(words) < 2:
        return [Key(NAME, words[0], words[0])] if words else []
    return [Key(NAME, words[-1], words[0]), Key(GIVEN, words[0], beginning_of(words[-1]))]


def beginning_of(word: str) -> str:
    """Return how a surname begins in all its spellings."""
    return word[:_BEGINNING_CHARS]


def _has_office_among(entity: AuthorityEntity, words: NearWords) -> bool:
    """Tell whether a text has a telling word of an office of somebody, or its noun."""
    return any(
        key.word in words.stems or key.also in words.nouns for key in keys_of(entity) if key.kind == POST
    )


def _stems_of(post: Post) -> set[str]:
    """Return the stems by which an office is found: of names and countries; of fields only where it has none.

    "Finance" is in every report on budgets; a file of all the world has two hundred finance ministers.
    """
    fields = words_of("offices", "modifiers")
    own = {word for word in post.words if word not in fields}
    return {stem(word) for word in own or post.words} or {""}


def words_near(text: str) -> NearWords:
    """Return the words of a text by which a register is asked."""
    words = find_words(text)
    capital = {part for word in words if word.capital for part in name_words(word.text)}
    plain = frozenset(post_words(text))
    nouns: dict[str, str] = load_table("posts")["nouns"]
    variants = {read_post(word).noun for word in plain if word in _office_nouns()}
    several = {noun.split()[-1] if " " not in noun else noun for noun in nouns.values()}
    return NearWords(frozenset(capital), frozenset(map(stem, plain)), frozenset(variants | (several & plain)))


def _office_nouns() -> frozenset[str]:
    return words_of("offices", "male", "female", "neutral", "titles_neutral")


def is_person(entity: AuthorityEntity) -> bool:
    """Tell whether an entity can be a person."""
    return entity.type in (EntityType.PERSON, EntityType.UNKNOWN)
