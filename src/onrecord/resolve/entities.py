"""List the entities of a report: everybody who speaks, and the people whom it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model import Entity, EntityType, Naming, Office, Span, content_id
from onrecord.resolve.known import Known
from onrecord.resolve.offices import head_of
from onrecord.resolve.reading import Reading
from onrecord.resolve.resolved import Resolved
from onrecord.resolve.roster import Roster


def entity_id(document_id: str, name: str) -> str:
    """Return the id of an entity: it follows from the document version and the canonical name."""
    return content_id("en", document_id, name)


def collect_entities(
    reading: Reading, roster: Roster, speakers: Sequence[Resolved], document_id: str
) -> tuple[Entity, ...]:
    """Return the speakers, in order of their first statement, then the other people named."""
    spoke: dict[str, list[Resolved]] = {}
    for who in speakers:
        if who.name is not None:
            spoke.setdefault(who.name, []).append(who)
    silent = [known for known in roster.people() if known.name not in spoke]
    found = [_speaker(reading, document_id, turns) for turns in spoke.values()]
    return (*found, *name_people(reading, document_id, silent))


def _speaker(reading: Reading, document_id: str, turns: Sequence[Resolved]) -> Entity:
    """Make an entity of all that one speaker says."""
    known = next((who.known for who in turns if who.known is not None), None)
    spans = [span for who in turns for span in who.spans[-1:]]
    first = turns[0]
    return _entity(
        reading,
        document_id,
        name=first.name or "",
        type_=first.type,
        naming=first.naming,
        known=known,
        spans=spans,
    )


def name_people(reading: Reading, document_id: str, people: Iterable[Known]) -> list[Entity]:
    """Return people whom a report names, each once, in order."""
    unique = {known.name: known for known in reversed(list(people))}
    return [
        _entity(
            reading,
            document_id,
            name=name,
            type_=EntityType.PERSON,
            naming=Naming.NAMED,
            known=known,
            spans=(),
        )
        for name, known in reversed(unique.items())
    ]


def _entity(
    reading: Reading,
    document_id: str,
    *,
    name: str,
    type_: EntityType,
    naming: Naming,
    known: Known | None,
    spans: Sequence[Span],
) -> Entity:
    printed = [mention.span for mention in known.mentions] if known else []
    forms = [name, *(mention.name for mention in known.mentions)] if known else [name]
    return Entity(
        id=entity_id(document_id, name),
        name=name,
        type=type_,
        naming=naming,
        names=tuple(dict.fromkeys(forms)),
        offices=tuple(Office(title) for title in offices_of(reading, known)) if known else (),
        mentions=reading.given(sorted({*printed, *spans})),
    )


def offices_of(reading: Reading, known: Known) -> list[str]:
    """Return the offices printed beside a name, each once, in order."""
    titles = (" ".join(span.text_of(reading.text).split()) for span in known.offices)
    return list(dict.fromkeys(titles))


def role_of(reading: Reading, known: Known) -> Span | None:
    """Return where the shortest full form of a person's office is printed.

    An office with a body or field ("harbour spokeswoman") is fuller than a bare noun; among full ones the
    shortest is taken, and of several as short the first.
    """
    if not known.offices:
        return None
    full = [span for span in known.offices if len(reading.words_in(span)) > 1]
    return min(full or known.offices, key=lambda span: (_has_no_head(reading, span), len(span), span.start))


def _has_no_head(reading: Reading, span: Span) -> bool:
    return head_of(reading.words_in(span)) is None
