"""Learning whose view a content relays."""

from __future__ import annotations

import numpy as np

from training.holders import Content, contents_of, counts, learn, read_invented


def test_every_invented_sentence_is_one_content() -> None:
    for article in read_invented():
        (attribution,) = article.tagging.attributions
        assert attribution.cue
        assert attribution.content
        assert len(contents_of(article)) == 1


def test_most_invented_holders_are_candidates() -> None:
    held = [content for article in read_invented() for content in contents_of(article) if content.gold]
    assert sum(any(content.right()) for content in held) / len(held) > 0.9


def test_a_model_learns_which_party_is_the_holder() -> None:
    made = [[Content(("Oray",), ({"verb": 1.0},), "Oray"), Content(("Tun",), ({"noun": 1.0},), None)]] * 12
    model, shares = learn(made, [])
    assert model.weights["verb"] > 0 > model.weights["noun"]
    assert counts(made, shares, 0.5) == (12, 0, 0)


def test_holders_are_counted_as_the_ruler_counts() -> None:
    contents = [
        Content(("Oray",), ({},), "Mara Oray"),
        Content(("Oray",), ({},), "Tun"),
        Content(("Oray",), ({},), None),
        Content((), (), "Tun"),
    ]
    shares = [np.array([0.9]), np.array([0.9]), np.array([0.9]), np.array([])]
    assert counts([contents], [shares], 0.5) == (1, 2, 2)
