"""Read articles whose attributions are resolved by hand, and judge what our rules make of them.

Two sources: folders of pairs ID.json and ID.gold.json, and `training/labels`, whose rows hold offsets into
texts of PolNeAR's training articles.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.model import Attribution, Document, Nested, Provenance, Span, Tagging, text_hash
from onrecord.resolve.reading import Reading, reading_of
from onrecord.resolve.roster import build_roster
from onrecord.resolve.speakers import resolve_speakers
from onrecord.resolve.talk import Talk, talk_of
from onrecord.text.layout import lay_out
from onrecord.text.quotemarks import find_quotations, quotation_type

NAMED = ("speaker", "holder", "addressee")
LABELS = Path(__file__).parent / "labels"

_WORD = re.compile(r"[\w@]+")
_POSSESSIVE = re.compile("['’]s")
_EMPTY = frozenset(("the", "a", "an", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "of", "s"))


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its attributions, and a row of values for each of them."""

    doc: Document
    tagging: Tagging
    rows: tuple[dict[str, Any], ...]


def read_folder(folder: Path) -> Iterator[Article]:
    """Yield the articles of a folder of pairs."""
    for path in sorted(folder.glob("*.gold.json")):
        rows = json.loads(path.read_text("utf-8"))["statements"]
        article = json.loads(path.with_name(path.name.replace(".gold.json", ".json")).read_text("utf-8"))
        yield read_article(article, rows)


def read_labels(polnear: Path, folder: Path = LABELS) -> Iterator[Article]:
    """Yield the labelled articles of a PolNeAR file; an article whose length is another is passed over.

    Args:
        polnear: The corpus's `train.jsonl`.
        folder: Holds the labels, `*.jsonl`.
    """
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    labels = {row["id"]: row for row in map(json.loads, lines)}
    with polnear.open(encoding="utf-8") as articles:
        for article in map(json.loads, articles):
            label = labels.get(article["id"])
            if label is not None and label["length"] == len(article["text"]):
                yield read_article(article, [_named(article["text"], row) for row in label["rows"]])


def _named(text: str, row: dict[str, Any]) -> dict[str, Any]:
    """Put names in the place of their offsets."""
    names = {key: " ".join(text[slice(*row[key])].split()) for key in NAMED if row.get(key)}
    return row | names


def read_article(article: dict[str, Any], rows: Sequence[dict[str, Any]]) -> Article:
    """Return an article of the corpora with its gold attributions as a perfect tagger would give them."""
    text = article["text"]
    layout = lay_out(text, title=article.get("title"))
    quoted = find_quotations(text, layout.blocks)
    doc = Document(
        name=article["id"],
        text=text,
        provenance=Provenance("memory", text_hash(text), "gold", "1", article["id"]),
        publisher=article.get("publisher"),
        published=article["date"],
        dateline=layout.dateline,
        blocks=layout.blocks,
    )
    attributions = []
    for row in article["attributions"]:
        source, cue, content = (
            tuple(Span(start, end) for start, end in row[part]) for part in ("source", "cue", "content")
        )
        attributions.append(Attribution(source, cue, content, quotation_type(text, content, quoted), 1.0))
    return Article(doc, Tagging("gold", tuple(attributions)), tuple(rows))


def talk_in(article: Article) -> Talk:
    """Read an article with its gold attributions as the rules do."""
    reading = reading_of(article.doc, article.tagging)
    roster = build_roster(reading)
    return talk_of(reading, roster, resolve_speakers(reading, roster))


def rows_by_id(article: Article) -> dict[int, dict[str, Any]]:
    """Return the row of each attribution of an article, by the `id` of the attribution."""
    return {id(attr): row for attr, row in zip(article.tagging.attributions, article.rows, strict=True)}


def rows_read(article: Article, reading: Reading) -> list[dict[str, Any]]:
    """Return the row of each attribution of a reading, in its order, which is that of the text."""
    rows = rows_by_id(article)
    return [rows[id(said.given)] for said in reading.said]


def with_nested(articles: Iterable[Article], kept: Path | None = None) -> Iterator[Article]:
    """Yield articles with the statements that our tagger finds inside their contents.

    Args:
        articles: With their gold attributions.
        kept: A file in which what was found is kept from one run to the next.
    """
    from dataclasses import replace

    known = json.loads(kept.read_text("utf-8")) if kept and kept.exists() else {}
    tagger = None
    for article in articles:
        found = known.get(article.doc.name)
        if found is None:
            from onrecord.tagger.tagger import load_tagger

            tagger = tagger or load_tagger()
            nested = tagger.nested_in(article.doc, article.tagging.attributions)
            found = known[article.doc.name] = [one.to_dict() for one in nested]
        nested = tuple(Nested.from_dict(one) for one in found)
        yield replace(article, tagging=replace(article.tagging, nested=nested))
    if kept:
        kept.write_text(json.dumps(known), encoding="utf-8")


def _key(name: str | None) -> list[str]:
    plain = _POSSESSIVE.sub("", (name or "").casefold()).replace(".", "")
    return [word for word in _WORD.findall(plain) if word not in _EMPTY]


def same_name(one: str | None, other: str | None) -> bool:
    """Tell whether two names are of one party: the same words, or the same last word and more of one.

    Names are compared as the ruler for resolution does.
    """
    left, right = _key(one), _key(other)
    if not left or not right:
        return False
    if left == right:
        return True
    if left[-1] == right[-1] and (set(left) <= set(right) or set(right) <= set(left)):
        return True
    return len(set(left) & set(right)) / len(set(left) | set(right)) >= 0.6
