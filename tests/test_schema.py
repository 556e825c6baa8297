from __future__ import annotations

import json

import jsonschema
import pytest
from tests.making import german

from ondit.errors import InputError
from ondit.records import as_json
from ondit.schema import is_ours, readings_from, schema_of
from ondit.tracing import join


def test_a_reading_and_a_trace_are_valid() -> None:
    jsonschema.validate(as_json(german()), schema_of("reading"))
    jsonschema.validate(as_json(join((german(),))), schema_of("trace"))


def test_names_are_those_of_the_json() -> None:
    derivation = schema_of("trace")["$defs"]["Derivation"]
    assert "from" in derivation["required"]
    assert "origin" not in derivation["properties"]


def test_nothing_may_be_left_out() -> None:
    data = as_json(german())
    del data["report"]["outlet"]["name"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema_of("reading"))


def test_a_reading_comes_back_as_it_was() -> None:
    data = json.loads(json.dumps(as_json(german())))
    assert readings_from(data, where="x") == (german(),)
    assert readings_from(as_json(join((german(),))), where="x") == (german(),)


@pytest.mark.parametrize("data", [3, {}, {"format": "ondit/2"}, [None]])
def test_what_is_not_ours_is_refused(data: object) -> None:
    assert not is_ours(data)
    with pytest.raises(InputError, match=r"x\.json, line 7: is no reading of the format ondit/1"):
        readings_from(data, where="x.json", line=7)
