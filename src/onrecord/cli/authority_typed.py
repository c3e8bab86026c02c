"""Turn the options of `onrecord authority add` into an entity.

>>> typed_entity("Ila Brandt", None, (), (), ("mayor of Varn, 2029-",), (), None).offices[0].held
'2029/..'
"""

from __future__ import annotations

import click

from onrecord.errors import MalformedValue
from onrecord.model import Alias, AuthorityEntity, EntityType, Holding, SpeaksFor, authority_id
from onrecord.model.names import name_words
from onrecord.readers.periods import read_period

TYPED = "typed"


def typed_entity(
    name: str,
    type_: str | None,
    aliases: tuple[str, ...],
    weak_aliases: tuple[str, ...],
    offices: tuple[str, ...],
    targets: tuple[str, ...],
    given_id: str | None,
) -> AuthorityEntity:
    """Return the entity that a user typed.

    Args:
        name: The name.
        type_: What kind of thing it is; a person where an office or a target is given.
        aliases: Other names.
        weak_aliases: Names that need an office beside them.
        offices: Offices, each with its time after the last comma.
        targets: On whose behalf it speaks, while it holds the first of the offices.
        given_id: An id, else one that follows from the name.

    Raises:
        BadParameter: A name without a word, an office without a title, or a time that cannot be read.
    """
    plain = " ".join(name.split())
    if not name_words(plain):
        raise click.BadParameter(f"{name!r} holds no name.", param_hint="--name")
    held = tuple(typed_office(office) for office in offices)
    acts = EntityType.PERSON if held or targets else EntityType.UNKNOWN
    when = held[0].held if held else None
    return AuthorityEntity(
        id=given_id or authority_id(plain),
        name=plain,
        type=EntityType(type_) if type_ else acts,
        aliases=(*map(Alias, aliases), *(Alias(alias, weak=True) for alias in weak_aliases)),
        offices=held,
        speaks_for=tuple(SpeaksFor(target, when) for target in targets),
        source=TYPED,
    )


def typed_office(text: str) -> Holding:
    """Read an office with its time after the last comma ("mayor of Varn, 2018-2024"), if there is one.

    Raises:
        BadParameter: There is no title, or what follows the last comma begins with a figure and is no time.
    """
    title, comma, when = text.rpartition(",")
    try:
        held = read_period(when) if comma else None
    except MalformedValue as exc:
        if any(char.isdigit() for char in when):
            raise click.BadParameter(
                f"{text!r}: {str(exc).partition(': ')[2]}.", param_hint="--office"
            ) from exc
        held = None
        title = text
    title = " ".join((title if comma else text).split())
    if not name_words(title):
        raise click.BadParameter(f"{text!r} names no office.", param_hint="--office")
    return Holding(title, None, held)
