"""The sample story: what three agencies reported of a truce, for trying things out and for the quality gate.

Country, cities, people, bodies and agencies are invented. The reports come as a newsroom gets them: plain
text as the wire sends it, one web page with its navigation, and one batch of JSON lines in which a story is
corrected later. They lie in the folder beside this module, which holds nothing else. Their hand-made gold
is not part of the package; it lies in `gate/sample`.

Beside the folder lies an authority file for the story: who holds which office in that country.

    >>> [path.name for path in sample_paths()][:2]
    ['2024-05-14_brenag_truce-merrovan.txt', '2024-05-14_spu_truce-signed.txt']
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

__all__ = ["published_on", "sample_authority", "sample_paths"]

_DATE_CHARS = len("2024-05-14")


def sample_paths() -> tuple[Path, ...]:
    """Return the files of the story in reading order: by day, the batch of several days last."""
    folder = Path(str(resources.files("onrecord.resources") / "sample"))
    return tuple(sorted(folder.iterdir()))


def sample_authority() -> Path:
    """Return the authority file of the story, a table as a reporter would type it.

    >>> sample_authority().name
    'sample_people.csv'
    """
    return Path(str(resources.files("onrecord.resources") / "sample_people.csv"))


def published_on(path: Path) -> str | None:
    """Return the day that a sample file's name begins with, as EDTF; None if it names no single day.

    A wire report prints the day without the year; its file's name has both.

        >>> published_on(Path("2024-05-14_spu_truce-signed.txt"))
        '2024-05-14'
    """
    day, separator, _ = path.name.partition("_")
    return day if separator and len(day) == _DATE_CHARS else None
