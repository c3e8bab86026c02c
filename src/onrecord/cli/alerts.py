"""`onrecord alerts`: keep searches, and tell what is new in each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import examples, moment, record_option, verbose_option

if TYPE_CHECKING:
    from onrecord.store import Alert, Store

ADDRESS = "http://127.0.0.1:8321/"


@click.group(
    short_help="Keep searches, and tell what is new.",
    epilog=examples(
        "onrecord alerts add renk-truce --who 'Oda Renk' truce",
        "onrecord alerts run --feeds /srv/feeds",
        "onrecord alerts list",
        "onrecord alerts remove renk-truce",
    ),
)
def alerts() -> None:
    """Keep searches in the record, and tell what is new in each since it was last run.

    The same words in a later version of a story are not new; what was under an embargo is when that ends.
    """


@alerts.command(short_help="Keep a search.")
@click.argument("name")
@click.argument("query", nargs=-1)
@click.option("--who", metavar="NAME", help="Only what this speaker says; the query may then be left out.")
@record_option
@verbose_option
def add(name: str, query: tuple[str, ...], who: str | None, record: str | None) -> None:
    """Keep a search under a NAME of small letters, digits and hyphens; what it finds already is not new."""
    from onrecord.cli.records import open_existing
    from onrecord.services import said_query, save_search
    from onrecord.settings import load_settings

    asked = " ".join(query)
    with open_existing(load_settings(record=record)) as store:
        save_search(store, name, said_query(who, asked) if who else asked, now=moment())


@alerts.command("list", short_help="List all that are kept.")
@record_option
@verbose_option
def list_(record: str | None) -> None:
    """List all searches that are kept, with when each was last run and how much it has told of."""
    from onrecord.cli.clean import one_line
    from onrecord.cli.records import look_into_record
    from onrecord.settings import load_settings

    with look_into_record(load_settings(record=record)) as store:
        for one in store.alerts():
            run = f"{one.last_run:%Y-%m-%d %H:%M}" if one.last_run else "never"
            line = f"{one.name}  last run {run}  found {one.found}  {one.query}"
            click.echo(one_line(line))


@alerts.command(short_help="Forget one.")
@click.argument("name")
@record_option
@verbose_option
def remove(name: str, record: str | None) -> None:
    """Forget a search that is kept, and what it told of."""
    from onrecord.cli.records import open_existing
    from onrecord.settings import load_settings

    with open_existing(load_settings(record=record)) as store:
        store.remove_alert(name)


@alerts.command(short_help="Tell what is new.")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option(
    "--feeds",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Also write an Atom feed of each, with the last fifty that it told of.",
)
@click.option(
    "--address",
    metavar="URL",
    default=ADDRESS,
    show_default=True,
    help="Where feeds link to: the served record.",
)
@record_option
@verbose_option
def run(names: tuple[str, ...], feeds: Path | None, address: str, record: str | None) -> None:
    """Print what is new in each search since it was last run, one JSON line for each statement."""
    from onrecord.cli.output import write_line
    from onrecord.cli.records import open_existing
    from onrecord.cli.search import hit_line
    from onrecord.cli.writing import write_chunks
    from onrecord.services import run_alerts
    from onrecord.settings import load_settings

    with open_existing(load_settings(record=record)) as store:
        for told in run_alerts(store, names, now=moment()):
            for hit in told.new:
                write_line({"alert": told.alert.name, **hit_line(hit)})
            if feeds is not None:
                feeds.mkdir(parents=True, exist_ok=True)
                feed = _feed(store, told.alert, address.rstrip("/") + "/")
                write_chunks([feed], feeds / f"{told.alert.name}.atom")


def _feed(store: Store, alert: Alert, address: str) -> bytes:
    """Return what an alert told of last as an Atom feed."""
    from onrecord.web.api.atom import Entry, Feed, to_atom
    from onrecord.web.wording import shorten

    entries = [
        Entry(
            id=f"urn:onrecord:{one.hit.statement.id}",
            title=f"{one.hit.statement.speaker or 'Speaker not resolved'}: {shorten(one.hit.words)}",
            updated=one.found_at,
            link=f"{address}statements/{one.hit.statement.id}",
            text=f"{one.hit.words}\n\n{one.hit.title or one.hit.document_name}",
            author=one.hit.statement.speaker,
        )
        for one in store.alert_news(alert.name)
    ]
    made = f"urn:onrecord:alert:{alert.name}:{alert.made_at:%Y%m%dT%H%M%SZ}"
    return to_atom(Feed(made, f"{alert.name}: {alert.query}", f"{address}{alert.name}.atom", None, entries))
