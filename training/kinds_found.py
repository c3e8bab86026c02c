"""Measure kinds from the text on: of what our own tagger finds in articles that nothing has learnt from.

    python -m training.kinds_found --polnear ../shared/data/polnear/dev.jsonl

`training/labels/dev-1.jsonl` has kinds of the attributions of 72 articles of PolNeAR's `dev`, all but those
that the guide's makers resolved. An attribution is found where the tagger gives one whose content has as
many words in common with its own as the shared ruler for resolution asks for.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.evaluation.matching import best_pairs
from onrecord.evaluation.words import WordMap, dice
from onrecord.resolve.kinds import find_kind
from onrecord.resolve.reading import Reading, reading_of
from onrecord.tagger.acts import KINDS
from onrecord.tagger.tagger import Tagger, load_tagger
from training.gists import with_gists
from training.kinds import figures
from training.resolution import Article, read_labels, rows_read

ALIKE = 0.5
"""Dice's coefficient of the words of two contents from which on they are of one attribution."""

Given = list[tuple[int, int]]
"""Numbers of the kinds that were given and of those that are right."""


def kinds_in(reading: Reading) -> list[int]:
    """Return the number of each outer attribution's kind."""
    return [KINDS.index(find_kind(reading, said).kind.value) for said in reading.said]


def found(text: str, gold: Reading, mine: Reading) -> dict[int, int]:
    """Return which attributions of a reading are which of another's of the same text, by their contents."""
    words = WordMap.of(text)

    def contents(reading: Reading) -> list[frozenset[int]]:
        return [words.within(said.given.content) for said in reading.said]

    alike = {
        (left, right): share
        for left, here in enumerate(contents(gold))
        for right, there in enumerate(contents(mine))
        if (share := dice(here, there)) >= ALIKE
    }
    return best_pairs(alike)


def measured(article: Article, tagger: Tagger) -> tuple[Given, Given]:
    """Return the kinds given by the parts that people marked, and by those that a tagger finds."""
    by_hand = with_gists(tagger, article)
    gold = reading_of(by_hand.doc, by_hand.tagging)
    mine = reading_of(article.doc, tagger.tag(article.doc))
    right = [KINDS.index(row["kind"]) for row in rows_read(by_hand, gold)]
    own = kinds_in(mine)
    pairs = sorted(found(article.doc.text, gold, mine).items())
    return [*zip(kinds_in(gold), right, strict=True)], [(own[there], right[here]) for here, there in pairs]


def measure(articles: Iterable[Article], tagger: Tagger) -> Iterator[str]:
    """Yield lines that tell accuracy and macro-F1, by the parts of people and by our own."""
    results = [measured(one, tagger) for one in articles]
    for number, name in enumerate(("by the parts that people marked", "from the text on")):
        given = [pair for one in results for pair in one[number]]
        accuracy, macro = figures(given)
        yield f"{name}: accuracy {accuracy:.3f}, macro-F1 {macro:.3f} of {len(given)}"


def main() -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--polnear", type=Path, required=True, help="the corpus's dev.jsonl")
    parser.add_argument("--model", type=Path, help="folder of the weights; by default those that ship")
    args = parser.parse_args()
    for line in measure(read_labels(args.polnear), load_tagger(args.model)):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
