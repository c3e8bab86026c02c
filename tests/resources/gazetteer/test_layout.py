from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resources.gazetteer.layout import MAGIC, pack, unpack


@given(
    st.lists(st.integers(0, 2**32 - 1)),
    st.lists(st.integers(-(2**31), 2**31 - 1)),
    st.binary(),
    st.text(max_size=20),
)
def test_what_is_packed_comes_out(unsigned, signed, names, note):
    columns = {"unsigned": array("I", unsigned), "signed": array("i", signed), "names": names}
    header, found = unpack(pack({"note": note}, columns))
    assert header == {"note": note}
    assert found == columns


def test_the_same_contents_make_the_same_file():
    columns = {"one": array("H", [1, 2]), "names": b"abc"}
    assert pack({"a": 1}, columns) == pack({"a": 1}, columns)


def test_another_file_is_refused():
    with pytest.raises(ValueError, match="not a gazetteer"):
        unpack(b"PK" + MAGIC)
