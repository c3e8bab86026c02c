"""What tells a record the present moment: embargoes end by it.

The record looks at no clock itself; whoever opens it gives one. Without one, what is withheld stays so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

Clock = Callable[[], dt.datetime]
"""Tells the present moment, with a zone."""
