"""A floor is missed, kept or raised; it is lowered only when that is said."""

import pytest

from gate.floors import CorpusChanged, Floors, Kept, check, falls, read_floors, updated, write_floors

CORPUS = {"sha256": "ab", "documents": 1, "attributions": 2}
EPSILON = 0.01


def kept(**floors):
    return Kept(EPSILON, {"sample": Floors(CORPUS, floors)})


def measured(**figures):
    return Floors(CORPUS, figures)


def test_a_figure_below_its_floor_is_a_fall_and_one_within_epsilon_is_not():
    figures = {"attribution": 0.700, "strict": 0.500}
    floors = {"attribution": 0.704, "strict": 0.506, "direct": 0.9}
    assert [fall.name for fall in falls(figures, floors, epsilon=0.005)] == ["strict", "direct"]


def test_a_figure_that_is_gone_is_a_fall():
    (fall,) = falls({}, {"direct": 0.9}, epsilon=0.005)
    assert str(fall) == "direct is not measured any more; its floor is 0.9000"


def test_an_update_raises_and_adds_floors():
    new, refused = updated(kept(strict=0.5), "sample", measured(strict=0.6, alpha=0.7), allow_lower=False)
    assert (new, refused) == (kept(strict=0.6, alpha=0.7), [])


def test_an_update_refuses_to_lower_a_floor_unasked():
    new, refused = updated(kept(strict=0.5), "sample", measured(strict=0.4), allow_lower=False)
    assert new == kept(strict=0.5)
    assert [fall.name for fall in refused] == ["strict"]


def test_an_update_lowers_a_floor_when_that_is_said():
    assert updated(kept(strict=0.5), "sample", measured(strict=0.4), allow_lower=True) == (
        kept(strict=0.4),
        [],
    )


def test_an_update_keeps_a_floor_that_is_missed_by_no_more_than_epsilon():
    assert updated(kept(strict=0.5), "sample", measured(strict=0.495), allow_lower=False) == (
        kept(strict=0.5),
        [],
    )


def test_an_update_of_one_corpus_leaves_the_others_alone():
    new, _ = updated(kept(strict=0.5), "polnear-dev", measured(strict=0.3), allow_lower=False)
    assert new.corpora == {"sample": measured(strict=0.5), "polnear-dev": measured(strict=0.3)}


def test_another_corpus_has_no_floors():
    changed = Floors(CORPUS | {"sha256": "cd"}, {"strict": 0.9})
    with pytest.raises(CorpusChanged, match="measure anew"):
        check(kept(strict=0.5), "sample", changed)


def test_a_corpus_that_was_never_measured_has_no_floors():
    with pytest.raises(CorpusChanged, match="polnear-dev has no floors yet"):
        check(kept(strict=0.5), "polnear-dev", measured(strict=0.9))


def test_floors_survive_their_file(tmp_path):
    write_floors(kept(strict=0.5), tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == kept(strict=0.5)
