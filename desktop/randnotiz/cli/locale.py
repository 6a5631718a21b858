"""In which of the program's two languages the command line speaks."""

from __future__ import annotations

import os
import sys

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def reader_language() -> str:
    """ "de" if the reader's system is set to German, otherwise "en".

    The first of LC_ALL, LC_MESSAGES, LANG that is set counts, and LANGUAGE before all of them unless that
    first one is the C locale (GNU gettext manual, "Locale Environment Variables").
    """
    chosen = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    if not chosen:
        chosen = _system_locale()
    plain = chosen.split(".")[0]
    if plain in ("C", "POSIX"):
        return "en"
    first = os.environ.get("LANGUAGE", "").split(":")[0]
    return "de" if (first or plain).lower().startswith("de") else "en"


def _system_locale() -> str:
    if sys.platform == "win32":
        import ctypes
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""
