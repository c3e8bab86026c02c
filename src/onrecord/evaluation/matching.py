"""Pair two lists so that the sum of the pairs' weights is as large as can be, each item used at most once.

The graphs of attributions are sparse, so they are taken apart into connected components first; each is
then solved exactly.

>>> sorted(best_pairs({(0, 0): 1.0, (0, 1): 1.5, (1, 1): 1.0}).items())
[(0, 0), (1, 1)]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

Weights = Mapping[tuple[int, int], float]


def best_pairs(weights: Weights) -> dict[int, int]:
    """Return the matching of greatest weight, left item to right item.

    Args:
        weights: Positive weight of each pair (left, right) that may be made; others may not.
    """
    found: dict[int, int] = {}
    for component in _components(weights):
        found.update(_solve(component))
    return found


def _components(weights: Weights) -> Iterator[Weights]:
    """Take the bipartite graph apart; right items are told from left ones by their complement."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for left, right in weights:
        neighbours[left].add(~right)
        neighbours[~right].add(left)
    seen: set[int] = set()
    for node in sorted(neighbours):
        if node >= 0 and node not in seen:
            inside = _reach(node, neighbours)
            seen |= inside
            yield {pair: weight for pair, weight in weights.items() if pair[0] in inside}


def _reach(node: int, neighbours: Mapping[int, set[int]]) -> set[int]:
    inside, waiting = {node}, [node]
    while waiting:
        fresh = neighbours[waiting.pop()] - inside
        inside |= fresh
        waiting.extend(fresh)
    return inside


def _solve(weights: Weights) -> dict[int, int]:
    if len(weights) == 1:
        return dict(weights.keys())
    lefts = sorted({left for left, _ in weights})
    rights = sorted({right for _, right in weights})
    # Padding with columns of no weight lets a left item stay alone.
    cost = [[-weights.get((left, right), 0.0) for right in rights] + [0.0] * len(lefts) for left in lefts]
    chosen = _assign(cost)
    return {
        left: rights[column]
        for left, column in zip(lefts, chosen, strict=True)
        if column < len(rights) and (left, rights[column]) in weights
    }


def _assign(cost: list[list[float]]) -> list[int]:
    """Choose a column for each row so that the sum of costs is least; there are at least as many columns.

    Source:
        The Hungarian method with potentials, adding one row at a time by its shortest augmenting path
        (Kuhn 1955; Munkres 1957; Tomizawa 1971), cubic in the size.
    """
    state = _Assignment(cost)
    for row in range(len(cost)):
        state.add(row)
    return state.columns_of_rows()


class _Assignment:
    """The rows assigned so far; `row_of[j]` is the row that holds column j, or -1; the last one is a stub."""

    def __init__(self, cost: list[list[float]]) -> None:
        self.cost = cost
        self.width = len(cost[0])
        self.row_price = [0.0] * len(cost)
        self.column_price = [0.0] * (self.width + 1)
        self.row_of = [-1] * (self.width + 1)

    def add(self, row: int) -> None:
        """Assign one more row, moving others along the cheapest path to a free column."""
        stub = self.width
        self.row_of[stub] = row
        column, came_from = self._cheapest_path(stub)
        while column != stub:
            before = came_from[column]
            self.row_of[column] = self.row_of[before]
            column = before

    def _cheapest_path(self, start: int) -> tuple[int, list[int]]:
        slack = [float("inf")] * self.width
        came_from = [start] * self.width
        visited: list[int] = []
        unvisited = set(range(self.width))
        column = start
        while self.row_of[column] >= 0:
            visited.append(column)
            unvisited.discard(column)
            self._relax(column, unvisited, slack, came_from)
            column = min(unvisited, key=lambda other: (slack[other], other))
            self._shift_prices(slack[column], visited, unvisited, slack)
        return column, came_from

    def _relax(self, column: int, unvisited: set[int], slack: list[float], came_from: list[int]) -> None:
        row = self.row_of[column]
        for other in unvisited:
            reduced = self.cost[row][other] - self.row_price[row] - self.column_price[other]
            if reduced < slack[other]:
                slack[other], came_from[other] = reduced, column

    def _shift_prices(self, by: float, visited: list[int], unvisited: set[int], slack: list[float]) -> None:
        for column in visited:
            self.row_price[self.row_of[column]] += by
            self.column_price[column] -= by
        for column in unvisited:
            slack[column] -= by

    def columns_of_rows(self) -> list[int]:
        """Return the column that each row got."""
        found = [0] * len(self.cost)
        for column, row in enumerate(self.row_of[: self.width]):
            if row >= 0:
                found[row] = column
        return found
