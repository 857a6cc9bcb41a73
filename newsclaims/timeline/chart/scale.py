"""A linear scale from zero with round numbers on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

INTERVALS = 4
ROUND_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))

_ZERO = Decimal(0)
# Room for every digit that a figure can have, behind the point and before it.
_EXACTLY = Context(prec=60)


@dataclass(frozen=True, slots=True)
class Scale:
    """Round numbers in order, zero among them: from the first to the last of them the scale runs."""

    ticks: tuple[Decimal, ...]

    def position(self, figure: Decimal) -> float:
        """Where a figure stands, from 0 at the first number to 100 at the last; what is beyond stands at the end."""
        first, last = self.ticks[0], self.ticks[-1]
        if first == last:
            return 0.0
        share = _EXACTLY.divide(_EXACTLY.subtract(figure, first), _EXACTLY.subtract(last, first))
        return float(round(min(max(share, _ZERO), Decimal(1)) * 100, 2))


def scale_of(figures: Iterable[Decimal]) -> Scale:
    """The scale on which every figure and zero have their place.

    Its numbers are 1, 2 or 5 times a power of ten apart: P. S. Heckbert, “Nice Numbers for Graph Labels”, Graphics
    Gems (1990), pp. 61–63. There are at most six where all figures are on one side of zero.
    """
    known = [_ZERO, *figures]
    least, most = min(known), max(known)
    if least == most:
        return Scale((_ZERO,))
    step = _round_step(_EXACTLY.divide(_EXACTLY.subtract(most, least), Decimal(INTERVALS)))
    first = int(_EXACTLY.divide(least, step).to_integral_value(ROUND_FLOOR))
    last = int(_EXACTLY.divide(most, step).to_integral_value(ROUND_CEILING))
    return Scale(tuple(_EXACTLY.multiply(step, Decimal(number)) for number in range(first, last + 1)))


def _round_step(rough: Decimal) -> Decimal:
    """The round number nearest to `rough`: not so small that the numbers crowd, not so large that few are left."""
    power = Decimal(1).scaleb(rough.adjusted())
    share = _EXACTLY.divide(rough, power)
    return next(step for step in ROUND_STEPS if share <= step * Decimal("1.2")) * power
