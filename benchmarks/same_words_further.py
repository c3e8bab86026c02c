"""Measure how well the same words are found where they are altered in ways that nothing was mended by.

    python -m benchmarks.same_words_further --quotations 300 --seed 20

The code was mended by what `benchmarks/same_words.py` makes up, so its figures flatter. Here each invented
quotation is printed anew in ways that reports have and that it does not make:

- `marks`: other capitals, commas and dashes; the words are the same.
- `bracketed`: a word replaced by an editor's, in brackets.
- `tense`: some words with another ending, as where a quotation is put into the past.
- `swapped`: its halves in the other order.
- `clip and change`: half of it, with a word replaced.
- `heavily`: every fifth word replaced.
- `stitched`: a third of it, then a third of another quotation of the same speaker.

Beside each stand decoys: its own words shuffled, and other words around a phrase of three to six words of it.
Precision and recall are of pairs; told right is by what each is.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.invented import NOW, people, vocabulary
from benchmarks.same_words import Tally, quotation, report
from onrecord.services import same_words
from onrecord.store import Store, open_store

ENDINGS = ("ed", "ing", "s")
FAR = slice(4_000, 6_000)
"""Words of the vocabulary that replace others."""


def marks(words: list[str], _other: list[str], chance: random.Random) -> list[str]:
    """Print the same words with other capitals and marks between them."""
    printed = list(words)
    for at in range(len(printed) - 1):
        if chance.random() < 0.2:
            printed[at] += chance.choice((",", " -", ";"))
    printed[0] = printed[0].capitalize()
    return printed


def bracketed(words: list[str], _other: list[str], chance: random.Random) -> list[str]:
    """Replace a word by another in brackets."""
    printed = list(words)
    printed[chance.randrange(1, len(words) - 1)] = f"[{chance.choice(vocabulary()[FAR])}]"
    return printed


def tense(words: list[str], _other: list[str], chance: random.Random) -> list[str]:
    """Give one word in six another ending."""
    changed = set(chance.sample(range(len(words)), max(1, len(words) // 6)))
    return [word + chance.choice(ENDINGS) if at in changed else word for at, word in enumerate(words)]


def swapped(words: list[str], _other: list[str], _chance: random.Random) -> list[str]:
    """Print the second half first."""
    middle = len(words) // 2
    return [*words[middle:], *words[:middle]]


def clip_and_change(words: list[str], _other: list[str], chance: random.Random) -> list[str]:
    """Print half of it with a word replaced."""
    size = max(5, len(words) // 2)
    start = chance.randint(0, len(words) - size)
    printed = words[start : start + size]
    printed[chance.randrange(1, size - 1)] = chance.choice(vocabulary()[FAR])
    return printed


def heavily(words: list[str], _other: list[str], chance: random.Random) -> list[str]:
    """Replace every fifth word."""
    return [chance.choice(vocabulary()[FAR]) if at % 5 == 4 else word for at, word in enumerate(words)]


def stitched(words: list[str], other: list[str], _chance: random.Random) -> list[str]:
    """Print a third of it and a third of another quotation, with an ellipsis between."""
    return [*words[: max(4, len(words) // 3)], "…", *other[: max(4, len(other) // 3)]]


HOWS: dict[str, tuple[Callable[[list[str], list[str], random.Random], list[str]], str]] = {
    "marks": (marks, "same"),
    "bracketed": (bracketed, "altered"),
    "tense": (tense, "altered"),
    "swapped": (swapped, "altered"),
    "clip and change": (clip_and_change, "altered"),
    "heavily": (heavily, "altered"),
    "stitched": (stitched, "clipped"),
}
"""What prints a quotation anew, and what the result is to be told as."""


def shuffled(words: list[str], _other: list[str], chance: random.Random) -> list[str]:
    """Print the words in no order: other words, for whoever reads them."""
    return chance.sample(words, len(words))


def around(words: list[str], other: list[str], chance: random.Random) -> list[str]:
    """Print other words around a phrase of three to six."""
    size = min(chance.randint(3, 6), len(words))
    start = chance.randint(0, len(words) - size)
    return [*other[: len(other) // 2], *words[start : start + size], *other[len(other) // 2 :]]


DECOYS = {"shuffled": shuffled, "around": around}


def fill(store: Store, quotations: int, chance: random.Random) -> dict[str, str]:
    """Add quotations, their renderings and decoys; return the full ones' statements by report."""
    full: dict[str, str] = {}
    for number in range(quotations):
        words, other = (quotation(chance, chance.randint(9, 30)) for _ in range(2))
        speaker = people()[number][0]
        whole = report(f"{number}-full", speaker, " ".join(words))
        full[f"{number}-full"] = whole.statements[0].id
        store.add(whole, now=NOW)
        ways = {how: print_anew for how, (print_anew, _) in HOWS.items()} | DECOYS
        for how, print_anew in ways.items():
            printed = " ".join(print_anew(words, other, chance))
            store.add(report(f"{number}-{how}", speaker, printed), now=NOW)
    return full


def measure(store: Store, full: dict[str, str]) -> tuple[Tally, dict[str, int]]:
    """Look for the renderings of each full quotation; return the decoys found, too, by how they were made."""
    tally = Tally()
    taken = dict.fromkeys([*DECOYS, "of another"], 0)
    for name, wanted in full.items():
        number = name.partition("-")[0]
        tally.made.update(list(HOWS))
        for one in same_words(store, wanted).renderings:
            of, _, how = one.hit.document_name.partition("-")
            if of != number or how not in HOWS:
                tally.wrong += 1
                taken[how if of == number and how in DECOYS else "of another"] += 1
                continue
            tally.found[how] += 1
            tally.told[how] += one.comparison.how == HOWS[how][1]
    return tally, taken


def table_of(tally: Tally, taken: dict[str, int]) -> str:
    """Return what was measured as lines for people."""
    wrong = ", ".join(f"{how} {count}" for how, count in taken.items())
    lines = [f"precision {tally.precision:.3f}  recall {tally.recall:.3f}  found by mistake: {wrong}"]
    for how, (_, told_as) in HOWS.items():
        made, found, told = tally.made[how], tally.found[how], tally.told[how]
        lines.append(f"{how:16} made {made:5}  found {found:5}  told {told_as} {told:5}")
    return "\n".join(lines)


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quotations", type=int, default=300, help="default: 300")
    parser.add_argument("--seed", type=int, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "record.db")) as store:
        full = fill(store, asked.quotations, random.Random(asked.seed))
        print(table_of(*measure(store, full)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
