"""How often somebody may try to sign in: after a few failures from one address, not again for a while.

attempts = Attempts()
attempts.wait_s("192.0.2.7", now)                 # 0: may try
attempts.note_failure("192.0.2.7", now)
"""

from __future__ import annotations

import datetime as dt
import math
import threading
from collections import OrderedDict, deque

MOST_FAILURES = 5
WITHIN = dt.timedelta(minutes=5)
MOST_ADDRESSES = 10_000
"""Of more addresses the oldest are forgotten; tokens are too long to be found by trying anyway."""


class Attempts:
    """Failures to sign in, by address, for as long as they count."""

    def __init__(self) -> None:
        self._failures: OrderedDict[str, deque[dt.datetime]] = OrderedDict()
        self._lock = threading.Lock()

    def wait_s(self, address: str, now: dt.datetime) -> int:
        """Return how many seconds an address has to wait before it may try again; 0 if it need not."""
        with self._lock:
            failed = self._failures.get(address)
            if failed is None:
                return 0
            while failed and now - failed[0] >= WITHIN:
                failed.popleft()
            if len(failed) < MOST_FAILURES:
                return 0
            return math.ceil((failed[0] + WITHIN - now).total_seconds())

    def note_failure(self, address: str, now: dt.datetime) -> None:
        """Note that somebody failed."""
        with self._lock:
            self._failures.setdefault(address, deque(maxlen=MOST_FAILURES)).append(now)
            self._failures.move_to_end(address)
            while len(self._failures) > MOST_ADDRESSES:
                self._failures.popitem(last=False)

    def forget(self, address: str) -> None:
        """Forget the failures of an address from which somebody has signed in."""
        with self._lock:
            self._failures.pop(address, None)
