"""Measure the interface as a newsroom loads it: fifty readers and a writer, over HTTP.

    python -m benchmarks.http_load --seconds 300

A server is started over a new record, in a process of its own on this machine. Each reader asks a query each
second, the writer sends an invented report each second. Told are errors, reports that were taken and are not
on record afterwards, and how long answers took.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import resource
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from benchmarks.scale import Section, write

PLACES = ("Port Salen", "Varn", "Calder", "Halden", "Renk Valley")
PEOPLE = ("Oda Renk", "Ines Tovar", "Ilan Dorr", "Mira Tol", "Tamas Orrin")
OFFICES = ("spokeswoman", "harbour master", "envoy", "minister", "union leader")
THINGS = ("truce", "ferry strike", "bridge", "night shift", "harvest", "curfew", "ferry line", "water tax")
CLAIMS = ("would hold until Friday", "had been broken twice", "was not up for talks", "might end on Monday")
QUERIES = (*THINGS, *(f'"{claim}"' for claim in CLAIMS), *PEOPLE, "brid*", "strike monday", "nowhere")
BUDGET_P95_MS = 500
START_S = 60
ASK_S = 30


@dataclass
class Tally:
    """What was seen so far; durations in milliseconds."""

    reads_ms: list[float] = field(default_factory=list)
    writes_ms: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)


def make_report(number: int, rng: random.Random) -> dict[str, str]:
    """Make up a report of a few statements."""
    lines = []
    for person, office in rng.sample(list(zip(PEOPLE, OFFICES, strict=True)), 3):
        thing, place, claim = rng.choice(THINGS), rng.choice(PLACES), rng.choice(CLAIMS)
        lines.append(f"{place} {office} {person} said on Tuesday that the {thing} in {place} {claim}.")
    headline = f"Report {number}: {rng.choice(THINGS)} in {rng.choice(PLACES)}"
    return {
        "id": f"load-{number}",
        "publisher": "Corvane",
        "published": "2031-03-04",
        "text": "\n\n".join([headline, *lines]) + "\n",
    }


async def read_on(client: httpx.AsyncClient, end: float, tally: Tally, rng: random.Random) -> None:
    """Ask a query each second, beginning at some point of the first."""
    await asyncio.sleep(rng.random())
    while time.monotonic() < end:
        await _each_second(_ask(client, rng.choice(QUERIES), tally))


async def write_on(
    client: httpx.AsyncClient, end: float, tally: Tally, rng: random.Random, first: int
) -> None:
    """Send a report each second."""
    number = first
    while time.monotonic() < end:
        await _each_second(_send(client, make_report(number, rng), tally))
        number += 1


async def _each_second(work: asyncio.Future[None] | object) -> None:
    began = time.monotonic()
    await work  # type: ignore[misc]
    await asyncio.sleep(max(0.0, 1 - (time.monotonic() - began)))


async def _ask(client: httpx.AsyncClient, query: str, tally: Tally) -> None:
    began = time.perf_counter()
    try:
        answer = await client.get("statements", params={"q": query, "limit": 20})
        answer.raise_for_status()
        tally.reads_ms.append(1000 * (time.perf_counter() - began))
    except httpx.HTTPError as exc:
        tally.errors.append(f"read: {exc!r}")


async def _send(client: httpx.AsyncClient, report: dict[str, str], tally: Tally) -> None:
    began = time.perf_counter()
    try:
        answer = await client.post("reports", json=report)
        answer.raise_for_status()
        tally.writes_ms.append(1000 * (time.perf_counter() - began))
        tally.taken.append(answer.json()["document_id"])
    except httpx.HTTPError as exc:
        tally.errors.append(f"write: {exc!r}")


async def load(address: str, token: str, *, readers: int, seconds: float, before: int, seed: int) -> Tally:
    """Load a server, after `before` reports have been sent to it; return what was seen, and what it lost."""
    rng = random.Random(seed)
    options = {"base_url": f"{address}api/v1/", "timeout": ASK_S, "trust_env": False}
    limits = httpx.Limits(max_connections=readers + 1)
    async with (
        httpx.AsyncClient(**options, limits=limits) as reading,
        httpx.AsyncClient(**options, headers={"Authorization": f"Bearer {token}"}) as writing,
    ):
        warm, tally = Tally(), Tally()
        for number in range(before):
            await _send(writing, make_report(number, rng), warm)
        end = time.monotonic() + seconds
        readings = (read_on(reading, end, tally, random.Random(rng.random())) for _ in range(readers))
        await asyncio.gather(*readings, write_on(writing, end, tally, rng, before))
        tally.taken = warm.taken + tally.taken
        tally.errors = warm.errors + tally.errors
        tally.errors += [f"lost: {one}" for one in tally.taken if await _is_lost(reading, one)]
    return tally


async def _is_lost(client: httpx.AsyncClient, document_id: str) -> bool:
    return (await client.get(f"reports/{document_id}")).status_code != 200


def start_server(folder: Path, token: str) -> tuple[subprocess.Popen[str], str]:
    """Start `onrecord serve` over a new record; return the process and its address.

    Raises:
        RuntimeError: It did not start.
    """
    tokens = folder / "tokens"
    tokens.write_text(f"load: {token}\n", encoding="utf-8")
    command = [sys.executable, "-m", "onrecord.cli.main", "serve", "--port", "0", "--tokens", str(tokens)]
    environment = {**os.environ, "ONRECORD_RECORD": str(folder / "record.db")}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    end = time.monotonic() + START_S
    while time.monotonic() < end and process.stderr and (line := process.stderr.readline()):
        if found := re.search(r"http://\S+/", line):
            return process, found[0]
    process.kill()
    raise RuntimeError("onrecord serve did not start")


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of all does not exceed; NaN where there are none."""
    if not values:
        return float("nan")
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def table_of(tally: Tally) -> str:
    """Return what was seen as lines for people."""
    lines = []
    for name, values in (("reads", tally.reads_ms), ("writes", tally.writes_ms)):
        middle = statistics.median(values) if values else float("nan")
        lines.append(
            f"{name:7} {len(values):6}  p50 {middle:7.1f} ms  p95 {quantile(values, 0.95):7.1f} ms  "
            f"max {max(values, default=float('nan')):7.1f} ms"
        )
    lost = sum(error.startswith("lost") for error in tally.errors)
    lines.append(f"errors {len(tally.errors) - lost}, lost writes {lost} of {len(tally.taken)} taken")
    return "\n".join([*lines, *tally.errors[:10]])


