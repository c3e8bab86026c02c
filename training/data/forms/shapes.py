"""Passages whose shape no single template holds: transcripts, lists, and statements over many paragraphs.

passage = transcript(Scene(random.Random(1), Pool()))
"""

from __future__ import annotations

import random
from collections.abc import Callable

from training.data.forms.passages import GAP, Draft, Passage, fill_words, parts_of
from training.data.forms.scenes import Scene, cased
from training.data.forms.tables import table

_QUESTION_LABELS = ("Q", "Q", "Question", "QUESTION", "QUESTION")
_ANSWER_LABELS = ("A", "A", "Answer", "ANSWER")
_HOSTS = (
    "Host",
    "Interviewer",
    "Moderator",
    "REPORTER",
    "Reporter",
    "INTERVIEWER",
    "Journalist",
    "JOURNALIST",
)
_BULLETS = ("- ", "- ", "• ", "* ", "— ", "– ", "1. ", "1) ", "(1) ", "(a) ", "a) ", "(i) ", "▪ ", "")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi")


def transcript(scene: Scene) -> Passage:
    """Write questions and answers, each behind a label; an answer may run over several paragraphs."""
    rng, draft = scene.rng, Draft()
    labels = _labels(scene)
    mark, gap = _label_style(rng, capitals="".join(labels).isupper())
    if rng.random() < 0.5:
        draft.write(_opening(scene) + GAP)
    turn, turns = 0, rng.randint(2, 9)
    while turn < turns:
        asks = turn % 2 == 0
        label = labels[turn % len(labels)]
        _stage(scene, draft, gap)
        _turn(scene, draft, str(turn), label, mark, gap, asks=asks and rng.random() < 0.95)
        turn += 1
        draft.write(gap if turn < turns else "")
    return draft.passage()


def _label_style(rng: random.Random, *, capitals: bool) -> tuple[str, str]:
    """Return what ends a label, and what parts the turns; only capitals end in a full stop."""
    mark = rng.choice((":", ":", ":", ":", ":", ".", " —", " –"))
    return ":" if mark == "." and not capitals else mark, rng.choice((GAP, GAP, GAP, "\n"))


def _labels(scene: Scene) -> list[str]:
    """Return who asks and who answers by turns."""
    rng, value = scene.rng, scene.fresh()
    way = rng.choice(("letters", "letters", "names", "names", "words", "host", "agency", "panel"))
    style = rng.choice(("surname", "SURNAME", "NAME", "name", "Mr"))
    one, two, three = (_name_label(scene, value(style + str(n)), n, style) for n in (1, 2, 3))
    if way == "letters":
        return [rng.choice(_QUESTION_LABELS[:2]), rng.choice((*_ANSWER_LABELS[:2], "A", one))]
    if way == "words":
        return [rng.choice(_QUESTION_LABELS), rng.choice((*_ANSWER_LABELS, one, one))]
    if way == "host":
        return [rng.choice(_HOSTS), one]
    if way == "agency":
        return [value("AGENCY1") if rng.random() < 0.5 else value("Outlet1"), one]
    return [two, one] if way == "names" else [two, one, two, three]


def _name_label(scene: Scene, label: str, number: int, style: str) -> str:
    rng = scene.rng
    if style.isupper() and rng.random() < 0.3:
        person = scene.people[number % len(scene.people)]
        return rng.choice((f"{cased('T', person.title)} {label}".upper().strip(), f"MR. {label.split()[-1]}"))
    return f"{label} [{rng.randint(0, 1):02}:{rng.randint(10, 59)}]" if rng.random() < 0.03 else label


def _opening(scene: Scene) -> str:
    value = scene.fresh()
    openings = (
        f"{value('Full1')} spoke in {value('town1')} on {value('day1')}.",
        f"{value('name1')}, {value('office1')}, took questions about {value('thing1')}.",
        "The interview has been shortened.",
        f"The interview was held in {value('month1')}.",
        f"Interview: {value('name1')}",
        "Questions and answers",
        value("Fact1"),
    )
    return scene.rng.choice(openings)


def _stage(scene: Scene, draft: Draft, gap: str) -> None:
    if scene.rng.random() < 0.05:
        draft.write(scene.rng.choice(table("words")["stages"]) + gap)


def _turn(scene: Scene, draft: Draft, number: str, label: str, mark: str, gap: str, *, asks: bool) -> None:
    rng, value = scene.rng, scene.fresh()
    draft.write(label, "source", number).write(mark[:-1]).write(mark[-1], "cue", number)
    draft.write("\n" if rng.random() < 0.03 else " ")
    if asks:
        before = scene.sentences(1, 1) + " " if rng.random() < 0.2 else ""
        draft.write(before + value("Ask1"), "content", number)
        return
    size = rng.choices((1, 2, 3, 4), weights=(10, 4, 2, 1))[0]
    for paragraph in range(size):
        draft.write(gap if paragraph else "")
        draft.write(scene.sentences(1, rng.choice((1, 2, 3, 4))), "content", number)


def listing(scene: Scene) -> Passage:
    """Write a statement that ends in a list of items, which are all its content."""
    rng, value, draft = scene.rng, scene.fresh(), Draft()
    opening, kind = rng.choice([(text, kind) for kind, texts in table("lists").items() for text in texts])
    size = rng.randint(2, 6)
    number = ("two", "three", "four", "five", "six")[size - 2]
    for role, words, numbers in parts_of(opening):
        draft.write(fill_words(words, lambda key: number if key == "count" else value(key)), role, numbers)
    _items(scene, draft, kind, size)
    if rng.random() < 0.6:
        draft.write(GAP + value("Fact1"))
    return draft.passage()


def _items(scene: Scene, draft: Draft, kind: str, size: int) -> None:
    rng, value = scene.rng, scene.fresh()
    bullet = rng.choice(_BULLETS)
    gap = rng.choice((GAP, GAP, "\n"))
    stop = rng.choice((".", ";", ",", "", "")) if kind not in ("line", "quoted") else ""
    capital = kind != "quoted" and (rng.random() < 0.5 or not bullet)
    for number in range(1, size + 1):
        words = _item(value, kind, number)
        draft.write(gap + numbered(bullet, number))
        draft.write(words[:1].upper() + words[1:] if capital else words, "content")
        draft.write("." if number == size and stop else stop)
        if stop in (";", ",") and number == size - 1:
            draft.write(" and")


def _item(value: Callable[[str], str], kind: str, number: int) -> str:
    if kind == "quoted":
        return f"“{value(f'line{number}')}”"
    return value(f"{kind}{number}")


def numbered(bullet: str, number: int) -> str:
    """Write the mark of a list's item.

    >>> numbered("(a) ", 3)
    '(c) '
    """
    if "i" in bullet:
        return bullet.replace("i", _ROMAN[number - 1])
    return bullet.replace("1", str(number)).replace("a", "abcdefgh"[number - 1])


def speech(scene: Scene) -> Passage:
    """Write a quotation whose marks reopen with every paragraph and close with the last."""
    rng, value, draft = scene.rng, scene.fresh(), Draft()
    opened = rng.random() < 0.5
    if opened:
        draft.write(value("Full1"), "source").write(" ").write(value("plain1"), "cue").write(": ")
    else:
        draft.write(f"“{value('linec1')}”", "content").write(" ").write(value("surname1"), "source")
        draft.write(" ").write(value("plain1"), "cue").write("." + GAP)
    size = rng.randint(2, 5)
    for number in range(size):
        last = number == size - 1
        draft.write("“" + scene.sentences(1, 3) + ("”" if last else ""), "content")
        draft.write("" if last else GAP)
    return draft.passage()
