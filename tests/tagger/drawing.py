"""Windows drawn by hand: a letter for each piece says what the network takes it for."""

import numpy as np

from onrecord.tagger.candidates import Stretch
from onrecord.tagger.decode import BUCKETS, CONTENT, SOURCE, TAGS, WindowScores

LETTERS = {".": "O", "C": "B-cue", "c": "I-cue"}
ROLES = ".sc"
"""Roles in drawings: none, source, content."""


def tag_logits(drawn, strength=6.0):
    """Return the logits of tags drawn as `.` (none), `C` (begin of a cue) and `c` (inside a cue)."""
    logits = np.zeros((len(drawn), len(TAGS)), dtype=np.float32)
    for place, letter in enumerate(drawn):
        logits[place, TAGS.index(LETTERS[letter])] = strength
    return logits


def drawn_roles(mask_row):
    """Draw a row of roles."""
    return "".join(ROLES[role] for role in mask_row)


def scores(tags, roles, strength=None):
    """Make the scores of a window: `roles` draws, for the first piece of each cue, the role of every piece.

    Pair vectors are as wide as the window is long, so that any score can be set. `strength` says how sure the
    network is of each cue's content; 5 unless told.
    """
    pieces = len(tags)
    first = np.zeros((pieces, 2, pieces), dtype=np.float32)
    for cue, row in roles.items():
        for place, letter in enumerate(row):
            sure = (strength or {}).get(cue, 5.0)
            first[cue, SOURCE - 1, place] = 5.0 if letter == "s" else -5.0
            first[cue, CONTENT - 1, place] = sure if letter == "c" else -5.0
    return WindowScores(
        tags=tag_logits(tags),
        part=np.eye(pieces, dtype=np.float32),
        first=first,
        last=np.zeros_like(first),
        lean=np.zeros((pieces, 2), dtype=np.float32),
        near=np.zeros((2, BUCKETS), dtype=np.float32),
    )


def stretch(pieces, *, inside=(), units=None, blocks=None, places=None):
    """Return what is known of pieces beside the scores: one block outside quotation marks unless told."""
    rows = [
        np.zeros(pieces, dtype=np.int64) if row is None else np.array(row) for row in (units, blocks, places)
    ]
    return Stretch(heads(pieces, inside), *rows)


def heads(pieces, inside=()):
    """Return headwords: every piece begins a word but those in `inside`."""
    mask = np.ones(pieces, dtype=bool)
    mask[list(inside)] = False
    return mask
