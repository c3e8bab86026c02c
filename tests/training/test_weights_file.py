"""Learnt weights as a table."""

from __future__ import annotations

import tomllib
from pathlib import Path

from training.logistic import Fitted
from training.weights_file import Part, write_weights


def test_a_table_holds_what_was_learnt(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    parts = (Part("first", Fitted({"a-b": 1.5}, -2.0), 0.3), Part("other", None, 0.6))
    write_weights(path, ("What it is,", "how it was made."), parts)
    written = path.read_text("utf-8")
    assert tomllib.loads(written) == {
        "first": {"least": 0.3, "shift": -2.0, "weights": {"a-b": 1.5}},
        "other": {"least": 0.6},
    }
    assert written.startswith("# What it is,\n# how it was made.\n# Licence")
