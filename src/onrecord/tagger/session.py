"""Run the encoder: one ONNX graph, int8, on the CPU; and those for further looks, where there are any.

encoder = load_encoder(folder, card)
encoder.run(encoded, window).tags.shape  # (320, 7)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ModelMismatch
from onrecord.tagger.acts import KINDS, ActScores
from onrecord.tagger.candidates import EVIDENCE
from onrecord.tagger.cards import ModelCard, checked_bytes
from onrecord.tagger.decode import BUCKETS, DECODER, TAGS, WindowScores
from onrecord.tagger.encode import END_ID, START_ID, Encoded, framed
from onrecord.tagger.finding_words import SIDE_TAGS, STATE_LABELS
from onrecord.tagger.finding_words import TAGS as TOLD
from onrecord.tagger.mentions import MentionScores
from onrecord.tagger.second_look import OUTPUTS as LOOKED_FOR
from onrecord.tagger.second_look import SecondLook
from onrecord.tagger.third_look import OUTPUTS as LOOKED_CLOSER_FOR
from onrecord.tagger.third_look import ThirdLook
from onrecord.tagger.windows import Window

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL_FILE = "model.onnx"
SECOND_FILE = "second.onnx"
THIRD_FILE = "third.onnx"
OUTPUTS = ("tags", "part", "first", "last", "lean", "near")
"""What attributions are decoded from."""
KIND_WEIGHTS = ("kind_shifts", "kind_looks", "kind_hidden", "kind_out")
"""Weights that kinds are told with once it is known where an attribution is."""
ACT_OUTPUTS = ("meant", "party", "asking", "party_lean", *KIND_WEIGHTS)
"""What kinds and parties are told by."""
MENTION_OUTPUTS = ("spans", "links")
"""What mentions and their ties are told by."""
WORDS = "words"
"""Word vectors of all pieces, the boundary pieces too: what second and third looks read."""
SECOND_SIZES = dict(zip(LOOKED_FOR, map(len, (KINDS, TOLD, STATE_LABELS, SIDE_TAGS)), strict=True))
"""How wide what a second look gives is."""
THIRD_SIZES = dict.fromkeys(LOOKED_CLOSER_FOR, len(KINDS))
"""The same for a third look."""
WHOLE = frozenset(("near", *KIND_WEIGHTS))
"""Outputs that are the same whatever is read: weights that are used outside the graph."""


class Encoder:
    """Holds ONNX Runtime sessions; safe to share between threads."""

    def __init__(
        self,
        session: InferenceSession,
        second: InferenceSession | None = None,
        third: InferenceSession | None = None,
    ) -> None:
        from onnxruntime import RunOptions

        self._session = session
        self._second, self._third = second, third
        self._options = RunOptions()
        self._options.only_execute_path_to_fetches = True
        given = {output.name for output in session.get_outputs()}
        self._groups = [names for names in (OUTPUTS, ACT_OUTPUTS, MENTION_OUTPUTS) if given.issuperset(names)]

    def run(
        self, encoded: Encoded, window: Window, *, acts: bool = False, mentions: bool = False
    ) -> WindowScores:
        """Score one window of an encoded document; the boundary pieces' rows are left out.

        Args:
            encoded: The document.
            window: Where the window lies in it.
            acts: Compute what kinds and parties are told by, too, if the model can.
            mentions: Compute what mentions are told by, too, likewise.
        """
        ids = framed(encoded.ids[window.start : window.end], START_ID, END_ID)
        types = framed(encoded.types[window.start : window.end], 0, 0)
        wanted = {OUTPUTS: True, ACT_OUTPUTS: acts, MENTION_OUTPUTS: mentions}
        groups = [group for group in self._groups if wanted[group]]
        names = [name for group in groups for name in group]
        if acts and (self._second is not None or self._third is not None):
            names.append(WORDS)
        given = self._session.run(names, {"ids": ids[None], "types": types[None]}, self._options)
        found = dict(zip(names, given, strict=True))
        rows = {name: values if name in WHOLE else values[0, 1:-1] for name, values in found.items()}
        tags, part, first, last, lean, near = (rows[name] for name in OUTPUTS)
        told = ActScores(*(rows[name] for name in ACT_OUTPUTS)) if ACT_OUTPUTS in groups else None
        if told is not None and self._second is not None:
            told = replace(told, again=SecondLook(self._second, found[WORDS][0], types))
        if told is not None and self._third is not None:
            told = replace(told, closer=ThirdLook(self._third, found[WORDS][0], ids, types))
        named = (
            MentionScores(*(rows[name] for name in MENTION_OUTPUTS)) if MENTION_OUTPUTS in groups else None
        )
        return WindowScores(tags, part, first, last, lean, near, told, named)


def load_encoder(folder: Path, card: ModelCard, *, threads: int) -> Encoder:
    """Load the graph of a model folder.

    Args:
        folder: Holds `model.onnx`, and `second.onnx` and `third.onnx` if the card names them.
        card: Its card; the file's hash and labels must agree with it.
        threads: Threads that one run may use. They do not spin while they wait.

    Raises:
        ModelNotFound: There is no graph.
        ModelMismatch: The graph is not the card's.
    """
    session = load_graph(folder / MODEL_FILE, card.model_sha256, threads=threads)
    check_shapes(session, card)
    second, third = (
        load_further(folder / name, sha256, sizes, threads=threads) if sha256 else None
        for name, sha256, sizes in (
            (SECOND_FILE, card.second_sha256, SECOND_SIZES),
            (THIRD_FILE, card.third_sha256, THIRD_SIZES),
        )
    )
    return Encoder(session, second, third)


def load_graph(path: Path, expected_sha256: str, *, threads: int) -> InferenceSession:
    """Load a graph whose hash must be the card's; see `load_encoder`."""
    import onnxruntime

    data = checked_bytes(path, expected_sha256)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_cpu_mem_arena = False
    try:
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception as exc:  # the runtime's errors have no other class in common
        raise ModelMismatch(path.name, expected="a graph that this machine can run", actual=str(exc)) from exc


