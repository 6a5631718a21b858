"""The recipe's modules import each other as siblings, the way its commands find them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "model"))
