"""The formats in which statements leave the record: one table, for the terminal and for whoever else asks.

    for chunk in FORMATS["csv"].write(iter_entries(store, "truce")):
        out.write(chunk)

Each writer takes statements as they come and gives bytes as they are ready: none keeps what it has written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from onrecord.exports.bibtex import write_bibtex
from onrecord.exports.csl import write_csl
from onrecord.exports.entries import Entry
from onrecord.exports.ftm import write_ftm
from onrecord.exports.parquet import write_parquet
from onrecord.exports.ris import write_ris
from onrecord.exports.rows import write_csv, write_rows
from onrecord.exports.schema_org import write_quotations
from onrecord.exports.web_annotation import write_web_annotations


@dataclass(frozen=True, slots=True)
class Format:
    """A format of statements.

    Attributes:
        write: Turns statements into the bytes of one file.
        media_type: What HTTP calls it.
        is_binary: Whether it is for programs only, and does not belong on a terminal.
        tells_who: Whether it writes who is whom in the whole record, so that entries need to know it.
    """

    write: Callable[[Iterable[Entry]], Iterator[bytes]]
    media_type: str
    is_binary: bool = False
    tells_who: bool = False


FORMATS: dict[str, Format] = {
    "rows": Format(write_rows, "application/jsonl"),
    "csv": Format(write_csv, "text/csv; charset=utf-8; header=present"),
    "parquet": Format(write_parquet, "application/vnd.apache.parquet", is_binary=True),
    "webannotation": Format(write_web_annotations, "application/ld+json"),
    "schemaorg": Format(write_quotations, "application/ld+json"),
    "ftm": Format(write_ftm, "application/jsonl", tells_who=True),
    "bibtex": Format(write_bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": Format(write_ris, "application/x-research-info-systems; charset=utf-8"),
    "csl": Format(write_csl, "application/vnd.citationstyles.csl+json"),
}
"""Each format by its name."""
