"""Learning whom a statement addresses."""

from __future__ import annotations

from training.addressees import answers, best_leasts, counts, learn, sample_of
from training.holders import read_invented
from training.resolution import Article


def samples(count: int) -> list[Article]:
    """Invented articles, with an addressee where one is told."""
    found = []
    for article in list(read_invented())[:count]:
        told = "told" in article.doc.text
        found.append(Article(article.doc, article.tagging, ({"addressee": "reporters" if told else None},)))
    return found


def test_what_is_told_is_learnt() -> None:
    made = [sample_of(article) for article in samples(120)]
    told = [sample for sample in made if sample.gold[0]]
    other = [sample for sample in made if not sample.gold[0]]
    first, second, shares = learn([*told * 8, *other])
    assert first.weights
    assert second.weights
    right, wrong, _ = counts([*told * 8, *other], shares, 0.5, 0.9)
    assert right > wrong


def test_an_option_is_right_if_it_names_whom_the_row_names() -> None:
    for article in samples(60):
        sample = sample_of(article)
        for options, marks, gold in zip(sample.options, answers(sample), sample.gold, strict=True):
            assert [option.name == "reporters" and gold == "reporters" for option in options] == marks


def test_the_least_chances_are_those_of_the_highest_f1() -> None:
    made = [sample_of(article) for article in samples(60)]
    told = [sample for sample in made if sample.gold[0] and any(sample.options)]
    shares = [[[0.3] * len(here) for here in sample.options] for sample in told]
    least, carried = best_leasts(told, shares)
    assert least <= 0.3
    assert carried >= least
