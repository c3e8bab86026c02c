"""Where the tagger's own time goes: laying out, encoding, running the network, decoding.

The stages lie inside one another: scoring a text is encoding it and running the network, tagging it is
scoring and decoding. So each is the difference of two times, taken in one process on the same texts. The
second pass, which looks for statements inside statements and is made only where they are wanted, is measured
apart, its runs of the network included.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.clock import Clock, timing
from benchmarks.peers import document
from onrecord.tagger import Tagger
from onrecord.tagger.session import Encoder

STAGES = {
    "lay out": "paragraphs, headlines, datelines, furniture",
    "encode": "quotation marks, word pieces, windows",
    "run": "the network, in ONNX Runtime",
    "decode": "from scores to attributions",
    "nested": "a second pass, where statements inside statements are wanted",
}

EXTRA = "nested"
"""The stage that comes on top of the others where it is wanted."""


def stages(tagger: Tagger, texts: Sequence[str]) -> dict[str, float]:
    """Return the CPU seconds that the tagger spends in each stage over all texts."""
    tagger.tag(document(texts[0]))  # what is only slow the first time is not measured
    laying, scoring, tagging, nesting = Clock(), Clock(), Clock(), Clock()
    with laying.running():
        docs = [document(text) for text in texts]
    with timing(Encoder, "run") as run, scoring.running():
        for doc in docs:
            tagger.score(doc)
    with timing(Encoder, "run") as again, tagging.running():
        found = [tagger.tag(doc, deep=False).attributions for doc in docs]
    with nesting.running():
        for doc, outer in zip(docs, found, strict=True):
            tagger.nested_in(doc, outer)
    encode = scoring.seconds - run.seconds
    decode = tagging.seconds - again.seconds - encode
    mean_run = (run.seconds + again.seconds) / 2
    spent = (laying.seconds, encode, mean_run, max(0.0, decode), nesting.seconds)
    return dict(zip(STAGES, spent, strict=True))
