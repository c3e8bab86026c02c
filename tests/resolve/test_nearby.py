"""Those who are mentioned around a place, or go by a noun, are found in the order they were taken in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import EntityType, Span
from onrecord.resolve.ground import OTHER, Presence
from onrecord.resolve.known import Known
from onrecord.resolve.nearby import Nearby
from onrecord.resolve.referents import Referent


def presence(paragraph: int) -> Presence:
    return Presence(Span(100 * paragraph, 100 * paragraph + 4), paragraph, paragraph, OTHER, quoted=False)


def referent(*paragraphs: int, heads: tuple[str, ...] = (), known: Known | None = None) -> Referent:
    one = Referent(EntityType.PERSON, known=known, heads=set(heads))
    for paragraph in paragraphs:
        one.add(presence(paragraph))
    return one


def taken(*referents: Referent) -> Nearby:
    nearby = Nearby()
    for one in referents:
        nearby.take(one)
    return nearby


def test_who_is_mentioned_in_a_paragraph_is_near_it() -> None:
    far, near = referent(1, 9), referent(3)
    assert taken(far, near).around([2, 3], [], []) == [near]


def test_who_goes_by_a_noun_is_found_however_far_away() -> None:
    baker, renk = referent(9, heads=("baker",)), referent(9, known=Known(("Ivo", "Renk")))
    assert taken(renk, baker).around([2], ["baker"], []) == [baker]
    assert taken(renk, baker).around([2], ["renk"], []) == [renk]


def test_who_is_handy_is_found_anyway() -> None:
    handy, other = referent(9), referent(9)
    assert taken(other, handy).around([2], [], [handy]) == [handy]


def test_a_mention_that_is_taken_in_later_counts() -> None:
    one = referent(9)
    nearby = taken(one)
    nearby.add(one, presence(2))
    assert nearby.around([2], [], []) == [one]
    assert one.before(300) is not None


@given(st.lists(st.lists(st.integers(0, 6), max_size=4), max_size=8), st.integers(0, 6))
def test_all_who_are_mentioned_are_found_in_order(mentioned: list[list[int]], asked: int) -> None:
    everybody = [referent(*paragraphs) for paragraphs in mentioned]
    wanted = [one for one, paragraphs in zip(everybody, mentioned, strict=True) if asked in paragraphs]
    assert taken(*everybody).around([asked], [], []) == wanted
