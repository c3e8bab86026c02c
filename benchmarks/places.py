"""Measure places on GUM: how many named places are found, and how often the right one is meant.

    python -m benchmarks.places ../shared/data/gum/dev.conllu [--errors] [--seconds]

A named place is an entity of type `place` whose head is a proper noun. It counts as found where a mention's
name lies in it and covers its head. GUM links many of them to articles of Wikipedia; where the gazetteer has
the article's name, the place chosen is right if it bears that name and, where the title says more
("Durham, England"), lies there; a bare title means the best known place of the name.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from onrecord.model import Block, BlockRole, PlaceKind, Span
from onrecord.resolve.places import PlaceMention, find_places
from onrecord.resolve.places.ranking import Setting, rank
from onrecord.resources.gazetteer import Gazetteer, fold_name, load_gazetteer

_MISC = 9


@dataclass(frozen=True)
class Gold:
    """An entity of GUM."""

    span: Span
    head: Span
    kind: str
    named: bool
    title: str | None


@dataclass
class Article:
    """A text of GUM with its entities."""

    id: str
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    gold: list[Gold] = field(default_factory=list)


def articles(path: Path) -> Iterator[Article]:
    """Yield the texts of a CoNLL-U file."""
    for part in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        yield _article(part.splitlines())


def _article(lines: list[str]) -> Article:
    article = Article(lines[0].strip())
    opened: list[tuple[str, list[str], int]] = []
    tokens: list[tuple[Span, bool]] = []
    start = 0
    for line in lines[1:]:
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            start = _close_block(article, start)
        fields = line.split("\t")
        if len(fields) <= _MISC or not fields[0].isdigit():
            continue
        at = len(article.text)
        article.text += fields[1]
        misc = dict(item.partition("=")[::2] for item in fields[_MISC].split("|"))
        tokens.append((Span(at, len(article.text)), fields[4].startswith("NNP")))
        _read_brackets(article, misc.get("Entity", ""), opened, tokens)
        if misc.get("SpaceAfter") != "No":
            article.text += " "
    _close_block(article, start)
    return article


def _close_block(article: Article, start: int) -> int:
    body = article.text[start:].rstrip()
    if body:
        article.blocks.append(Block(BlockRole.BODY, Span(start, start + len(body))))
        article.text = article.text.rstrip() + "\n\n"
    return len(article.text)


def _read_brackets(
    article: Article, brackets: str, opened: list[tuple[str, list[str], int]], tokens: list[tuple[Span, bool]]
) -> None:
    for match in re.finditer(r"\(([^()]*)(\)?)|([^()]*)\)", brackets):
        if match[1]:
            parts = match[1].split("-")
            if match[2]:
                _close(article, parts, len(tokens) - 1, tokens)
            else:
                opened.append((parts[0], parts, len(tokens) - 1))
        elif match[3]:
            at = max(n for n, (id_, _, _) in enumerate(opened) if id_ == match[3])
            _, parts, first = opened.pop(at)
            _close(article, parts, first, tokens)


def _close(article: Article, parts: list[str], first: int, tokens: list[tuple[Span, bool]]) -> None:
    inside = tokens[first:]
    heads = [int(number) - 1 for number in parts[5].split(",")]
    first_head, last_head = inside[heads[0]], inside[heads[-1]]
    article.gold.append(
        Gold(
            span=Span(inside[0][0].start, inside[-1][0].end),
            head=Span(first_head[0].start, last_head[0].end),
            kind=parts[1],
            named=any(inside[head][1] for head in heads),
            title=unquote(parts[7]).replace("_", " ") if len(parts) > 7 else None,
        )
    )


def is_found(gold: Gold, mention: PlaceMention) -> bool:
    """Tell whether a mention's name is the gold one: in its span, and over the end of its head."""
    return (
        gold.span.start <= mention.core.start
        and mention.core.end <= gold.span.end
        and (mention.core.overlaps(gold.head) or mention.span.overlaps(gold.head))
    )


def _ends_place(article: Article, mention: PlaceMention) -> bool:
    """Tell whether a mention's name ends a place that a common noun heads ("the city of Philadelphia")."""
    return any(gold.kind == "place" and gold.span.end == mention.core.end for gold in article.gold)


def _is_inside_other(article: Article, gold: Gold) -> bool:
    """Tell whether a place's name is part of the name of something else ("University of Chicago")."""
    return any(
        other.named
        and other.kind != "place"
        and other.span.contains(gold.span)
        and other.head.overlaps(gold.span)
        for other in article.gold
    ) or any(
        other.named
        and other.kind in ("organization", "event", "object", "person")
        and other.span.contains(gold.span)
        and other.span.start > gold.span.start - 40
        and _is_all_name(article, other)
        for other in article.gold
    )


def _is_all_name(article: Article, gold: Gold) -> bool:
    words = [word for word in re.findall(r"[^\W_]+", gold.span.text_of(article.text)) if word.islower()]
    return set(words) <= {"the", "of", "for", "and", "in", "at", "s"}


