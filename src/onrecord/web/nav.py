"""The pages that the head of every page leads to, in order.

A page that is new adds its line here, and nothing else has to know of it.
"""

from __future__ import annotations

from dataclasses import dataclass

NAV: tuple[tuple[str, str], ...] = (
    ("Search", "/"),
    ("Reports", "/reports"),
    ("Standing", "/standing"),
    ("People", "/entities"),
    ("Unanswered", "/unanswered"),
    ("Sources", "/sources"),
    ("Compare", "/compare"),
    ("Review", "/review"),
    ("Issues", "/issues"),
)
"""Label and address of each. All in order: Search, Reports, Standing, People, Unanswered, Sources, Compare,
Review, Issues.
"""

_ALSO_AT = {"/search": "/"}
"""Further addresses of pages that have two."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A page to go to.

    Attributes:
        current: What `aria-current` says: `page` on the page itself, `true` on one that belongs to it, else
            None.
    """

    label: str
    address: str
    current: str | None


def tabs(path: str) -> list[Tab]:
    """Return the pages, told which of them a path belongs to.

    >>> [tab.current for tab in tabs("/reports/dv-1")[:2]]
    [None, 'true']
    """
    path = _ALSO_AT.get(path, path)
    return [Tab(label, address, _current(address, path)) for label, address in NAV]


def _current(address: str, path: str) -> str | None:
    if path == address:
        return "page"
    return "true" if address != "/" and path.startswith(f"{address}/") else None
