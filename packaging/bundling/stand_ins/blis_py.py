"""Stands in the bundle for `blis.py`, 17 MB of compiled code that thinc wants to be there.

The program's network runs in onnxruntime; of thinc only its registry and configuration are used, so that none
of this is ever called in earnest. NumPy does the same, if more slowly.
"""

from __future__ import annotations

from typing import Any

import numpy

__all__ = ["gemm"]


def gemm(
    a: Any,
    b: Any,
    out: Any = None,
    trans1: bool = False,
    trans2: bool = False,
    alpha: float = 1.0,
    beta: float = 1.0,
) -> Any:
    """`alpha` times the product of two matrices, plus `beta` times `out` where that is given."""
    product = alpha * ((a.T if trans1 else a) @ (b.T if trans2 else b))
    if out is None:
        return product
    numpy.add(product, beta * out if beta else 0, out=out)
    return out
