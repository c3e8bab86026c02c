"""Take one document through every step: language, tagger, resolve, interpret.

report = read_document(doc, tagger, now=date(2031, 3, 6))
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from onrecord.errors import ConfigError, ModelError, StoreError, UnsupportedLanguage
from onrecord.interpret import interpret
from onrecord.logs import get_logger
from onrecord.model import (
    BlockRole,
    Document,
    FindingWords,
    Issue,
    Report,
    Tagging,
    statement_id,
)
from onrecord.pipeline.issues import INTERNAL, issue_from
from onrecord.resolve import resolve
from onrecord.resolve.register import Register
from onrecord.text.language import detect_language, is_english

log = get_logger(__name__)

ENGLISH = "en"
_DIGEST_CHARS = 11
STOPS_THE_RUN = (ModelError, StoreError, ConfigError)


class AuthorityFinder(Protocol):
    """Whatever knows who is who."""

    def near(self, text: str) -> Register:
        """Return whom a text can mean."""


class Tagger(Protocol):
    """Whatever finds the attributions of a document."""

    def tag(self, doc: Document, *, deep: bool = True) -> Tagging:
        """Find the attributions; `deep` asks for all else that the encoder gives, too."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A document whose language is known, with its attributions."""

    document: Document
    tagging: Tagging


def read_document(
    doc: Document, tagger: Tagger, *, now: dt.date, authority: AuthorityFinder | None = None
) -> Report:
    """Read one document: find its statements, resolve them, and tell what they amount to.

    Args:
        doc: As a reader gave it.
        tagger: Finds the attributions.
        now: The day of reading; years that a report does not print are inferred from it.
        authority: Knows who is who; what it says of those whom the report can mean becomes part of the
            layer's name, so that reading again with other knowledge makes another layer, with the same none.

    Raises:
        UnsupportedLanguage: The document is not in English.
        ModelError: The model cannot be used.
    """
    return make_report(tag_document(doc, tagger), now=now, authority=authority)


def tag_document(doc: Document, tagger: Tagger) -> Tagged:
    """Take the first half of `read_document`, which is the tagger's.

    Raises:
        UnsupportedLanguage: The document is not in English.
        ModelError: The model cannot be used.
    """
    doc = with_language(doc)
    return Tagged(doc, tagger.tag(doc))


def make_report(tagged: Tagged, *, now: dt.date, authority: AuthorityFinder | None = None) -> Report:
    """Take the second half of `read_document`, which needs no model: resolve and interpret."""
    doc, tagging = tagged.document, tagged.tagging
    register = authority.near(doc.text) if authority else None
    if register is not None and len(register):
        tagging = replace(tagging, layer=layer_with(tagging.layer, register))
    resolution = resolve(doc, tagging, now=now, register=register)
    outer = [stmt for stmt in resolution.statements if stmt.within is None]
    return Report(
        document=doc,
        layer=tagging.layer,
        entities=resolution.entities,
        statements=resolution.statements,
        findings=interpret(doc, outer, now=now, words=words_marked(doc, tagging), whom=resolution.whom),
        issues=resolution.issues,
        places=resolution.places,
        dated=resolution.dated,
    )


def words_marked(doc: Document, tagging: Tagging) -> dict[str, tuple[FindingWords, ...]]:
    """Return what the network marks in each statement, by the statement's id."""
    return {
        statement_id(doc.id, attribution): gist.findings
        for attribution, gist in zip(tagging.attributions, tagging.gists, strict=False)
        if gist.findings
    }


def layer_with(layer: str, register: Register) -> str:
    """Return the name of a layer that was made with what an authority file says."""
    return f"{layer}+{register.authority.digest[:_DIGEST_CHARS]}"


def guarded(name: str, work: Callable[[], Report]) -> Report | Issue:
    """Return what work on a document gives: a fault of ours in one document must not lose the others.

    Raises:
        ModelError, StoreError, ConfigError: No other document could be read either.
    """
    try:
        return work()
    except STOPS_THE_RUN:
        raise
    except Exception as exc:
        return failure(exc, name)


def failure(exc: Exception, document: str) -> Issue:
    """Describe a failure as an issue; one that is our own fault is logged with its trace."""
    issue = issue_from(exc, document)
    if issue.code == INTERNAL:
        log.debug("report-failed", document=document, exc_info=exc)
    return issue


def with_language(doc: Document) -> Document:
    """Return the document with its language, which is English.

    The text decides where its language can be told; else what the input states; else it is taken for English.

    Raises:
        UnsupportedLanguage: It is another.
    """
    story = _story_of(doc)
    stated = (doc.language or ENGLISH).replace("_", "-").split("-")[0].casefold()
    told = is_english(story)
    if told is False or (told is None and stated != ENGLISH):
        language = stated if told is None else detect_language(story)[0]
        raise UnsupportedLanguage(
            f"The language is not supported yet: this seems to be {language!r}, and only English is read.",
            location=doc.provenance.location,
        )
    return doc if doc.language and stated == ENGLISH else replace(doc, language=ENGLISH)


def _story_of(doc: Document) -> str:
    blocks = (block.span.text_of(doc.text) for block in doc.blocks if block.role is not BlockRole.FURNITURE)
    return "\n".join(blocks) or doc.text
