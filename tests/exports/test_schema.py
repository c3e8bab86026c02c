import copy
import json

import jsonschema
import pytest

from onrecord.exports import LINES, line_schema
from tests.factories import make_report


@pytest.mark.parametrize("shape", LINES)
def test_lines_follow_their_schema(shape):
    schema = line_schema(shape)
    jsonschema.Draft202012Validator.check_schema(schema)
    for report in (make_report(), make_report("Nothing.")):
        jsonschema.validate(json.loads(json.dumps(LINES[shape](report))), schema)


@pytest.mark.parametrize("shape", LINES)
def test_a_key_too_few_or_too_many_is_not_valid(shape):
    schema, line = line_schema(shape), LINES[shape](make_report())
    rows = next(value for key, value in line.items() if key not in {"id", "document", "dated", "entities"})
    for change in (lambda row: row.pop("confidence"), lambda row: row.update(mood="glad")):
        changed = copy.deepcopy(line)
        key = next(key for key, value in line.items() if value is rows)
        change(changed[key][0])
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(changed, schema)


def test_the_shape_and_its_version_are_in_the_name():
    assert line_schema("statements")["$id"] == "urn:onrecord:schema:statements:1"
