"""The model card: what the weights are, and how they are to be used.

Source: Mitchell et al., "Model Cards for Model Reporting", FAT* 2019; ours is also what the loader obeys.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import MalformedValue, ModelMismatch, ModelNotFound
from onrecord.model import Value

CARD_FILE = "card.json"


@dataclass(frozen=True, slots=True)
class Weight(Value):
    """How much a kind of evidence counts; `candidates.EVIDENCE` names the kinds."""

    evidence: str
    weight: float


@dataclass(frozen=True, slots=True)
class Ranking(Value):
    """A logistic model of which proposed attributions are right.

    Attributes:
        weights: What counts, and how much; evidence that is not named counts nothing.
        shift: The log-odds of one whose evidence is all 0.
    """

    weights: tuple[Weight, ...] = (Weight("product", 1.0),)
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class DecodeOptions(Value):
    """How eagerly to decode; tuned on the development articles and kept in the model card.

    Attributes:
        cue_bias: Added to the log-odds that a piece belongs to a cue; above 0 finds more.
        source_bias: Added to the score of the role source.
        content_bias: Added to the score of the role content.
        switch: Price, in log-probability, of changing role between two neighbouring pieces.
        eager: Added to `cue_bias` when cues are looked for again, where none was found before.
        least: The least chance, before calibration, of an attribution that is kept.
        called: The least chance of one that is kept because content that nobody claimed calls for it; from
            `least` up, nothing is called.
        calling: The least number of unclaimed pieces that can call.
        joins: Whether pieces that the tags take for content, and nobody claimed, join a content beside them.
        ranking: How probable a proposed attribution is.
    """

    cue_bias: float = 0.0
    source_bias: float = 0.0
    content_bias: float = 0.0
    switch: float = 1.0
    eager: tuple[float, ...] = ()
    least: float = 0.0
    called: float = 1.0
    calling: int = 10
    joins: bool = False
    ranking: Ranking = Ranking()


@dataclass(frozen=True, slots=True)
class Calibration(Value):
    """Platt scaling: the probability of being right is `1 / (1 + exp(-(slope * logit(raw) + shift)))`.

    Source: Platt, "Probabilistic Outputs for Support Vector Machines", 1999, on the logit of the raw
        confidence.
    """

    slope: float = 1.0
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class Training(Value):
    """A corpus that the weights were made from."""

    name: str
    split: str
    licence: str
    reference: str


@dataclass(frozen=True, slots=True)
class Parent(Value):
    """A network of others that the weights descend from.

    Attributes:
        name: The name that it was published under.
        role: What it gave: its weights to begin with (`base encoder`), or an example to learn from
            (`teacher`).
        licence: Under what terms it was published.
        reference: Where it was taken from.
    """

    name: str
    role: str
    licence: str
    reference: str


@dataclass(frozen=True, slots=True)
class Run(Value):
    """One of the trainings that led to the weights; `seconds` is wall time on `machine`."""

    name: str
    seconds: float
    machine: str


@dataclass(frozen=True, slots=True)
class Figure(Value):
    """A measured figure.

    Attributes:
        name: What was measured.
        on: The texts, and anything about them that a reader of the figure must know.
        value: The figure.
        low: Lower end of its 95 % interval from resampling documents, where there is one.
        high: Upper end.
        gold: How many annotated items it was measured on, where that was counted.
    """

    name: str
    on: str
    value: float
    low: float | None = None
    high: float | None = None
    gold: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison(Value):
    """People and machine, each against the same other people on the same articles.

    Attributes:
        name: What was measured.
        on: The texts, and anything about them that a reader of the figure must know.
        people: How well people agree with each other, mean over articles.
        machine: How well the model agrees with the same people.
        low: Lower end of the 95 % interval of machine less people, from resampling articles.
        high: Upper end.
    """

    name: str
    on: str
    people: float
    machine: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bin(Value):
    """The attributions whose confidence lies in `[low, high)`; the last bin holds 1 as well.

    `confidence` is their mean confidence and `right` the share of them that is right; both are null where
    there are none.
    """

    low: float
    high: float
    count: int
    confidence: float | None = None
    right: float | None = None


@dataclass(frozen=True, slots=True)
class Reliability(Value):
    """Whether a confidence of .9 is right nine times in ten.

    `error` is the expected calibration error: the distance of confidence from the share that is right,
    mean over attributions.

    Source: Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning",
        AAAI 2015; with bins of equal width.
    """

    on: str
    error: float
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class ModelCard(Value):
    """What one set of weights is.

    Attributes:
        name: Name of the model.
        version: Version of the weights.
        decoder: Version of the decoder that these weights need.
        model_sha256: Hash of `model.onnx`, checked when it is loaded.
        tokenizer_sha256: Hash of `tokenizer.json`, checked likewise.
        tags: Labels of the tag head, in order.
        window: Most word pieces in a window, with its two boundary pieces.
        context: Most word pieces of preceding text that a window begins with.
        offsets: The unit of every offset.
        licence: Under what terms the weights may be used.
        summary: What the model is and is not for.
        options: How the weights are decoded.
        calibration: How a confidence becomes a probability.
        training: The corpora that the weights were made from.
        figures: How well it does on the whole.
        failures: What it is known to do badly.
        slices: How well it does on each kind of attribution: attribution F1.
        comparisons: Beside people, on articles that several people annotated.
        reliability: What its confidences are worth; null where it was not measured.
        parents: The networks of others that it descends from.
        runs: The trainings that led to it.
        second_sha256: Hash of `second.onnx`, which tells of kinds and findings again; null without one.
        third_sha256: Hash of `third.onnx`, by which kinds that stay unsure are told; null without one.
    """

    name: str
    version: str
    decoder: int
    model_sha256: str
    tokenizer_sha256: str
    tags: tuple[str, ...]
    window: int
    context: int
    offsets: str
    licence: str
    summary: str
    options: DecodeOptions
    calibration: Calibration
    training: tuple[Training, ...]
    figures: tuple[Figure, ...]
    failures: tuple[str, ...]
    slices: tuple[Figure, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    reliability: Reliability | None = None
    parents: tuple[Parent, ...] = ()
    runs: tuple[Run, ...] = ()
    second_sha256: str | None = None
    third_sha256: str | None = None

    @property
    def layer(self) -> str:
        """The name under which rows made with these weights are kept."""
        return f"{self.name}-{self.version}-{self.model_sha256[:12]}"


def load_card(folder: Path) -> ModelCard:
    """Read the card of a model folder.

    Raises:
        ModelNotFound: There is none.
        ModelMismatch: It is not a card.
    """
    path = folder / CARD_FILE
    try:
        return ModelCard.from_dict(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as exc:
        raise ModelNotFound(f"no model in {folder}: {CARD_FILE} is missing; reinstall onrecord") from exc
    except (ValueError, MalformedValue) as exc:
        raise ModelMismatch("model card", expected="the published shape", actual=str(exc)) from exc


def checked_bytes(path: Path, expected_sha256: str) -> bytes:
    """Read a model file whose hash must be the card's.

    Raises:
        ModelNotFound: There is no such file.
        ModelMismatch: Its hash is another one.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as exc:
        raise ModelNotFound(f"{path} is missing; reinstall onrecord") from exc
    actual = hashlib.sha256(data).hexdigest()
    if actual != expected_sha256:
        raise ModelMismatch(path.name, expected=f"SHA-256 {expected_sha256}", actual=actual)
    return data
