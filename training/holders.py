"""Learn whose view a content relays: weights of `onrecord.resolve.holder_signs`, with held-out articles.

    python -m training.holders --gold FOLDER --polnear TRAIN.jsonl [--nested CACHE.json] [--out WEIGHTS.toml]

The tagger reads the contents of the articles for statements inside statements; what it finds can be kept in a
file, since it depends on the tagger alone.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.model import Attribution, Block, BlockRole, Document, Provenance, Span, Tagging, text_hash
from onrecord.resolve.holders import holder_options
from onrecord.text.quotemarks import find_quotations, quotation_type
from training.addressees import FOLDS, f1_of, folds_of, rates
from training.logistic import Fitted, Signs, fit
from training.resolution import (
    Article,
    read_folder,
    read_labels,
    rows_read,
    same_name,
    talk_in,
    with_nested,
)
from training.weights_file import Part, write_weights

RIDGE = 12.0
TIMES = 3
"""How many times an invented sentence counts."""
LEAST_ROWS = 4
LEASTS = (0.1, 0.125, 0.15, 0.175, 0.2, 0.225, 0.25, 0.3, 0.35, 0.4, 0.5)
"""Chances that are tried as the one from which on a holder is given."""

INVENTED = Path(__file__).parent / "invented" / "views.txt"
INTRODUCED = (
    "President Mara Oray and her spokesman, Ivo Renk, met Mayor Ada Lund, the merchant Adel Tun and the envoy"
    " of the Varn Bank at the port council on Monday, the Salen Herald said.\n"
)
"""What stands before each invented sentence, so that the people in it are known."""

OUT = Path(__file__).parents[1] / "src" / "onrecord" / "resources" / "holder_weights.toml"


@dataclass(frozen=True, slots=True)
class Content:
    """A content: who may be its party (whose view it relays, or who hears it), with signs, and who is."""

    names: tuple[str | None, ...]
    signs: tuple[Signs, ...]
    gold: str | None

    def right(self) -> list[bool]:
        """Tell of each party whether it is the right one."""
        return [same_name(self.gold, name) for name in self.names]


def read_invented(path: Path = INVENTED) -> Iterator[Article]:
    """Yield invented sentences as articles of their own."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            holder, marked = line.split(" | ", 1)
            yield _invented(holder.strip(), marked)


def _invented(holder: str, marked: str) -> Article:
    spans: dict[str, list[Span]] = {"[": [], "<": [], "{": []}
    text, opened = INTRODUCED, {}
    for char in marked:
        if char in spans:
            opened[char] = len(text)
        elif char in "]>}":
            opening = "[<{"["]>}".index(char)]
            spans[opening].append(Span(opened[opening], len(text)))
        else:
            text += char
    blocks = (
        Block(BlockRole.BODY, Span(0, len(INTRODUCED))),
        Block(BlockRole.BODY, Span(len(INTRODUCED), len(text))),
    )
    doc = Document(
        "invented", text, Provenance("memory", text_hash(text), "invented", "1", "invented"), blocks=blocks
    )
    source, cue, content = (tuple(found) for found in spans.values())
    quotation = quotation_type(text, content, find_quotations(text, blocks))
    tagging = Tagging("gold", (Attribution(source, cue, content, quotation, 1.0),))
    return Article(doc, tagging, ({"holder": None if holder == "-" else holder},))


def contents_of(article: Article) -> list[Content]:
    """Read an article with our rules."""
    talk = talk_in(article)
    return [
        Content(tuple(one.who.name for one in candidates), tuple(signs), row.get("holder"))
        for row, (candidates, signs) in zip(
            rows_read(article, talk.reading), holder_options(talk), strict=True
        )
    ]


def learn(
    articles: Sequence[Sequence[Content]], invented: list[list[Content]]
) -> tuple[Fitted, list[list[np.ndarray]]]:
    """Fit the model; return it with the chances that models give which never saw the article.

    Args:
        articles: Those that are measured on, too.
        invented: Sentences that every model learns from.
    """
    folds = folds_of(len(articles), seed=0)
    shares: list[list[np.ndarray]] = [[] for _ in articles]
    for fold in range(FOLDS):
        model = _fitted(
            [*(one for number, one in enumerate(articles) if folds[number] != fold), *invented * TIMES]
        )
        for number in np.flatnonzero(folds == fold).tolist():
            shares[number] = [model.chances(content.signs) for content in articles[number]]
    return _fitted([*articles, *invented * TIMES]).rounded(), shares


def _fitted(articles: Sequence[Sequence[Content]]) -> Fitted:
    contents = [content for article in articles for content in article]
    signs = [one for content in contents for one in content.signs]
    right = [one for content in contents for one in content.right()]
    return fit(signs, right, ridge=RIDGE, least=LEAST_ROWS)


def counts(
    articles: Sequence[Sequence[Content]], shares: Sequence[Sequence[np.ndarray]], least: float
) -> tuple[int, int, int]:
    """Count right, wrong and missed parties, as the ruler does."""
    right = wrong = missed = 0
    for article, given in zip(articles, shares, strict=True):
        for content, chances in zip(article, given, strict=True):
            best = int(chances.argmax()) if len(chances) else -1
            name = content.names[best] if best >= 0 and chances[best] >= least else None
            good = same_name(content.gold, name)
            right += good
            wrong += name is not None and not good
            missed += content.gold is not None and not good
    return right, wrong, missed


def best_least(articles: Sequence[Sequence[Content]], shares: Sequence[Sequence[np.ndarray]]) -> float:
    """Return the least chance that gives the highest F1."""
    return max(LEASTS, key=lambda least: f1_of(counts(articles, shares, least)))


def report(articles: Sequence[Sequence[Content]], shares: Sequence[Sequence[np.ndarray]]) -> Iterator[str]:
    """Yield what held-out articles give at several chances, and how many holders are candidates at all."""
    held = [content for article in articles for content in article if content.gold]
    yield f"{sum(any(content.right()) for content in held)} of {len(held)} holders are candidates"
    for least in LEASTS:
        yield f"from {least}: {rates(counts(articles, shares, least))}"


def main() -> int:
    """Learn, measure and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--nested", type=Path, help="keep what the tagger finds in contents here")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    by_folder = list(read_folder(args.gold))
    read = with_nested([*by_folder, *read_labels(args.polnear)], args.nested)
    articles = [contents_of(article) for article in read]
    invented = [contents_of(article) for article in with_nested(read_invented(), None)]
    model, shares = learn(articles, invented)
    least = best_least(articles, shares)
    measured = rates(counts(articles, shares, least))
    here = len(by_folder)
    folder_only = rates(counts(articles[:here], shares[:here], least))
    for line in (*report(articles, shares), f"folder only, as shipped: {folder_only}"):
        sys.stdout.write(f"{line}\n")
    about = (
        "Whose view a content relays: weights of the signs of onrecord.resolve.holder_signs, learnt by",
        f"training.holders from {len(articles)} articles of PolNeAR's training part, labelled by careful",
        f"reading, and {len(invented)} invented sentences; values and counts only, no text.",
        f"On articles held out ({FOLDS} folds):",
        f"{measured}.",
    )
    write_weights(args.out, about, (Part("holder", model, least),))
    return 0


if __name__ == "__main__":
    sys.exit(main())
