"""The bundle's executable begins here."""

from __future__ import annotations

import sys

from randnotiz.__main__ import main

sys.exit(main())
