"""The three lines that a user of Python writes; `onrecord.read` and its kin lead here.

import onrecord
for stmt in onrecord.read("Oda Renk said the truce would hold.").statements:
    print(stmt.speaker, stmt.content)
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from functools import cache

from onrecord.errors import InputError, MalformedDocument
from onrecord.model import Document, Issue, Report, Tagging
from onrecord.pipeline.authority import HeldAuthority, load_authority
from onrecord.pipeline.inputs import read_inputs
from onrecord.pipeline.run import Tagger, read_document
from onrecord.readers import Limits, read_text


def read(
    text: str,
    *,
    published: str | None = None,
    name: str = "memory",
    authority: str | os.PathLike[str] | None = None,
) -> Report:
    """Read one report: who said what, and what it amounts to.

    Args:
        text: The report as it is printed, headline first; offsets in the result are code points of it.
        published: Date of publication, as EDTF (`2031-03-04`).
        name: What the report is to be called.
        authority: A file that says who is who, CSV or FollowTheMoney.

    Raises:
        InputError: The text cannot be read, or is not in English.
        ModelError: The model cannot be used.
    """
    doc = read_text(text, name=name, published=published)
    return read_document(doc, LateTagger(), now=_today(), authority=_held(authority))


def read_file(
    path: str | os.PathLike[str],
    *,
    published: str | None = None,
    authority: str | os.PathLike[str] | None = None,
) -> Report:
    """Read the one report that a file holds, of whatever format.

    Raises:
        InputError: The file cannot be read, is not in English, or holds more than one report.
        ModelError: The model cannot be used.
    """
    reports = read_files([path], published=published, authority=authority)
    found = next(reports)
    if isinstance(found, Issue):
        raise InputError(f"{found.document}: {found.message}", location=found.document)
    if next(reports, None) is not None:
        raise MalformedDocument(
            f"{os.fspath(path)} holds more than one report; use onrecord.read_files", location=os.fspath(path)
        )
    return found


def read_files(
    paths: Iterable[str | os.PathLike[str]],
    *,
    published: str | None = None,
    authority: str | os.PathLike[str] | None = None,
) -> Iterator[Report | Issue]:
    """Read files, folders and addresses of one or many reports, in order, one at a time.

    Returns:
        Reports, and an issue in the place of each that cannot be read.

    Raises:
        ModelError: The model cannot be used.
    """
    inputs = [os.fspath(path) for path in paths]
    return read_inputs(
        inputs,
        tagger=LateTagger(),
        now=_today(),
        limits=Limits(),
        published=published,
        authority=_held(authority),
    )


def _held(path: str | os.PathLike[str] | None) -> HeldAuthority | None:
    return None if path is None else load_authority([os.fspath(path)]).authority


@cache
def shipped_tagger() -> Tagger:
    """Load the model that comes with the package, once."""
    from onrecord.tagger import load_tagger

    return load_tagger()


class LateTagger:
    """The shipped tagger, loaded at the first document: bad input is told without waiting for it.

    Args:
        deep: Look for all that the encoder gives; whoever needs attributions alone saves the rest.
    """

    def __init__(self, *, deep: bool = True) -> None:
        self._deep = deep

    def tag(self, doc: Document, *, deep: bool = True) -> Tagging:
        """Find the attributions.

        Raises:
            ModelError: The model cannot be used.
        """
        return shipped_tagger().tag(doc, deep=deep and self._deep)


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
