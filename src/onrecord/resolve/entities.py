"""List the entities of a report: everybody who speaks, and the people whom it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
    reading: Reading,
    roster: Roster,
    speakers: Sequence[Resolved],
    document_id: str,
    described: Mapping[int, Sequence[Span]] | None = None,
) -> tuple[Entity, ...]:
    """Return the speakers, in order of their first statement, then the other people named.

    Args:
        reading: The report.
        roster: Whom it names.
        speakers: Who speaks, once for each statement.
        document_id: Of the version of the report.
        described: Where else those with a name are described, by the identity of the bearer.
    """
    also = described or {}
    spoke: dict[str, list[Resolved]] = {}
    for who in speakers:
        if who.name is not None:
            spoke.setdefault(who.name, []).append(who)
    silent = [known for known in roster.people() if known.name not in spoke]
    found = [_speaker(reading, document_id, turns, also) for turns in spoke.values()]
    return (*found, *name_people(reading, document_id, silent, also))


def _speaker(
    reading: Reading, document_id: str, turns: Sequence[Resolved], described: Mapping[int, Sequence[Span]]
) -> Entity:
    """Make an entity of all that one speaker says."""
    known = next((who.known for who in turns if who.known is not None), None)
    spans = [*(span for who in turns for span in who.spans[-1:]), *described.get(id(known), ())]
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


def name_people(
    reading: Reading,
    document_id: str,
    people: Iterable[Known],
    described: Mapping[int, Sequence[Span]] | None = None,
) -> list[Entity]:
    """Return people whom a report names, each once, in order, with where else they are described."""
    unique = {known.name: known for known in reversed(list(people))}
    return [
        _entity(
            reading,
            document_id,
            name=name,
            type_=EntityType.PERSON,
            naming=Naming.NAMED,
            known=known,
            spans=(described or {}).get(id(known), ()),
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
    printed = {span.text_of(reading.text): span for span in reversed(known.offices)}.values()
    full = [span for span in printed if len(reading.words_in(span)) > 1]
    return min(full or printed, key=lambda span: (_has_no_head(reading, span), len(span), span.start))


def _has_no_head(reading: Reading, span: Span) -> bool:
    return head_of(reading.words_in(span)) is None
