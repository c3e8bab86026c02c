"""A small authority file for the tests of linking. People, bodies and countries are invented."""

from __future__ import annotations

from onrecord.model import Alias, Authority, AuthorityEntity, EntityType, Holding, SpeaksFor
from onrecord.resolve.register import Register

PERSON, BODY = EntityType.PERSON, EntityType.ORGANISATION


def person(key: str, name: str, *offices: tuple[str, str | None, str | None], **more) -> AuthorityEntity:
    """Build a person; an office is its title, its body and when it was held."""
    return AuthorityEntity(key, name, PERSON, offices=tuple(Holding(*office) for office in offices), **more)


def register(*entities: AuthorityEntity) -> Register:
    return Register(Authority(entities))


ORAY = person(
    "oray", "Mara Oray", ("president of Veria", None, "2026/.."), ("mayor", "Port Salen", "2018/2024")
)
BEFORE_HER = person("dorr", "Ilan Dorr", ("president of Veria", None, "2018/2026"))
TUN = person(
    "tun",
    "Adel Tun",
    ("press secretary", "Residence", "2027/.."),
    speaks_for=(SpeaksFor("Mara Oray", "2027/.."),),
)
RENK = person("renk", "Oda Renk", ("Foreign Ministry spokeswoman", "Veria", "2025/.."))
MINISTER = person(
    "brel", "Sefa Brel", ("foreign minister", "Veria", "2029-02-01/.."), aliases=(Alias("Josefa Brel"),)
)
RESIDENCE = AuthorityEntity("res", "Residence", BODY, aliases=(Alias("Presidential Office"),))
HARBOUR = AuthorityEntity("hb", "Salen Harbour Board", BODY, aliases=(Alias("SHB"),))
SENATOR = person("sen", "Lutz Verrin", ("senator", "Veria", "2020/.."))

FILE = register(ORAY, BEFORE_HER, TUN, RENK, MINISTER, RESIDENCE, HARBOUR, SENATOR)
