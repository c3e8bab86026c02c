"""Measure how well the same words are found again: whole, clipped and altered, among others that are not.

    python -m benchmarks.same_words --quotations 300

Each invented quotation is printed by one report in full and by four others: as it is, clipped (a run of a
third to nine tenths of its words), clipped with words left out in the middle, and altered (a word or two
replaced, dropped or put in). As many quotations again are of other words, half of which share a stock phrase
of four words with one of the first. Precision and recall are of pairs of a full quotation and its renderings;
the share told right is of the pairs found, by how they were made.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.invented import NOW, people, vocabulary
from onrecord.model import (
    Attribution,
    Block,
    BlockRole,
    Document,
    EntityType,
    Naming,
    Provenance,
    Quotation,
    Report,
    Span,
    Statement,
    statement_id,
    text_hash,
)
from onrecord.services import same_words
from onrecord.store import Store, open_store

LAYER = "invented-quotations-1"
HOWS = ("same", "clipped", "left out", "altered")
TOLD = {"same": "same", "clipped": "clipped", "left out": "clipped", "altered": "altered"}
STOCK = 4
LEAST_CLIP = 4
HEAD = 2.7


@dataclass
class Tally:
    """Counts of pairs by how they were made: how many there are, were found, and told right."""

    made: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    wrong: int = 0

    @property
    def precision(self) -> float:
        """Share of the pairs found that are pairs."""
        return self.found.total() / max(1, self.found.total() + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the pairs made that were found."""
        return self.found.total() / max(1, self.made.total())


def quotation(chance: random.Random, size: int) -> list[str]:
    """Make up a quotation: words by Zipf's law, the commonest one in thirty."""
    words = vocabulary()
    steep = math.log(1 + len(words) / HEAD)
    return [words[min(int(HEAD * math.expm1(chance.random() * steep)), len(words) - 1)] for _ in range(size)]


def render(words: list[str], how: str, chance: random.Random) -> str:
    """Print a quotation as another report might."""
    if how == "same":
        return " ".join(words)
    if how == "altered":
        return " ".join(_altered(words, chance))
    size = max(LEAST_CLIP, round(len(words) * chance.uniform(1 / 3, 0.9)))
    start = chance.randint(0, len(words) - size)
    clip = words[start : start + size]
    if how == "clipped":
        return " ".join(clip)
    middle, gap = len(words) // 2, chance.randint(1, max(1, len(words) // 4))
    return " ".join([*words[: middle - gap // 2], "…", *words[middle - gap // 2 + gap :]])


def _altered(words: list[str], chance: random.Random) -> list[str]:
    changed = list(words)
    for _ in range(chance.randint(1, 1 + (len(words) > 10))):
        at = chance.randrange(1, len(changed) - 1)
        other = chance.choice(vocabulary()[2_000:4_000])
        match chance.randrange(3):
            case 0:
                changed[at] = other
            case 1:
                del changed[at]
            case _:
                changed.insert(at, other)
    return changed


def report(name: str, speaker: str, quoted: str) -> Report:
    """Make a report of one statement: a quotation, in parts where it has an ellipsis."""
    text = f"“{quoted}”, {speaker} said."
    content = []
    at = 1
    for part in quoted.split(" … "):
        start = text.index(part, at)
        content.append(Span(start, start + len(part)))
        at = start + len(part)
    source = Span(text.index(speaker, at), text.index(speaker, at) + len(speaker))
    doc = Document(
        name=name,
        text=text,
        provenance=Provenance(f"/{name}", text_hash(text + name), "text", "1", None),
        published="2031-03-04",
        language="en",
        blocks=(Block(BlockRole.BODY, Span(0, len(text))),),
    )
    cue = Span(source.end + 1, source.end + 5)
    attribution = Attribution((source,), (cue,), tuple(content), Quotation.DIRECT, 0.9)
    stmt = Statement(
        id=statement_id(doc.id, attribution),
        source=attribution.source,
        cue=attribution.cue,
        content=attribution.content,
        quotation=Quotation.DIRECT,
        speaker=speaker,
        speaker_type=EntityType.PERSON,
        naming=Naming.NAMED,
        role=None,
        holder=speaker,
        addressee=None,
        target=None,
        said_on="2031-03-04",
        kind=None,
        condition=None,
        confidence=0.9,
        document_id=doc.id,
        layer=LAYER,
    )
    return Report(document=doc, layer=LAYER, statements=(stmt,))


def fill(store: Store, quotations: int, chance: random.Random) -> dict[str, str]:
    """Add quotations, their renderings and others; return the full ones' statements by report."""
    full: dict[str, str] = {}
    for number in range(quotations):
        words = quotation(chance, chance.randint(6, 30))
        speaker = people()[number][0]
        whole = report(f"{number}-full", speaker, " ".join(words))
        full[f"{number}-full"] = whole.statements[0].id
        store.add(whole, now=NOW)
        for how in HOWS:
            store.add(report(f"{number}-{how}", speaker, render(words, how, chance)), now=NOW)
        other = quotation(chance, chance.randint(8, 30))
        if number % 2:
            start = chance.randint(0, len(words) - STOCK)
            other[2 : 2 + STOCK] = words[start : start + STOCK]
        store.add(report(f"{number}-other", speaker, " ".join(other)), now=NOW)
    return full


def measure(store: Store, full: dict[str, str]) -> Tally:
    """Look for the renderings of each full quotation."""
    tally = Tally()
    for name, wanted in full.items():
        number = name.partition("-")[0]
        tally.made.update(HOWS)
        for one in same_words(store, wanted).renderings:
            of, _, how = one.hit.document_name.partition("-")
            if of != number or how not in HOWS:
                tally.wrong += 1
                continue
            tally.found[how] += 1
            tally.told[how] += one.comparison.how == TOLD[how]
    return tally


def table_of(tally: Tally) -> str:
    """Return what was measured as lines for people."""
    lines = [f"precision {tally.precision:.3f}  recall {tally.recall:.3f}  found by mistake {tally.wrong}"]
    for how in HOWS:
        made, found, told = tally.made[how], tally.found[how], tally.told[how]
        lines.append(f"{how:9} made {made:5}  found {found:5}  told right {told:5}")
    return "\n".join(lines)


def main() -> int:
    """Run the benchmark; return 1 if less than nine of ten pairs were found, or told by mistake."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quotations", type=int, default=300, help="default: 300")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "record.db")) as store:
        full = fill(store, asked.quotations, random.Random(asked.seed))
        tally = measure(store, full)
    print(table_of(tally))
    return int(tally.recall < 0.9 or tally.precision < 0.9)


if __name__ == "__main__":
    sys.exit(main())
