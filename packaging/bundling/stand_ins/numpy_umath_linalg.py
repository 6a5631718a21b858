"""Stands in the bundle for `numpy.linalg._umath_linalg`, which solves and decomposes matrices.

Nothing in the program does; `numpy.linalg` itself, with norms and products, is imported with NumPy.
"""

_ilp64 = False
