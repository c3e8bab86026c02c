"""Load the running text of GUM's documents.

Their annotation is not read here: to a teacher the texts are news, interviews, speeches and court papers
without labels.

Source: Zeldes, "The GUM corpus", Language Resources and Evaluation 51(3), 2017. CoNLL-U comments `newdoc`,
    `newpar` and `text`: https://universaldependencies.org/format.html.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.data.polnear import Article

MOST_MASKED = 0.05
"""Documents with a larger share of underscores are those whose words may not be given on."""


def load_texts(path: Path) -> list[Article]:
    """Read a CoNLL-U file as articles without attributions, one paragraph a line."""
    articles = [Article(name, "\n".join(map(" ".join, rows)) + "\n", ()) for name, rows in _documents(path)]
    return [one for one in articles if one.text.count("_") < MOST_MASKED * len(one.text)]


def _documents(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield each document's name and its paragraphs as lists of sentences."""
    name, rows = "", [[]]
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            key, _, value = line.rstrip("\n").partition(" = ")
            if key == "# newdoc id":
                if name:
                    yield name, [row for row in rows if row]
                name, rows = value, [[]]
            elif line.startswith("# newpar"):
                rows.append([])
            elif key == "# text":
                rows[-1].append(value)
    if name:
        yield name, [row for row in rows if row]
