"""Train the large network that teaches the one for second looks: MPNet, each attribution by itself.

    python -m training.second_teacher --network runs/mpnet --polnear ../shared/data/polnear \
        --gold ../shared/gold/train --out runs/second-teacher

It reads as `training.second_look` does, and is far too large to ship. One epoch, so that what it says of the
attributions that it learnt from is nearly what it says of others.
"""

from __future__ import annotations

from training.base import MPNET_SHAPE, load_mpnet
from training.kind_rows import asked_for
from training.network import Network
from training.second_look import learn
from training.train import Recipe


def main() -> None:
    """Fit and measure the network."""
    args = asked_for(__doc__, epochs=1)
    network = Network(MPNET_SHAPE)
    load_mpnet(network, args.network)
    learn(network, args, Recipe(epochs=args.epochs, batch=48, encoder_rate=4e-5, head_rate=6e-4))


if __name__ == "__main__":
    main()
