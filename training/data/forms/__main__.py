"""Show made-up articles on the terminal, with their annotation, for somebody to read.

python -m training.data.forms --polnear ../shared/data/polnear --show 20 --seed 1
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

from training.data.forms import synthetic
from training.data.polnear import ROLES, Article, load_articles

_COLOURS = {"source": "\x1b[35m", "cue": "\x1b[31m", "content": "\x1b[36m"}
_PLAIN = "\x1b[0m"


def marked(article: Article, *, coloured: bool) -> str:
    """Return an article's text with its parts marked: `{s0 …}`, or in colours."""
    letters = {"source": "s", "cue": "k", "content": "c"}
    ends: list[tuple[int, int, str]] = []
    for number, attribution in enumerate(article.attributions):
        for role in ROLES:
            for span in getattr(attribution, role):
                ends.append(
                    (span.start, 1, (_COLOURS[role] if coloured else "") + f"{{{letters[role]}{number} ")
                )
                ends.append((span.end, 0, "}" + (_PLAIN if coloured else "")))
    text = article.text
    for at, _, mark in sorted(ends, reverse=True):
        text = text[:at] + mark + text[at:]
    return text


def main(argv: Sequence[str] | None = None) -> None:
    """Show some articles."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--polnear", type=Path, required=True, help="folder with train.jsonl")
    parser.add_argument("--show", type=int, default=20, help="how many")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--coloured", action="store_true")
    args = parser.parse_args(argv)
    articles = load_articles(args.polnear / "train.jsonl")
    for article in synthetic(articles, random.Random(args.seed), args.show):
        print(f"=== {article.id}\n{marked(article, coloured=args.coloured)}")


if __name__ == "__main__":
    main()
