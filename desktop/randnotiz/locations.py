"""Where things are: resources and seeds that come with the program, the reader's library, the worker."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
LIBRARY_NAME: Final = "library.sqlite"


def _folder(name: str) -> Path:
    # A wheel or bundle has the folder inside the package, a checkout at its top. Never sys._MEIPASS.
    for place in (_PACKAGE / name, _PACKAGE.parents[1] / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the program's folder {name!r} is missing beside {_PACKAGE}")


def resources() -> Path:
    """The folder of icons, fonts, themes, translations and models. Raises FileNotFoundError."""
    return _folder("resources")


def seeds() -> Path:
    """The folder of sample articles. Raises FileNotFoundError."""
    return _folder("seeds")


def model() -> Path:
    """The folder of the trained pipeline (it need not exist in a checkout under construction)."""
    return resources() / "models" / "randnotiz_de_en"


def default_library() -> Path:
    """The reader's library in the platform's data folder."""
    from platformdirs import user_data_path

    return user_data_path("randnotiz", appauthor=False) / LIBRARY_NAME


def log_file() -> Path:
    """Where the program writes its log."""
    from platformdirs import user_log_path

    return user_log_path("randnotiz", appauthor=False) / "randnotiz.log"


def worker_command() -> tuple[str, list[str]]:
    """Program and arguments that start the analysis worker, from a checkout, a wheel or a bundle."""
    return _own_command("--analysis-worker")


def import_worker_command() -> tuple[str, list[str]]:
    """Program and arguments that start the process in which files are read."""
    return _own_command("--import-worker")


def _own_command(option: str) -> tuple[str, list[str]]:
    return sys.executable, [option] if getattr(sys, "frozen", False) else ["-m", "randnotiz", option]
