"""Build the tiny model that the tests run: a network of a few kilobytes that reads a language of fifty words.

    python tools/build_tiny_model.py --out tests/tagger/tiny

It is trained for a minute on made-up sentences and exported exactly as the real weights are, so that every
step from text to attributions can be tested without them. Its outputs are pinned in `tests/tagger`: build it
anew only when the shape of the graph changes, and pin again. Needs the `train` extra.
"""

from __future__ import annotations

import argparse
import json
import random
import string
import tempfile
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from onrecord.model import Span
from onrecord.tagger.cards import CARD_FILE, load_card
from onrecord.tagger.encode import BREAK_ID, END_ID, PAD_ID, START_ID, UNKNOWN_ID
from onrecord.tagger.session import MODEL_FILE
from onrecord.tagger.tagger import TOKENIZER_FILE
from training.data.polnear import Article, GoldAttribution
from training.export_onnx import export_graph, save_card, write_card
from training.network import Network, Shape
from training.train import Recipe, train

SEED = 7
VOCABULARY = 192
SHAPE = Shape(
    vocabulary=VOCABULARY,
    positions=64,
    width=8,
    layers=1,
    heads=2,
    inner=16,
    pair_width=4,
    dropout=0.0,
)
RECIPE = Recipe(epochs=24, batch=8, limit=64, encoder_rate=1e-2, head_rate=1e-2, seed=SEED)
CONTEXT = 24

NAMES = ("Oda Renk", "Ilka Torv", "Bram Quell", "Mayor Torv", "Minister Quell", "Renk", "Torv", "Quell")
OFFICES = ("the mayor", "the spokeswoman", "the minister", "an official")
CUES = ("said", "told reporters", "added", "warned")
CLAUSES = (
    "the truce holds",
    "the bridge is closed",
    "we will not leave the city",
    "the city will answer",
    "peace is near",
    "the talks will go on until Friday",
    "no bridge will open",
)
SPECIAL = {
    "[PAD]": PAD_ID,
    "[unused0]": BREAK_ID,
    "[UNK]": UNKNOWN_ID,
    "[CLS]": START_ID,
    "[SEP]": END_ID,
}
MARKS = ".,:;!?-()[]'\"“”‘’«»„—"


def vocabulary() -> dict[str, int]:
    """Return word pieces with their ids: letters and digits, so that any word can be spelt, and the words."""
    phrases = " ".join((*NAMES, *OFFICES, *CUES, *CLAUSES, "according to that on"))
    words = sorted(set(phrases.lower().split()))
    letters = string.ascii_lowercase + string.digits
    pieces = [*letters, *(f"##{letter}" for letter in letters), *MARKS, *words]
    free = (number for number in range(VOCABULARY) if number not in SPECIAL.values())
    found = SPECIAL | dict(zip(dict.fromkeys(pieces), free, strict=False))
    return dict(sorted(found.items(), key=lambda item: item[1]))


def tokenizer() -> Tokenizer:
    """Make a tokenizer with the habits of the base one and the vocabulary of a few sentences."""
    special = [
        {"id": number, "content": name, "special": True}
        | dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
        for name, number in SPECIAL.items()
        if number != BREAK_ID
    ]
    described = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": special,
        "normalizer": {
            "type": "BertNormalizer",
            "clean_text": True,
            "handle_chinese_chars": True,
            "strip_accents": None,
            "lowercase": True,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": None,
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": vocabulary(),
        },
    }
    return Tokenizer.from_str(json.dumps(described))


def article(number: int, rng: random.Random) -> Article:
    """Make up an article of a few paragraphs; half of its sentences say who said so."""
    text, found = "", []
    for _ in range(rng.randint(2, 5)):
        for _ in range(rng.randint(1, 2)):
            parts = sentence(rng)
            spans: dict[str, tuple[Span, ...]] = {"source": (), "cue": (), "content": ()}
            for role, words in parts:
                if role:
                    spans[role] += (Span(len(text), len(text) + len(words)),)
                text += words
            if spans["cue"]:
                found.append(GoldAttribution(**spans))
            text += " "
        text = text.rstrip() + "\n\n"
    return Article(f"made-up-{number}", text, tuple(found))


def sentence(rng: random.Random) -> tuple[tuple[str, str], ...]:
    """Make up a sentence as pieces of text with their roles."""
    said, more = rng.sample(CLAUSES, 2)
    who, cue = rng.choice(NAMES + OFFICES), rng.choice(CUES)
    opening = who[0].upper() + who[1:]
    capital = said[0].upper() + said[1:]
    patterns = (
        (("content", f"“{capital},”"), ("", " "), ("source", who), ("", " "), ("cue", cue), ("", ".")),
        (("content", f"“{capital},”"), ("", " "), ("cue", cue), ("", " "), ("source", who), ("", ".")),
        (
            ("content", f"“{capital},”"),
            ("", " "),
            ("source", who),
            ("", " "),
            ("cue", cue),
            ("", ", "),
            ("content", f"“{more}.”"),
        ),
        (("source", opening), ("", " "), ("cue", cue), ("", " "), ("content", f"that {said}"), ("", ".")),
        (("source", opening), ("", " "), ("cue", cue), ("", " "), ("content", said), ("", ".")),
        (("cue", "According to"), ("", " "), ("source", who), ("", ", "), ("content", said), ("", ".")),
        (("", f"{capital}."),),
        (("", f"{opening} will leave the city on Friday."),),
        (("", f"{capital}, and {who} will answer."),),
    )
    return rng.choice(patterns)


def build(out: Path) -> None:
    """Train, export and describe the tiny model."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    articles = [article(number, rng) for number in range(400)]
    network = Network(SHAPE)
    with tempfile.TemporaryDirectory() as kept:
        train(network, articles, tokenizer(), RECIPE, Path(kept))
    out.mkdir(parents=True, exist_ok=True)
    export_graph(network, out / MODEL_FILE, int8=True)
    tokenizer().save(str(out / TOKENIZER_FILE), pretty=False)
    write_card(out, version="tiny", recipe=RECIPE)
    card = replace(
        load_card(out),
        name="onrecord-test",
        context=CONTEXT,
        licence="Apache-2.0",
        summary="For tests only.",
        training=(),
        failures=(),
    )
    save_card(card, out)


def main() -> None:
    """Build from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=Path("tests/tagger/tiny"))
    out = parser.parse_args().out
    build(out)
    for name in (MODEL_FILE, TOKENIZER_FILE, CARD_FILE):
        print(f"{out / name}: {(out / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
