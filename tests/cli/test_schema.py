import json

import pytest

from onrecord.exports import LINES, line_schema


@pytest.mark.parametrize("shape", LINES)
def test_the_schema_is_printed(run, shape):
    assert json.loads(run("schema", "--format", shape).stdout) == line_schema(shape)
