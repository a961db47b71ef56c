"""The example slip shows what the slips of this hall show, and nothing that they do not."""

from pathlib import Path

import pytest

import printers
from hall_server.outputs.preview import Preview
from hall_server.slips.papers import paper_slip
from printers.codes import code_for
from printers.slip import Qr, Slip, Text

FONTS = Path(printers.__file__).parent / "fonts"


def kinds(slip: Slip) -> list[tuple[str, object]]:
    """What its lines are, whatever they say."""
    return [(type(line).__name__, line.size if isinstance(line, Text) else None) for line in slip.lines]


def modules(slip: Slip) -> int:
    """The side of its code."""
    (code,) = [line for line in slip.lines if isinstance(line, Qr)]
    return len(code_for(code.data, side=160, width=576).rows)


@pytest.mark.parametrize("language", ["uz", "uz-Cyrl", "ru", "en"])
def test_the_example_has_the_lines_and_the_code_of_a_slip_of_the_hall(language, hall, catalogue):
    for _ in range(4):
        hall.take("water", language=language)
    real = paper_slip("ticket", hall.errands.slips()[-1].facts, catalogue)

    example = Preview(hall.inner, catalogue, FONTS).example(
        language=language, slip=None, service="water", large_print=False
    )

    assert kinds(example) == kinds(real)
    # Runs of digits, which come by chance, pack a code one size smaller.
    assert modules(real) in (modules(example), modules(example) - 4)
