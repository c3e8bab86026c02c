"""Reviewers and their tokens, from a file or the environment; what is kept is a hash of each.

A line names a reviewer and gives the token, or its SHA-256 so that the file holds no secret:

    # the desk
    Ada Quill: sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    Ben Orly: 3vK0x6tq2mZp8rLd1sWc

Nothing here ever shows a token: not a message, not a `repr`.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord.errors import ConfigError

LEAST_TOKEN_CHARS = 16
MOST_NAME_CHARS = 100
HASHED = "sha256:"
WHICH = "the file that --tokens or ONRECORD_TOKENS_FILE names"
"""Its name is not told: somebody may have given a token where a file is asked for."""
HOW_TO = "a line is `name: token` or `name: sha256:` with 64 hexadecimal digits"

_DIGEST = re.compile(r"[0-9a-f]{64}", re.IGNORECASE)
_TOKEN = re.compile(r"[\x21-\x7e]+")
_SEPARATORS = re.compile(r"[;\n]")


class Tokens:
    """Who may write, and read from elsewhere: a token for each reviewer, kept as its SHA-256."""

    def __init__(self, digests: Mapping[str, bytes]) -> None:
        self._digests = dict(digests)

    def __len__(self) -> int:
        return len(self._digests)

    def __repr__(self) -> str:
        return f"Tokens of {len(self)} reviewers"

    @property
    def names(self) -> tuple[str, ...]:
        """The reviewers."""
        return tuple(self._digests)

    def reviewer_of(self, token: str) -> str | None:
        """Return whose token this is, in a time that tells nothing of any token; None for nobody's."""
        given = digest_of(token)
        found = None
        for name, digest in self._digests.items():
            if hmac.compare_digest(digest, given):
                found = name
        return found


def digest_of(token: str) -> bytes:
    """Return the SHA-256 of a token. Tokens are long and random, so a slow hash would add nothing."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def load_tokens(file: str = "", lines: str = "") -> Tokens:
    """Read the tokens of a file and those of a variable of the environment.

    Args:
        file: The path of a file, or nothing.
        lines: Lines themselves, also parted by semicolons.

    Raises:
        ConfigError: The file cannot be read, or a line cannot be used; the line's number is told.
    """
    digests: dict[str, bytes] = {}
    for where, name, digest in [*_of_file(file), *_parse(lines, "ONRECORD_TOKENS")]:
        if name in digests:
            raise ConfigError(f"{where}: there is a token for {name!r} already; a reviewer has one")
        if digest in digests.values():
            raise ConfigError(f"{where}: this token is another reviewer's; each needs one of their own")
        digests[name] = digest
    return Tokens(digests)


def _of_file(file: str) -> Iterator[tuple[str, str, bytes]]:
    if not file:
        return
    try:
        text = Path(file).expanduser().read_text(encoding="utf-8")
    except OSError as exc:
        raise ConfigError(f"{WHICH} cannot be read: {exc.strerror}") from exc
    except UnicodeError as exc:
        raise ConfigError(f"{WHICH} is not UTF-8") from exc
    yield from _parse(text, WHICH)


def _parse(text: str, place: str) -> Iterator[tuple[str, str, bytes]]:
    for number, line in enumerate(_SEPARATORS.split(text), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            where = f"{place}, line {number}"
            yield (where, *_parse_line(line, where))


def _parse_line(line: str, where: str) -> tuple[str, bytes]:
    name, colon, token = (part.strip() for part in line.partition(":"))
    if not (name and colon and token) or len(name) > MOST_NAME_CHARS or not name.isprintable():
        raise ConfigError(f"{where} names no reviewer with a token; {HOW_TO}")
    if token.startswith(HASHED):
        digits = token.removeprefix(HASHED).strip()
        if not _DIGEST.fullmatch(digits):
            raise ConfigError(f"{where}: what follows {HASHED} is no SHA-256; {HOW_TO}")
        return name, bytes.fromhex(digits)
    if len(token) < LEAST_TOKEN_CHARS or not _TOKEN.fullmatch(token):
        raise ConfigError(
            f"{where}: the token of {name!r} needs {LEAST_TOKEN_CHARS} characters or more, ASCII without"
            ' spaces; python3 -c "import secrets; print(secrets.token_urlsafe(32))" makes one'
        )
    return name, digest_of(token)
