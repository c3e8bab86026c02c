r"""Go part of the way from one network to another that was trained on from it.

    python -m training.interpolate --first runs/narrow/network.pt --second runs/many/network.pt \
        --share 0.7 --out runs/between

What was learnt first is kept better than at the end of the way, and most of what was learnt after is there.
Parts that the first network lacks, and the heads for what a statement does, are the second one's.

Source: Wortsman et al., "Robust fine-tuning of zero-shot models", CVPR 2022 (weights of both, interpolated).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from training.network import Network
from training.train import Recipe, load, save

WHOLLY_LEARNT = "acts."
"""What the name of a weight begins with that is taken from the second network as it is."""


def between(first: Network, second: Network, share: float) -> Network:
    """Return a network `share` of the way from one to another; both are left as they are.

    Args:
        first: Where the other was trained on from.
        second: Of the same sizes; it may have heads that the first lacks.
        share: In [0, 1]; 1 is the second network.

    Raises:
        ValueError: The networks have different sizes.
    """
    begun, learnt = first.state_dict(), second.state_dict()
    made = Network(second.shape)
    state = {}
    for name, weight in learnt.items():
        old = begun.get(name)
        if old is not None and old.shape != weight.shape:
            raise ValueError(f"the networks have different sizes: {name}")
        kept = old is None or name.startswith(WHOLLY_LEARNT) or not weight.is_floating_point()
        state[name] = weight if kept else torch.lerp(old, weight, share)
    made.load_state_dict(state)
    return made


def main() -> None:
    """Interpolate from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("first", "second", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--share", type=float, default=0.7)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    save(between(load(args.first), load(args.second), args.share), args.out / "network.pt")
    (args.out / "recipe.json").write_text(json.dumps({"limit": Recipe().limit, "share": args.share}) + "\n")


if __name__ == "__main__":
    main()