def verdict(gazetteer: Gazetteer, title: str, mention: PlaceMention) -> bool | None:
    """Tell whether the place chosen is the one that a title of Wikipedia names; None if nobody can tell."""
    name, _, more = title.replace(" (", ", ").rstrip(")").partition(", ")
    named = gazetteer.find(fold_name(name))
    if named is None or not named.places:
        return None
    where = gazetteer.find(fold_name(more)) if more else None
    ranked = rank(gazetteer, named, Setting(), ())
    fitting = [one.place.id for one in ranked]
    if where is not None and where.places:
        holders = {
            gazetteer.place(number).id
            for number, _ in where.places
            if gazetteer.kind(number) is not PlaceKind.CITY
        }
        codes = {gazetteer.country(number) for number, _ in where.places}
        names = {gazetteer.name(number) for number, _ in where.places}
        fitting = [
            one.place.id
            for one in ranked
            if one.place.id not in holders and (one.place.region in names or one.place.country in codes)
        ]
        if not fitting:
            return None
    elif more in ("state", "U.S. state"):
        fitting = [one.place.id for one in ranked if one.place.kind.value == "region"]
    elif not more:
        best = ranked[0].place
        fitting = [one.place.id for one in ranked if one.place.country == best.country][:2]
    return mention.chosen in fitting


def main() -> int:
    """Print the table; with `--errors` what was missed and what was wrong, with `--seconds` the cost."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("conllu", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--seconds", action="store_true")
    args = parser.parse_args()
    gazetteer, counts = load_gazetteer(), Counter[str]()
    texts = list(articles(args.conllu))
    for article in texts:
        _count(gazetteer, article, counts, show=args.errors)
    _print(counts)
    if args.seconds:
        _print_cost(gazetteer, texts)
    return 0


def _count(gazetteer: Gazetteer, article: Article, counts: Counter[str], *, show: bool) -> None:
    mentions = find_places(article.text, article.blocks, gazetteer=gazetteer)
    named = [gold for gold in article.gold if gold.kind == "place" and gold.named]
    met: set[int] = set()
    for gold in named:
        fits = [n for n, mention in enumerate(mentions) if is_found(gold, mention)]
        has = (
            bool(gold.title)
            and gazetteer.find(fold_name(gold.title.replace(" (", ", ").split(", ")[0])) is not None
        )
        alone = not _is_inside_other(article, gold)
        counts["gold"] += 1
        counts["gold-listed"] += has
        counts["gold-alone"] += has and alone
        if fits:
            met.update(fits)
            counts["found"] += 1
            counts["found-listed"] += has
            counts["found-alone"] += has and alone
            if gold.title:
                heading = [n for n in fits if mentions[n].core.start == gold.head.start]
                _count_choice(gazetteer, article, gold, mentions[(heading or fits)[0]], counts, show=show)
        elif show:
            print(
                "missed" + (" listed" if has else ""),
                repr(gold.span.text_of(article.text)),
                gold.title,
                article.id,
            )
    kinds = {
        n: [gold.kind for gold in article.gold if is_found(gold, mention)]
        for n, mention in enumerate(mentions)
    }
    for number, mention in enumerate(mentions):
        counts["mentions"] += 1
        right = number in met or "place" in kinds[number] or _ends_place(article, mention)
        counts["right"] += right
        counts["land"] += not mention.as_body
        counts["right-land"] += right and not mention.as_body
        if not right and show:
            around = article.text[max(0, mention.span.start - 40) : mention.span.end + 30].replace("\n", "/")
            print(
                "wrong", repr(mention.core.text_of(article.text)), kinds[number], repr(around), mention.rule
            )


def _count_choice(
    gazetteer: Gazetteer,
    article: Article,
    gold: Gold,
    mention: PlaceMention,
    counts: Counter[str],
    *,
    show: bool,
) -> None:
    right = verdict(gazetteer, gold.title or "", mention)
    if right is None:
        counts["untold"] += 1
        return
    counts["told"] += 1
    counts["chosen-right"] += right
    counts["unchosen"] += mention.chosen is None
    if not right and show:
        top = [(one.place.id, one.place.country, one.score) for one in mention.candidates[:3]]
        print("choice", repr(mention.core.text_of(article.text)), gold.title, top)


def _print(counts: Counter[str]) -> None:
    rows = (
        ("recall, named places", "found", "gold"),
        ("recall, those whose name the gazetteer has", "found-listed", "gold-listed"),
        ("... and not in the name of another thing", "found-alone", "gold-alone"),
        ("precision, mentions that are places", "right", "mentions"),
        ("... of those not marked as a body", "right-land", "land"),
        ("right place, where it can be told", "chosen-right", "told"),
        ("... none chosen", "unchosen", "told"),
    )
    for label, part, whole in rows:
        print(f"{label:44} {counts[part]:5} / {counts[whole]:5}  {counts[part] / max(1, counts[whole]):.3f}")


def _print_cost(gazetteer: Gazetteer, texts: list[Article]) -> None:
    for article in texts:
        find_places(article.text, article.blocks, gazetteer=gazetteer)
    words = sum(len(article.text.split()) for article in texts)
    start = time.process_time()
    for article in texts:
        find_places(article.text, article.blocks, gazetteer=gazetteer)
    spent = time.process_time() - start
    print(f"{'milliseconds for 830 words':44} {1000 * spent / words * 830:.2f}")


if __name__ == "__main__":
    sys.exit(main())
