"""`onrecord authority`: who is who, by the user's own word: add, import, check, show and list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.options import examples, moment, record_option, verbose_option
from onrecord.cli.program import Program

if TYPE_CHECKING:
    from onrecord.model import AuthorityEntity

TYPED = "typed"
"""The source of what is added by hand."""
MOST_ISSUES = 50
FORMATS = ("csv", "ftm")
"""As `onrecord.readers.authority.FORMATS`, said again so that the help loads without it; a test compares."""
TYPES = ("person", "organisation", "group", "document")


@click.group(
    cls=Program,
    short_help="Say who is who: names, offices and when they are held.",
    epilog=examples(
        "onrecord authority import people.csv",
        'onrecord authority add --name "Mara Oray" --office "president of Veria, 2026-"',
        "onrecord authority check",
    ),
)
def authority() -> None:
    """Keep your list of people and bodies in the record: what they are called, which offices they hold when.

    Reports that are added are read with it: a name is tied to the one who bears it and held that office on
    the day, and "the Verian president" to whoever that was. A spreadsheet saved as CSV will do.
    """


@authority.command(
    "add",
    short_help="Add one person or body.",
    epilog=examples(
        'onrecord authority add --name "Mara Oray" --office "president of Veria, 2026-"',
        'onrecord authority add --name "Adel Tun" --office "spokesman, 2027-" --speaks-for "Mara Oray"',
        'onrecord authority add --name "Harbour Board" --type organisation --alias HB',
    ),
)
@click.option("--name", required=True, help="The name, as fully as it is known.")
@click.option("--type", "type_", type=click.Choice(TYPES), help="Default: person if an office is given.")
@click.option("--alias", multiple=True, help="Another name; may be given several times.")
@click.option(
    "--weak-alias", multiple=True, help="A name that ties only beside an office: a nickname, a surname."
)
@click.option(
    "--office", multiple=True, help='An office and when: "mayor of Varn, 2018-2024"; several times.'
)
@click.option("--speaks-for", multiple=True, metavar="NAME", help="On whose behalf: a name or an id.")
@click.option("--id", "given_id", help="An id, where two bear the name. Default: follows from the name.")
@record_option
@verbose_option
def add_(
    name: str,
    type_: str | None,
    alias: tuple[str, ...],
    weak_alias: tuple[str, ...],
    office: tuple[str, ...],
    speaks_for: tuple[str, ...],
    given_id: str | None,
    record: str | None,
) -> None:
    """Add a person or a body to the record, or more of what is known of one that was added before."""
    from onrecord.cli.authority_typed import typed_entity
    from onrecord.cli.records import open_record
    from onrecord.services import sort_all
    from onrecord.settings import load_settings

    entity = typed_entity(name, type_, alias, weak_alias, office, speaks_for, given_id)
    with open_record(load_settings(record=record)) as store:
        entity = _with_known(entity, store.authority(source=TYPED).by_id.get(entity.id))
        store.add_authority([entity], now=moment())
        sort_all(store)
    _print_entity(entity)


def _with_known(entity: AuthorityEntity, known: AuthorityEntity | None) -> AuthorityEntity:
    """Add what is typed to what was typed before."""
    from dataclasses import replace

    from onrecord.model.authority import join_entities

    return entity if known is None else replace(join_entities(known, entity), source=TYPED)


@authority.command(
    "import",
    short_help="Bring in a CSV or FollowTheMoney file.",
    epilog=examples(
        "onrecord authority import people.csv",
        "onrecord authority import peps.ftm.json --source opensanctions",
        "onrecord authority import people.csv --replace people.csv",
    ),
)
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--format", "shape", type=click.Choice(FORMATS), help="Default: told from the first bytes.")
@click.option("--source", metavar="NAME", help="What to call the file in the record. Default: its name.")
@click.option(
    "--replace",
    metavar="SOURCE",
    help="Import as SOURCE, and drop what SOURCE had before and the file no longer has.",
)
@record_option
@verbose_option
@click.pass_context
def import_(
    ctx: click.Context,
    file: str,
    shape: str | None,
    source: str | None,
    replace: str | None,
    record: str | None,
) -> None:
    """Bring an authority file into the record. The same file again changes nothing; a changed one updates.

    FILE is a table with a row for each office or other name (columns name, type, office, body, since, until,
    alias, weak_alias, speaks_for, id), or FollowTheMoney's JSON lines as OpenSanctions publishes them. Rows
    that cannot be read are listed with their numbers, and the others are kept.
    """
    from onrecord.cli.authority_import import import_file
    from onrecord.settings import load_settings

    ctx.exit(
        import_file(
            file, load_settings(record=record), shape=shape, source=replace or source, replace=replace
        )
    )


@authority.command(
    "check",
    short_help="See what in it does not add up.",
    epilog=examples("onrecord authority check", "onrecord authority check people.csv"),
)
@click.argument("files", type=click.Path(dir_okay=False), nargs=-1, metavar="[FILE]...")
@record_option
@verbose_option
@click.pass_context
def check_(ctx: click.Context, files: tuple[str, ...], record: str | None) -> None:
    """List contradictions: two holders of one office at a time, unknown names, homonyms, bad dates.

    FILE is checked without being imported; without any, what the record holds is checked. Ends with code 1 if
    something was found.
    """
    from onrecord.cli.authority_import import check_files, check_record
    from onrecord.settings import load_settings

    settings = load_settings(record=record)
    ctx.exit(check_files(files, settings) if files else check_record(settings))


@authority.command(
    "show",
    short_help="Show one person or body.",
    epilog=examples('onrecord authority show "Mara Oray"', "onrecord authority show Oray"),
)
@click.argument("wanted", metavar="NAME")
@record_option
@verbose_option
def show_(wanted: str, record: str | None) -> None:
    """Show whom a name or an id means in the authority files, with offices, other names and reports.

    Words of a name are enough: all who bear them are shown.
    """
    from onrecord.cli.authority_import import reports_of
    from onrecord.cli.records import look_into_record
    from onrecord.errors import NotFound
    from onrecord.services import find_in_authority
    from onrecord.settings import load_settings

    with look_into_record(load_settings(record=record)) as store:
        found = find_in_authority(store.authority(), wanted)
        if not found:
            raise NotFound(f"nobody in the authority files has the name or id {wanted!r}")
        for entity in found:
            _print_entity(entity, *reports_of(store, entity.id))


@authority.command(
    "list", short_help="List the files and who is in them.", epilog=examples("onrecord authority list")
)
@click.option("--source", metavar="NAME", help="Only what this file says.")
@record_option
@verbose_option
def list_(source: str | None, record: str | None) -> None:
    """List the authority files that the record holds, then everybody in them, by name."""
    from onrecord.cli.clean import one_line
    from onrecord.cli.output import tell
    from onrecord.cli.records import look_into_record
    from onrecord.settings import load_settings

    with look_into_record(load_settings(record=record)) as store:
        for row in store.authority_sources():
            tell(f"{row.name}: {row.entities} entities, last read {row.last_seen:%Y-%m-%d}")
        for entity in sorted(store.authority(source=source).entities, key=lambda one: (one.name, one.id)):
            offices = "; ".join(map(str, entity.offices))
            click.echo(one_line("  ".join(filter(None, (entity.name, offices, f"[{entity.id}]")))))


def _print_entity(entity: AuthorityEntity, *more: str) -> None:
    from onrecord.cli.clean import one_line

    click.echo(one_line(f"{entity.name}  {entity.type.value}  [{entity.id}]"))
    rows = [f"also {alias.name}{' (weak)' if alias.weak else ''}" for alias in entity.aliases]
    rows += [str(holding) for holding in entity.offices]
    rows += [f"speaks for {one.target}{f', {one.held}' if one.held else ''}" for one in entity.speaks_for]
    rows.append(f"from {entity.source}{f', row {entity.row}' if entity.row else ''}")
    for row in (*rows, *more):
        click.echo(one_line(f"    {row}"))