def main() -> int:
    """Run the benchmark; return 1 if something failed, was lost, or took too long."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=300, help="how long (default: 300)")
    parser.add_argument("--readers", type=int, default=50, help="how many ask (default: 50)")
    parser.add_argument(
        "--before", type=int, default=20, help="reports sent before time is taken (default: 20)"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, metavar="DOCS", help="write a section of the manual, too")
    asked = parser.parse_args()
    token = secrets.token_urlsafe(32)
    with tempfile.TemporaryDirectory(prefix="onrecord-load-") as folder:
        process, address = start_server(Path(folder), token)
        try:
            tally = asyncio.run(
                load(
                    address,
                    token,
                    readers=asked.readers,
                    seconds=asked.seconds,
                    before=asked.before,
                    seed=asked.seed,
                )
            )
        finally:
            process.terminate()
            process.wait()
            if process.stderr:
                process.stderr.close()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    table = table_of(tally)
    table += f"\nthe server used {used.ru_utime + used.ru_stime:.1f} s of CPU, its start included"
    print(table)
    if asked.write:
        told = (
            f"{asked.readers} readers and a writer, each once a second, for {asked.seconds:.0f} seconds.\n\n"
        )
        told += "".join(f"- {line}\n" for line in table.splitlines())
        write(
            asked.write,
            Section("Over HTTP", told, f"python -m benchmarks.http_load --seconds {asked.seconds:g}"),
        )
    return int(bool(tally.errors) or quantile(tally.reads_ms, 0.95) > BUDGET_P95_MS)


if __name__ == "__main__":
    sys.exit(main())
