"""The best pairs between two lists: the one place that needs numpy and scipy, which load when first used."""

from __future__ import annotations

from collections.abc import Sequence

from ondit.errors import OnditError


def need_solver() -> None:
    """Ask for numpy and scipy before long work is done for nothing. Raises OnditError if one is not installed."""
    try:
        import numpy as np  # noqa: F401
        import scipy.optimize  # noqa: F401
    except ImportError as error:
        raise OnditError("Marks against gold need numpy and scipy: pip install 'ondit[score]'") from error


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Rows paired with columns so that the weights add up to the most; pairs of weight 0 are among them.

    Raises OnditError if scipy is not installed.
    """
    if not weights or not weights[0]:
        return []
    need_solver()
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(np.array(weights, dtype=float), maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True)]


def met_pairs(weights: Sequence[Sequence[float]]) -> dict[int, int]:
    """Row to column, the pairs that have a weight."""
    return {i: j for i, j in best_pairs(weights) if weights[i][j] > 0}
