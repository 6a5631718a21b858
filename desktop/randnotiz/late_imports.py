"""Modules that others import and hardly ever use are loaded when something of them is first asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from importlib.util import LazyLoader
from types import ModuleType


class LateFinder:
    """A finder that has the others find modules of certain names, and puts off running them.

    It has to come before the others. A module that is there already stays as it is.
    """

    def __init__(self, names: Set[str]) -> None:
        self._names = names

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What finders are asked for: see `importlib.abc.MetaPathFinder`."""
        if name not in self._names:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None:
                if spec.loader is not None:
                    spec.loader = LazyLoader(spec.loader)
                return spec
        return None


@contextmanager
def waiting(*names: str) -> Iterator[None]:
    """Whatever is imported inside, modules of these names wait until they are used."""
    finder = LateFinder(frozenset(names))
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
