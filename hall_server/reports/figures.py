"""Means and percentiles, and when they may be shown."""

from __future__ import annotations

from collections.abc import Sequence

FEWEST = 20
"""Percentiles of fewer values say little and are not shown."""


def mean(values: Sequence[float]) -> float | None:
    """The arithmetic mean; None of nothing."""
    return sum(values) / len(values) if values else None


def percentile(values: Sequence[float], share: float) -> float | None:
    """The percentile by linear interpolation between closest ranks; None below 20 values.

    It is type 7 of R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages (1996).
    """
    if len(values) < FEWEST:
        return None
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
