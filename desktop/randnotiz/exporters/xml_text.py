"""Text that XML 1.0 can hold; what it cannot is no text for other formats either."""

from __future__ import annotations

import re
from typing import Final

_UNHOLDABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with every character that XML 1.0 forbids (section 2.2) as U+FFFD; same length."""
    return _UNHOLDABLE.sub("\ufffd", text)
