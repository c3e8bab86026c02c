"""Make up articles in the conventions that political news has little of, for each epoch of training.

Transcripts, lists, verbless quotations, headlines with a colon, posts, wire style; and words nobody says.
An article made up is mostly a run of paragraphs from a training article with its annotation, and a few odd
passages among them, so that the form is learnt where it stands. Odd passages are built from templates
(`templates.toml`) and shapes; their words come from our own tables or are lent by training articles.

    python -m training.data.forms --polnear ../shared/data/polnear --show 20
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

from training.data.forms.harvest import Pool, harvest, line_of
from training.data.forms.passages import GAP, Passage, cut_out, fill, join
from training.data.forms.scenes import Scene
from training.data.forms.shapes import listing, speech, transcript
from training.data.forms.tables import table
from training.data.polnear import Article

__all__ = ["synthetic"]

_SHAPES = ((transcript, 16), (listing, 14), (speech, 4))
_RECAST = ("mood", "mood", "dash", "pull", "asked", "british", "wire")
RECAST = 0.3
MAX_SOURCE_CHARS = 60
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def synthetic(articles: Sequence[Article], rng: random.Random, count: int) -> list[Article]:
    """Make up articles.

    Args:
        articles: Annotated articles to lend paragraphs, quoted words and names.
        rng: The same state gives the same articles.
        count: How many to make.

    Returns:
        Articles named `synthetic-000000` and on; no span is empty, no two contents overlap.
    """
    pool = harvest(articles)
    return [_article(articles, pool, rng, f"synthetic-{number:06}") for number in range(count)]


def _article(articles: Sequence[Article], pool: Pool, rng: random.Random, name: str) -> Article:
    scene = Scene(rng, pool)
    odd = [_odd(scene) for _ in range(rng.randint(2, 5))]
    context = [_recast(one, scene) for one in _context(articles, rng)] if rng.random() < 0.75 else []
    passages = [*_headlines(scene), *_shuffled_in(odd, context, rng)]
    article = join(passages, name, gap=rng.choice((GAP, GAP, GAP, GAP, "\n")))
    if rng.random() < 0.3:
        return Article(article.id, article.text.translate(_STRAIGHT), article.attributions)
    return article


def _headlines(scene: Scene) -> list[Passage]:
    """Return a headline with a statement, one without, or none."""
    kind = scene.rng.choices(("headlines", "quiet_headlines", ""), weights=(5, 2, 3))[0]
    return [_from_template(scene, kind)] if kind else []


def _odd(scene: Scene) -> Passage:
    kinds, weights = _kinds()
    kind = scene.rng.choices(kinds, weights=weights)[0]
    for shape, _ in _SHAPES:
        if shape.__name__ == kind:
            return shape(scene)
    return _from_template(scene, kind)


@cache
def _kinds() -> tuple[list[str], list[int]]:
    """Return the kinds of odd passages and how often each is wanted."""
    shares = {shape.__name__: share for shape, share in _SHAPES}
    shares |= {name: part["weight"] for name, part in table("templates").items() if "headlines" not in name}
    return list(shares), list(shares.values())


def _from_template(scene: Scene, kind: str) -> Passage:
    return fill(scene.rng.choice(table("templates")[kind]["texts"]), scene.fresh())


def _recast(passage: Passage, scene: Scene) -> Passage:
    """Print a quotation that is its paragraph's only statement in an odd form, now and then."""
    if len(passage.attributions) != 1 or scene.rng.random() >= RECAST:
        return passage
    (only,) = passage.attributions
    line = line_of(passage.text, only)
    if line is None or len(only.source) != 1 or len(only.source[0]) > MAX_SOURCE_CHARS:
        return passage
    source = only.source[0].text_of(passage.text).rstrip(",")
    if source.islower() or source in ("He", "She", "They", "I", "We"):
        return passage
    given = dict.fromkeys(("full1", "name1", "surname1", "he1"), source)
    given |= {"line1": line, "lines1": line, "linec1": line[:-1] + "," if line[-1] == "." else line}
    kind = scene.rng.choice(_RECAST)
    return fill(scene.rng.choice(table("templates")[kind]["texts"]), scene.fresh(given))


def _context(articles: Sequence[Article], rng: random.Random) -> list[Passage]:
    """Return some paragraphs that follow each other in a training article."""
    if not articles:
        return []
    passages = cut_out(rng.choice(articles))
    size = rng.randint(2, 8)
    start = rng.randrange(max(1, len(passages) - size + 1))
    return passages[start : start + size]


def _shuffled_in(odd: Sequence[Passage], context: Sequence[Passage], rng: random.Random) -> list[Passage]:
    """Put passages at random places among others, which keep their order."""
    mixed = list(context)
    for passage in odd:
        mixed.insert(rng.randint(0, len(mixed)), passage)
    return mixed
