"""What `onrecord authority import` and `check` do: read, show progress, count, list what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from onrecord.cli.exits import Exit
from onrecord.cli.options import moment
from onrecord.cli.output import tell, tell_issue
from onrecord.cli.records import look_into_record, open_record
from onrecord.cli.running import counted, limits_of, progress_bar
from onrecord.model import Authority, Issue
from onrecord.pipeline import load_authority, read_authority_file
from onrecord.services import Imported, check_authority, import_authority, sort_all
from onrecord.settings import Settings
from onrecord.store import Store, shown_record

MOST_ISSUES = 50


def import_file(
    file: str, settings: Settings, *, shape: str | None, source: str | None, replace: str | None
) -> Exit:
    """Import one authority file and say how it went."""
    issues = _Listed()
    with open_record(settings) as store, progress_bar([file]) as progress:
        items = read_authority_file(
            file, shape=shape, source=source, limits=limits_of(settings), progress=progress
        )
        done = import_authority(store, items, now=moment(), replace=replace, tell=issues.note)
        store.add_issues(issues.all(), now=moment())
        with sorting_shown() as shown:
            sort_all(store, progress=shown)
    issues.tell_all()
    _say_done(done, file, shown_record(settings.record))
    if not done.read:
        return Exit.NOTHING_READ
    return Exit.SOME_FAILED if done.failed else Exit.OK


def _say_done(done: Imported, file: str, record: str) -> None:
    change = done.change
    parts = [f"{change.new} new", f"{change.changed} changed", f"{change.same} as before"]
    if done.dropped:
        parts.append(f"{done.dropped} dropped")
    if done.failed:
        parts.append(f"{done.failed} rows failed")
    tell(f"onrecord: {file}: {', '.join(parts)}; kept in {record}")


class _Listed:
    """Issues of a file: the first are told at the end, all failures are counted."""

    def __init__(self) -> None:
        self._first: list[Issue] = []
        self._more = 0

    def note(self, issue: Issue) -> None:
        """Keep an issue, or count it where there are many."""
        if len(self._first) < MOST_ISSUES:
            self._first.append(issue)
        else:
            self._more += 1

    def all(self) -> Sequence[Issue]:
        """Return those that were kept."""
        return self._first

    def tell_all(self) -> None:
        """List them on standard error."""
        for issue in self._first:
            tell_issue(issue)
        if self._more:
            tell(f"onrecord: and {self._more} more like these")


def check_files(files: Iterable[str], settings: Settings) -> Exit:
    """Check authority files without importing them."""
    loaded = load_authority(files, limits=limits_of(settings))
    return _tell_faults(loaded.authority.register.authority, loaded.issues)


def check_record(settings: Settings) -> Exit:
    """Check what the record holds."""
    with look_into_record(settings) as store:
        return _tell_faults(store.authority(), ())


def _tell_faults(authority: Authority, issues: Iterable[Issue]) -> Exit:
    found = 0
    for issue in (*issues, *check_authority(authority)):
        tell_issue(issue)
        found += 1
    tell(f"onrecord: {counted(len(authority), 'name')} checked, {counted(found, 'thing')} to look at")
    return Exit.SOME_FAILED if found else Exit.OK


def reports_of(store: Store, authority_id: str) -> Iterator[str]:
    """Yield in which reports somebody of the authority files is met, a few words each."""
    from onrecord.errors import NotFound
    from onrecord.resolve.across import authority_record_id

    try:
        row, members = store.entity(authority_record_id(authority_id))
    except NotFound:
        yield "in no report yet"
        return
    yield f"in {counted(row.reports, 'report')}, as {row.id}"
    for member in members[:MOST_ISSUES]:
        day = member.published or "undated"
        why = ", ".join(reason.rule for reason in member.reasons)
        yield f"    {day}  {member.title or member.name}  [{member.document_id}] {why} {member.score:.2f}"


@contextmanager
def sorting_shown() -> Iterator[Callable[[int], None]]:
    """Show on standard error how much of a large record remains to be sorted."""
    import sys

    if not sys.stderr.isatty():
        yield lambda _remaining: None
        return
    from onrecord.cli.output import open_console

    with open_console(stderr=True).status("sorting names") as status:
        yield lambda remaining: status.update(f"sorting names: {remaining} to go")