def load_further(
    path: Path, expected_sha256: str, expected: Mapping[str, int], *, threads: int
) -> InferenceSession:
    """Load a graph for further looks, whose hash must be the card's.

    Args:
        path: The graph.
        expected_sha256: Its hash by the card.
        expected: How wide each of its outputs must be: a number for each label.
        threads: See `load_encoder`.

    Raises:
        ModelNotFound: There is no graph.
        ModelMismatch: It is not the card's, or has other outputs.
    """
    session = load_graph(path, expected_sha256, threads=threads)
    found = {output.name: output.shape[-1] for output in session.get_outputs()}
    if found != expected:
        raise ModelMismatch(path.name, expected=str(expected), actual=str(found))
    return session


def check_shapes(session: InferenceSession, card: ModelCard) -> None:
    """Make sure that a graph has the outputs and labels that the decoder needs, and needs this decoder.

    Raises:
        ModelMismatch: It has others, or needs another.
    """
    if card.decoder != DECODER:
        raise ModelMismatch("decoder", expected=f"version {card.decoder}", actual=f"version {DECODER}")
    unknown = {one.evidence for one in card.options.ranking.weights} - set(EVIDENCE)
    if unknown:
        raise ModelMismatch("evidence", expected=" ".join(EVIDENCE), actual=" ".join(sorted(unknown)))
    if card.tags != TAGS:
        raise ModelMismatch("labels", expected=" ".join(card.tags), actual=" ".join(TAGS))
    shapes = {output.name: output.shape for output in session.get_outputs()}
    fits = tuple(shapes)[: len(OUTPUTS)] == OUTPUTS
    if not fits or shapes["near"][-1] != BUCKETS or shapes["tags"][-1] != len(TAGS):
        raise ModelMismatch("outputs", expected=" ".join(OUTPUTS), actual=str(shapes))
