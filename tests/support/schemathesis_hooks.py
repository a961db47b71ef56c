"""What schemathesis has to know of the hall that it asks: see tests/contract/test_schemathesis.py.

The description cannot name the ids of one hall. Where a request is meant to be a good one, invented ids are
replaced by those of the hall, so that it has to be done, or refused by the rules.
"""

import json
import os
import zlib

import schemathesis
from schemathesis.generation import GenerationMode

HALL = json.loads(os.environ["HALL_IDS"])
"""The known ids, by the names of fields of bodies and parameters of paths."""

PATHS = {
    "/counters/": "counter",
    "/tickets/": "ticket",
    "/printers/": "printer",
    "/screens/": "screen",
    "/status/": "token",
    "/notices/": "notice",
}


def known(name, invented):
    """An id of the hall in place of an invented one, always the same for the same."""
    ids = HALL[name]
    return invented if invented in ids else ids[zlib.crc32(str(invented).encode()) % len(ids)]


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    path = case.operation.path.removeprefix("/api/v1")
    for beginning, name in PATHS.items():
        if path.startswith(beginning):
            parameter, invented = next(iter(case.path_parameters.items()))
            case.path_parameters[parameter] = known(name, invented)
    if isinstance(case.body, dict) and path != "/admin/hall":
        for field, value in case.body.items():
            if value is None or field not in HALL:
                continue
            if isinstance(value, list):
                case.body[field] = [known(field, each) for each in value if HALL[field]]
            else:
                case.body[field] = known(field, value)
