"""Names for arrays with their shapes, so that a signature tells what goes in and out.

`T` is the number of tokens, `C` the number of cues, `R` the number of roles, `D` the width of a pair vector.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints1d = npt.NDArray[np.int64]
"""Whole numbers, shape (T,)."""
Ints2d = npt.NDArray[np.int32]
"""Whole numbers, shape (T, columns)."""
Bytes1d = npt.NDArray[np.int8]
"""Small whole numbers, shape (T,)."""
Bools1d = npt.NDArray[np.bool_]
"""Truth values, shape (T,)."""
Bools2d = npt.NDArray[np.bool_]
"""Truth values, shape (C, T)."""
Floats1d = npt.NDArray[np.float32]
"""Real numbers, shape (T,)."""
Floats2d = npt.NDArray[np.float32]
"""Real numbers, shape (T, labels) or (T, D)."""
Floats3d = npt.NDArray[np.float32]
"""Real numbers, shape (C, T, R)."""
