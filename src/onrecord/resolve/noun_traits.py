"""What speaks for a description meaning somebody: its noun, its modifiers, and the names in it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.resolve.antecedents import DOCUMENT, GROUP, OTHER, Candidate
from onrecord.resolve.descriptions import noun_classes
from onrecord.resolve.offices import plain_office
from onrecord.resolve.phrases import Form
from onrecord.resolve.posts import Fit, compare, read_post
from onrecord.resolve.referents import Referent
from onrecord.resolve.scene import Scene
from onrecord.resolve.view import Row, View
from onrecord.resources import words_of

_AROUND = 6
_MOST_PRESENCES = 40
_BEST = (Fit.SAME, Fit.NEAR, Fit.BARE, Fit.RELATED, Fit.UNSURE, Fit.OTHER)


def put_noun(view: View, candidate: Candidate, row: Row) -> None:
    """How the noun of a description fits what is printed of the candidate."""
    if view.question.phrase.form is not Form.DESCRIPTION:
        return
    referent, head = candidate.referent, plain_office(view.question.phrase.head)
    if head in referent.heads:
        _put_same_head(view, referent, row)
    elif referent.heads and referent.is_named:
        _put_other_head(view, referent, head, row)
    elif referent.is_named:
        row["nothing-told"] = 1.0


def _put_same_head(view: View, referent: Referent, row: Row) -> None:
    row["same-head"] = 1.0
    said = view.modifiers | view.beyond
    if not said:
        row["bare"] = 1.0
    else:
        row["words-told"] = len(said & referent.told) / len(said)
    if view.claims - referent.told:
        row["claim-not-told"] = 1.0
    if not referent.is_named:
        row["same-noun"] = 1.0
        if (
            view.modifiers
            and referent.told - view.modifiers - referent.heads
            and view.modifiers - referent.told
        ):
            row["words-differ"] = 1.0


def _put_other_head(view: View, referent: Referent, head: str, row: Row) -> None:
    here, there = noun_classes(head), frozenset(c for one in referent.heads for c in noun_classes(one))
    if here and there:
        row["same-class" if here & there else "other-class"] = 1.0
    if {word for word in view.modifiers if len(word) > 3} & referent.told:
        row["shares-word"] = 1.0


def put_office(view: View, candidate: Candidate, row: Row) -> None:
    """How the office that a description names stands to those printed of the candidate."""
    asked, titles = view.post, candidate.referent.titles
    if asked is None or not titles:
        return
    posts = [read_post(title) for title in titles]
    same = [post for post in posts if post.noun == asked.noun]
    fits = {compare(asked, post) for post in same or posts}
    best = next(fit for fit in _BEST if fit in fits)
    row[f"office={best}{'' if same else '-by-another-noun'}"] = 1.0


def put_name(view: View, candidate: Candidate, row: Row) -> None:
    """How the words of a description fit the candidate's name, and what is printed around it."""
    known = candidate.referent.known
    if known is None or view.question.phrase.form is not Form.DESCRIPTION:
        return
    name = {word.lower() for word in known.words}
    owner = view.question.phrase.possessor
    if name & view.modifiers:
        row["named-in-it"] = 1.0
    if name & view.beyond:
        row["named-after-it"] = 1.0
    if owner is not None and name & {word.lower for word in view.scene.reading.words_in(owner)}:
        row["is-owner"] = 1.0
    if view.question.phrase.head in name:
        row["head-in-name"] = 1.0
    if view.question.phrase.head in words_of("speakers", "generic_persons"):
        row["generic"] = 1.0


def put_context(view: View, candidate: Candidate, row: Row) -> None:
    """How much of a description is printed near the candidate's name."""
    said = {word for word in view.modifiers | view.beyond if len(word) > 3}
    if not said or not candidate.referent.is_named or view.question.kind == DOCUMENT:
        return
    row["near-words"] = len(said & _words_near(view.scene, candidate.referent)) / len(said)


def _words_near(scene: Scene, referent: Referent) -> set[str]:
    reading, near = scene.reading, set[str]()
    for presence in referent.presences[:_MOST_PRESENCES]:
        at = reading.index_at(presence.span.start)
        near |= {word.lower for word in reading.words[max(0, at - _AROUND) : at + _AROUND]}
    return near


def put_description(view: View, rows: Sequence[Row], row: Row) -> None:
    """What speaks for a description meaning nobody but whom it describes."""
    phrase = view.question.phrase
    row[f"determiner={_determiner(phrase.determiner)}"] = 1.0
    row[f"modifiers={min(3, len(view.modifiers))}"] = 1.0
    signs = {
        "capitals": bool(view.claims),
        "owned": phrase.possessor is not None,
        "goes-on-after-head": phrase.core.end < phrase.span.end - 2,
        "heading": view.scene.reading.in_heading(view.question.span),
        "generic": phrase.head in words_of("speakers", "generic_persons"),
        "withheld": phrase.head in words_of("speakers", "withheld_singular"),
        "points-back": phrase.head in words_of("speakers", "anaphoric_organisations"),
        "no-same-head": not any("same-head" in other for other in rows),
        "agentive": view.question.kind == OTHER and phrase.head.endswith(("er", "or", "ist", "ian", "ant")),
    }
    row.update({name: 1.0 for name, holds in signs.items() if holds})
    row[f"seen-as={view.seen.value if view.seen is not None else 'nothing'}"] = 1.0
    if view.question.kind == GROUP and (
        phrase.head in words_of("speakers", "empty") or is_share(phrase.head)
    ):
        row["counts"] = 1.0
    for name in noun_classes(plain_office(phrase.head)) or {"none"}:
        row[f"class={name}"] = 1.0


def is_share(noun: str) -> bool:
    """Tell whether a noun only counts ("52 percent", "34")."""
    return noun in ("percent", "per-cent", "%") or noun[0].isdigit()


def _determiner(word: str | None) -> str:
    if word is None or word == "the":
        return word or "none"
    if word in ("this", "that", "these", "those"):
        return "this"
    return "owner" if word in ("his", "her", "their", "its") else "indefinite"
