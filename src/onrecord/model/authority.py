"""What a user's authority file says: people and bodies, what they are called, which offices they hold when.

It is the user's word, kept apart from what machines read in reports. How names of reports are tied to it is
`onrecord.resolve.linking`.

    >>> mayor = Holding("mayor", "Varn", "2029/..")
    >>> brandt = AuthorityEntity("au-1", "Ila Brandt", EntityType.PERSON, offices=(mayor,))
    >>> Authority((brandt,)).by_id["au-1"].offices[0].tenure.possibly.since
    datetime.date(2029, 1, 1)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.model.entity import EntityType
from onrecord.model.ids import content_id
from onrecord.model.names import name_words
from onrecord.model.tenure import Tenure, parse_tenure
from onrecord.model.values import Value


@dataclass(frozen=True, slots=True)
class Alias(Value):
    """Another name. A `weak` one (a surname alone, a nickname) ties nobody without an office beside it."""

    name: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Holding(Value):
    """An office and when it was held.

    Attributes:
        title: The office as written ("spokesman of the Kremlin", "mayor").
        body: The body that it belongs to, where that is stated apart.
        held: When, as `Tenure` writes it; None where nothing is known.
        shared: Whether several hold it at once ("member of parliament"); None where that is not stated.
    """

    title: str
    body: str | None = None
    held: str | None = None
    shared: bool | None = None

    @property
    def tenure(self) -> Tenure:
        """When it was held."""
        return parse_tenure(self.held)

    def __str__(self) -> str:
        named = f"{self.title} ({self.body})" if self.body else self.title
        return f"{named}, {self.held}" if self.held else named


@dataclass(frozen=True, slots=True)
class SpeaksFor(Value):
    """On whose behalf somebody speaks: a fact of the office, whoever's view a statement relays.

    `target` is the id or a name of the other; `held` is as for `Holding`.
    """

    target: str
    held: str | None = None

    @property
    def tenure(self) -> Tenure:
        """When it was so."""
        return parse_tenure(self.held)


@dataclass(frozen=True, slots=True)
class AuthorityEntity(Value):
    """A person or body of an authority file.

    Attributes:
        id: The file's own id, else one that follows from the name.
        name: The name that it is shown by.
        type: Person, organisation, group or document; unknown where the file does not say.
        aliases: What else it is called.
        offices: Offices held.
        speaks_for: On whose behalf it speaks.
        source: What the file is called.
        row: The first row of the file that names it.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[Alias, ...] = ()
    offices: tuple[Holding, ...] = ()
    speaks_for: tuple[SpeaksFor, ...] = ()
    source: str = ""
    row: int | None = None

    @property
    def names(self) -> tuple[Alias, ...]:
        """The name and all aliases, the name first."""
        return (Alias(self.name), *self.aliases)

    @property
    def digest(self) -> str:
        """What changes when anything but its place in the file changes."""
        return content_id("ad", replace(self, row=None).to_dict())


def authority_id(name: str) -> str:
    """Return the id of an entity whose file gives none: it follows from the name as names are compared."""
    return content_id("au", name_words(name) or name)


class Authority:
    """Entities found by id, each once: what several files say of one is put together.

    Attributes:
        entities: All of them, in order of id.
    """

    def __init__(self, entities: Iterable[AuthorityEntity] = ()) -> None:
        joined: dict[str, AuthorityEntity] = {}
        for entity in sorted(entities, key=lambda one: (one.id, one.source, one.row or 0)):
            known = joined.get(entity.id)
            joined[entity.id] = entity if known is None else join_entities(known, entity)
        self.by_id = joined

    @cached_property
    def entities(self) -> tuple[AuthorityEntity, ...]:
        """All entities, in order of id."""
        return tuple(self.by_id.values())

    @cached_property
    def digest(self) -> str:
        """What changes when anything in it changes."""
        return content_id("ad", [entity.digest for entity in self.entities])

    def __len__(self) -> int:
        return len(self.by_id)


def join_entities(one: AuthorityEntity, other: AuthorityEntity) -> AuthorityEntity:
    """Put together what two rows or files say of the same entity; the first one's name and type go before."""
    called = [*one.aliases, *(alias for alias in other.names if alias.name != one.name)]
    strong = {alias.name for alias in called if not alias.weak}
    aliases = {alias.name: Alias(alias.name, weak=alias.name not in strong) for alias in called}
    return replace(
        one,
        type=other.type if one.type is EntityType.UNKNOWN else one.type,
        aliases=tuple(aliases.values()),
        offices=tuple(dict.fromkeys((*one.offices, *other.offices))),
        speaks_for=tuple(dict.fromkeys((*one.speaks_for, *other.speaks_for))),
    )
