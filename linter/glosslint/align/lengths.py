"""What the lengths of two texts say, after Gale and Church."""

from __future__ import annotations

from typing import Final

SAME_LENGTH: Final = 0.5
LENGTH_FALLS: Final = 0.1
OTHER_LENGTH: Final = -0.9
VARIANCE: Final = 3.4
"""Half of Gale and Church's 6.8 a letter (section 3.2), since it is applied to the sum of both lengths."""
STYLE: Final = 0.075
"""Half the standard deviation, as a share of the length, by which translators differ in verbosity."""
LEAST_VARIANCE: Final = 40.0


def length_score(one: float, other: float) -> float:
    """What two lengths in letters say: from 0.5 for equal ones down to -0.9."""
    total = one + other
    deviation = STYLE * total
    difference = one - other
    squares = difference * difference / (VARIANCE * total + deviation * deviation + LEAST_VARIANCE)
    return max(SAME_LENGTH - LENGTH_FALLS * squares, OTHER_LENGTH)
