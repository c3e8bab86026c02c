"""Put the commands together; `onrecord` on the command line starts here.

Nothing that takes time to load is imported above the body of a command, so that `onrecord --help` is at once.
"""

from __future__ import annotations

import click

from onrecord.cli.add import add
from onrecord.cli.alerts import alerts
from onrecord.cli.authority import authority
from onrecord.cli.backup import backup
from onrecord.cli.check import check
from onrecord.cli.demo import demo
from onrecord.cli.evaluate import evaluate
from onrecord.cli.exits import exit_table
from onrecord.cli.export import export
from onrecord.cli.judge import judge
from onrecord.cli.mcp import mcp
from onrecord.cli.program import Program
from onrecord.cli.purge import purge
from onrecord.cli.read import read
from onrecord.cli.same import same
from onrecord.cli.schema import schema
from onrecord.cli.search import said, search
from onrecord.cli.serve import serve
from onrecord.cli.show import show
from onrecord.cli.sources import sources
from onrecord.cli.standing import standing
from onrecord.cli.timeline import timeline
from onrecord.cli.unanswered import unanswered
from onrecord.cli.versions import versions
from onrecord.cli.who import who

COMMANDS = (
    demo,
    read,
    add,
    search,
    said,
    same,
    alerts,
    show,
    standing,
    timeline,
    unanswered,
    sources,
    who,
    authority,
    judge,
    versions,
    export,
    serve,
    mcp,
    check,
    backup,
    purge,
    schema,
    evaluate,
)

EPILOG = f"""
Start with:
  onrecord demo                 the whole way, on a story that comes along
  onrecord read dispatch.txt    what one report says
  onrecord add dispatches/      keep what many say; then search, show, serve


Exit codes:
{exit_table()}"""


@click.group(cls=Program, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord")
def main() -> None:
    """Read newswire and keep the record of who said what.

    Every line points at the exact characters of the report that it came from. Nothing is sent anywhere.
    """


for command in COMMANDS:
    main.add_command(command)

if __name__ == "__main__":
    main()
