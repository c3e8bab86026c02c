"""Statements as FollowTheMoney's JSON lines: the reports, the people and bodies, and what ties them.

A report is an `Article`; whoever is named as speaker, holder, addressee or target is a `Person`, an
`Organization` or a `LegalEntity`; a `Documentation` ties each to the report, with its `role` in the
statement, the words (`summary`), the day and the statement's id (`recordId`). Whoever is somebody of an
authority file has that one's id there, so that both become one, with the offices held and whom they speak for
(`ftm_authority.py`); others have their id in the whole record. Unnamed sources are left out.

FollowTheMoney's own Statement is a claim about a property, and the holder of its Occupancy is an
office-holder: neither is meant here. An entity that comes again much later is written again, with the same
id, as FollowTheMoney's tools expect of a stream.

Source: FollowTheMoney's schemata Article, Person, Organization, LegalEntity and Documentation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.exports.citing import Citation, cite, known_day, one_line, web_address
from onrecord.exports.entries import Entry
from onrecord.exports.ftm_authority import SCHEMATA, Proxy, offices_of, proxy
from onrecord.exports.safe_json import to_json
from onrecord.model import Entity, EntityType, Naming

ROLES = ("speaker", "holder", "addressee", "target")
REMEMBERED = 10_000
"""How many ids are remembered, so that an entity is not written for each of its statements."""


def write_ftm(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Write each entity as a JSON object on a line."""
    seen: dict[str, None] = {}
    for entry in entries:
        for one in proxies_of(entry):
            if one["id"] not in seen:
                seen[one["id"]] = None
                yield to_json(one).encode() + b"\n"
        while len(seen) > REMEMBERED:
            del seen[next(iter(seen))]


def proxies_of(entry: Entry) -> Iterator[Proxy]:
    """Yield what a statement comes to: nothing where nobody in it is named."""
    parties = _parties(entry)
    if not parties:
        return
    cited = cite(entry)
    yield _article(entry, cited)
    for key, (entity, roles) in parties.items():
        yield _party(key, entity)
        whom = entry.whom.get(entity.id)
        yield from offices_of(key, whom) if whom else ()
        yield _documentation(entry, cited, key, roles)


def _parties(entry: Entry) -> dict[str, tuple[Entity, list[str]]]:
    """Return who plays a part in a statement, by id, with the roles of each."""
    stmt = entry.statement
    by_name = {entity.name: entity for entity in entry.entities.values()}
    found: dict[str, tuple[Entity, list[str]]] = {}
    for role in ROLES:
        entity = entry.speaker if role == "speaker" else by_name.get(getattr(stmt, role) or "")
        if entity and entity.naming is Naming.NAMED and entity.type in SCHEMATA and one_line(entity.name):
            found.setdefault(_id_of(entry, entity), (entity, []))[1].append(role)
    return found


def _id_of(entry: Entry, entity: Entity) -> str:
    """Return the id in the authority file, else in the whole record, else in the report."""
    whom = entry.whom.get(entity.id)
    if whom is not None:
        return whom.listed.id if whom.listed else whom.record_id
    return entity.link.to.id if entity.link and entity.link.to else entity.id


def _party(key: str, entity: Entity) -> Proxy:
    name = one_line(entity.name)
    aliases = dict.fromkeys(one_line(other) for other in entity.names)
    offices = dict.fromkeys(one_line(office.title) for office in entity.offices)
    is_person = entity.type is EntityType.PERSON
    return proxy(
        key,
        SCHEMATA[entity.type],
        name=[name],
        alias=[alias for alias in aliases if alias not in ("", name)],
        position=[*offices] if is_person else [],
        description=[] if is_person else [*offices],
    )


def _article(entry: Entry, cited: Citation) -> Proxy:
    doc = entry.document
    return proxy(
        doc.id,
        "Article",
        name=[cited.title],
        title=[cited.title],
        fileName=[one_line(doc.name) or doc.id],
        author=[cited.author],
        publisher=[cited.publisher],
        publishedAt=[cited.published.iso if cited.published else None],
        sourceUrl=[cited.url],
        language=["eng" if (cited.language or "").partition("-")[0] == "en" else None],
    )


def _documentation(entry: Entry, cited: Citation, key: str, roles: list[str]) -> Proxy:
    stmt = entry.statement
    day = known_day(stmt.said_on)
    return proxy(
        f"{stmt.id}.{key}",
        "Documentation",
        document=[entry.document.id],
        entity=[key],
        role=roles,
        status=[stmt.kind.value if stmt.kind else None],
        date=[day.iso if day else None],
        summary=[cited.words],
        recordId=[stmt.id],
        publisher=[cited.publisher],
        sourceUrl=[web_address(entry.document.url)],
    )
