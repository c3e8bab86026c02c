import io

import pytest

from onrecord.errors import ConfigError
from onrecord.readers.authority import read_authority

CSV = b"name,office\nMara Oray,mayor\n"
FTM = b'\xef\xbb\xbf\n {"id": "Q1", "schema": "Person", "properties": {"name": ["Mara Oray"]}}\n'


@pytest.mark.parametrize("data", [CSV, FTM])
def test_the_format_is_told_by_the_first_bytes(data):
    (found,) = read_authority(lambda: io.BytesIO(data), "people")
    assert (found.name, found.source) == ("Mara Oray", "people")


def test_a_stated_format_counts():
    found = list(read_authority(lambda: io.BytesIO(CSV), "people", shape="ftm"))
    assert {item.code for item in found} == {"bad-line"}


def test_an_unknown_format_is_refused():
    with pytest.raises(ConfigError, match="known are csv and ftm"):
        read_authority(lambda: io.BytesIO(CSV), "people", shape="xml")
