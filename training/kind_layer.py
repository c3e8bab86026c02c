"""The layers that kinds are told from when the network ships: see `training.kind_head`, which fits them."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.tagger.acts import KIND_PARTS, KIND_UNITS, KIND_WIDTH, KINDS

BELOW = (3, 2, 0)
"""How many layers below the encoder's last one the states are that kinds are told from."""
NO_PART = -1
"""What a piece is of that is no part of an attribution."""
NEVER = -1e4


class KindLayer(nn.Module):
    """Vectors of pieces, made of states of several layers; attention over each part; one hidden layer."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.meant = nn.ModuleList(nn.Linear(width, KIND_WIDTH, bias=False) for _ in BELOW)
        self.shifts = nn.Parameter(torch.randn(len(KIND_PARTS), KIND_WIDTH) * 0.1)
        self.looks = nn.Parameter(torch.randn(len(KIND_PARTS), KIND_WIDTH) * 0.1)
        self.hidden = nn.Linear(len(KIND_PARTS) * KIND_WIDTH, KIND_UNITS)
        self.out = nn.Linear(KIND_UNITS, len(KINDS))

    def forward(self, states: Sequence[Tensor]) -> Tensor:
        """Return the vector of each piece, (windows, T, KIND_WIDTH).

        Args:
            states: Hidden states of the layers BELOW, (windows, T, width) each.
        """
        given = (layer(one) for layer, one in zip(self.meant, states, strict=True))
        found: Tensor = torch.stack(list(given)).sum(dim=0)
        return found

    def logits(self, states: Tensor, parts: Tensor, dropout: nn.Module | None = None) -> Tensor:
        """Return the logits of attributions, (N, kinds).

        Args:
            states: States of their pieces, the layers side by side, (N, T, layers * width).
            parts: Which of KIND_PARTS a piece is of, or NO_PART, (N, T).
            dropout: Applied to states, to what is found of the parts, and to hidden units.
        """
        drop = dropout or nn.Identity()
        vectors = self(drop(states).chunk(len(BELOW), dim=-1))
        found = []
        for part, (shift, look) in enumerate(zip(self.shifts, self.looks, strict=True)):
            values = F.gelu(vectors + shift, approximate="tanh")
            here = parts == part
            shares = (values @ look).masked_fill(~here, NEVER).softmax(dim=-1) * here
            found.append((values * shares[..., None]).sum(dim=1))
        units = F.gelu(self.hidden(drop(torch.cat(found, dim=-1))), approximate="tanh")
        logits: Tensor = self.out(drop(units))
        return logits
