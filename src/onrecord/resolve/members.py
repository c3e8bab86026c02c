"""An entity of one report as it is compared with those of others.

Names that can be one person's share a block (`block_of`), so that a record of any size compares only within
blocks.

    member = Member("en-1", "Ann Sol", EntityType.PERSON, ("Varn mayor",))
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from onrecord.model import Days, Entity, EntityType, Link, Naming
from onrecord.model.names import name_words
from onrecord.resolve.likeness import same_person, suffix_of
from onrecord.resolve.posts import Post, read_post, telling
from onrecord.resources import words_of

_SURNAME_CHARS = 4
_BODIES = (EntityType.ORGANISATION, EntityType.GROUP)


class NameFit(StrEnum):
    """How two names stand to each other."""

    SAME = "same"
    VARIANT = "variant"
    OTHER = "other"


@dataclass(frozen=True)
class Member:
    """A named entity of one report.

    Attributes:
        id: The entity's id.
        name: Its canonical name.
        type: What kind of thing it is.
        titles: Offices printed beside it.
        days: The days on which the report can have been written.
        company: The other full names of people in the report, as compared.
        story: The story that the report is a version of.
        link: Whom it is in the authority file.
    """

    id: str
    name: str
    type: EntityType
    titles: tuple[str, ...] = ()
    days: Days = Days(None, None)  # noqa: RUF009  a frozen value
    company: frozenset[str] = frozenset()
    story: str = ""
    link: Link | None = None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The name as names are compared."""
        return name_words(self.name)

    @cached_property
    def suffix(self) -> str:
        """The generational suffix of the name ("Jr."), folded; empty if it has none."""
        return suffix_of(self.name.split())

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """The offices, read."""
        return tuple(read_post(title) for title in self.titles)

    @cached_property
    def telling(self) -> frozenset[tuple[str, frozenset[str], frozenset[str]]]:
        """The offices that tell one bearer of a name from another: noun, rank and words."""
        return frozenset(
            (post.noun, post.rank, post.words)
            for post in self.posts
            if post.words and not post.vague and not post.former
        )

    @property
    def authority_id(self) -> str | None:
        """The id in the authority file, if it is tied to one."""
        return self.link.to.id if self.link and self.link.to else None

    @property
    def is_body(self) -> bool:
        """Whether it is an organisation or a group."""
        return self.type in _BODIES

    @property
    def is_full(self) -> bool:
        """Whether the name can tie it to another report at all: a full name, or a body's."""
        return len(self.words) > 1 or self.is_body


def is_member(entity: Entity) -> bool:
    """Tell whether an entity can be the same as one in another report: it has a name of its own."""
    if entity.naming not in (Naming.NAMED, Naming.COLLECTIVE) or not name_words(entity.name):
        return False
    if entity.type is EntityType.UNKNOWN:
        return len(name_words(entity.name)) > 1
    return entity.type is EntityType.PERSON or entity.type is EntityType.ORGANISATION


def full_name(entity: Entity) -> str | None:
    """Return the full name of a person as company is compared; None for anybody else."""
    words = name_words(entity.name)
    if entity.type is not EntityType.PERSON or entity.naming is not Naming.NAMED or len(words) < 2:
        return None
    return " ".join(words)


def block_of(name: str, type_: EntityType) -> str:
    """Return the block of a name; names that can be one entity's have the same one."""
    words = name_words(name)
    if type_ in _BODIES:
        return "b " + " ".join(words)
    return f"p {words[-1][:_SURNAME_CHARS]}" if words else "p"


def names_fit(left: tuple[str, ...], right: tuple[str, ...]) -> NameFit:
    """Say whether two full names can be one person's: the same but for middle names, a variant, or others."""
    if left == right:
        return NameFit.SAME
    if min(len(left), len(right)) < 2 or not _middles_agree(left[1:-1], right[1:-1]):
        return NameFit.OTHER
    if not same_person(left, right):
        return NameFit.OTHER
    return NameFit.SAME if (left[0], left[-1]) == (right[0], right[-1]) else NameFit.VARIANT


def _middles_agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether middle names, where both have some, do not differ ("A. B. Tun", "A. C. Tun")."""
    if not left or not right:
        return True
    return all(one[0] == other[0] for one, other in zip(left, right, strict=False))


def is_distinctive(name: str) -> bool:
    """Tell whether a body's name is its own: no acronym, nor common words alone ("Foreign Ministry")."""
    if " " not in name.strip() and name.isupper():
        return False
    common = (
        words_of("speakers", "organisation_nouns", "collective_bodies")
        | words_of("offices", "modifiers")
        | words_of("words", "compass", "function")
    )
    return any(word not in common for word in telling(name_words(name)))
