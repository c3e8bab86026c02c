r"""Tell in which encoding bytes are, and decode them; refuse rather than guess wildly.

A byte order mark decides; then UTF-8, which other text hardly ever is by chance; then what came with the
bytes; then, for text that is nearly all ASCII, Windows-1252; and a guess by statistics last. What was not
certain is said.

    >>> decode("Señor".encode(), location="a.txt")
    Decoded(text='Señor', encoding='utf-8', certain=True)
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.errors import UnsupportedEncoding
from onrecord.model import Issue, IssueKind

SAMPLE_BYTES = 65_536
MAX_HIGH_SHARE = 0.1
FEW_BYTES = 8
MAX_CONTROL_SHARE = 0.02

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "a rich text document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]+")
# What English text in Windows-1252 holds beyond ASCII: marks, dashes, signs, and accented letters in words.
_LIKELY_1252 = re.compile(
    "[€…†‡‰‘’“”•–—™š›œžŸ‹ŒŽŠ\xa0¡£¥§©«®°²³´·¹º»¼½¾¿]|(?<![À-ÿ])[À-ÖØ-öø-ÿ]{1,2}(?![À-ÿ])"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was in, and whether that is certain."""

    text: str
    encoding: str
    certain: bool


def decode(data: bytes, *, location: str, charset: str | None = None) -> Decoded:
    """Decode the bytes of one report.

    Args:
        data: All of them.
        location: Where they come from, for messages.
        charset: The encoding that is stated for them, if any; used where they are not UTF-8.

    Raises:
        UnsupportedEncoding: They are no text, or in no encoding that can be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], encoding, location), encoding, certain=True)
    refuse_binary(data, location)
    text = _try(data, "utf-8")
    if text is not None:
        return Decoded(_not_binary(text, location), "utf-8", certain=True)
    return _decode_legacy(data, location, charset)


def uncertain_encoding(decoded: Decoded, document: str) -> Issue:
    """Return the issue that a report was read in an encoding that is only likely."""
    message = f"The text is not UTF-8; it was read as {decoded.encoding}. Check accented letters and marks."
    return Issue(IssueKind.CHECK, "uncertain-encoding", message, document)


def refuse_binary(data: bytes, location: str) -> None:
    """Refuse what is known not to be text.

    Raises:
        UnsupportedEncoding: It starts as some other kind of file does, or holds zero bytes.
    """
    kind = next((kind for start, kind in _SIGNATURES.items() if data.startswith(start)), None)
    if kind is not None:
        raise UnsupportedEncoding(
            f"This is {kind}, not text; give plain text, HTML or JSONL.", location=location
        )
    if b"\x00" in data:
        raise UnsupportedEncoding(
            "This is binary, not text (or UTF-16 without a byte order mark); give plain text, HTML or JSONL.",
            location=location,
        )


def _decode_legacy(data: bytes, location: str, charset: str | None) -> Decoded:
    stated = _known(charset)
    if stated is not None and (text := _try(data, stated)) is not None:
        return Decoded(_not_binary(text, location), stated, certain=True)
    text = _as_windows_1252(data)
    if text is not None:
        return Decoded(_not_binary(text, location), "windows-1252", certain=False)
    return _guess(data, location)


def _as_windows_1252(data: bytes) -> str | None:
    """Decode as Windows-1252 where all that is not ASCII is what English text would hold there."""
    high = sum(map(len, _HIGH.findall(data)))
    text = _try(data, "cp1252") if high <= max(MAX_HIGH_SHARE * len(data), FEW_BYTES) else None
    if text is None:
        return None
    return text if sum(map(len, _LIKELY_1252.findall(text))) == high else None


def _guess(data: bytes, location: str) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE_BYTES]).best()
    text = None if best is None or best.chaos > 0.1 else _try(data, best.encoding)
    if best is None or text is None:
        raise UnsupportedEncoding(
            "The encoding of this text cannot be told; save it as UTF-8 and read it again.", location=location
        )
    return Decoded(_not_binary(text, location), best.encoding, certain=False)


def _known(charset: str | None) -> str | None:
    """Return the codec of a stated encoding; Latin-1 means Windows-1252, as it does to browsers."""
    try:
        name = codecs.lookup((charset or "").strip()).name
    except (LookupError, ValueError):
        return None
    if name in ("iso8859-1", "ascii", "latin-1"):
        return "cp1252"
    return name if _is_text_codec(name) else None


def _is_text_codec(name: str) -> bool:
    try:
        return b"a".decode(name) == "a"
    except (LookupError, ValueError):
        return False


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _strictly(data: bytes, encoding: str, location: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as exc:
        raise UnsupportedEncoding(
            f"The first bytes say that this is {encoding.upper()}, but it is not; save it as UTF-8.",
            location=location,
        ) from exc


def _not_binary(text: str, location: str) -> str:
    controls = sum(1 for _ in _CONTROLS.finditer(text[:SAMPLE_BYTES]))
    if controls > MAX_CONTROL_SHARE * min(len(text), SAMPLE_BYTES):
        raise UnsupportedEncoding(
            "This is binary, not text: it is full of control characters.", location=location
        )
    return text
