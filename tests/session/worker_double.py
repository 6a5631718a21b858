"""A worker without a model, for the tests of its client: does what the article's text tells it to."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from randnotiz.analysis.protocol import (
    Analyse,
    Answer,
    Failed,
    Partial,
    Ready,
    Result,
    decode_request,
    encode,
)
from randnotiz.domain.mention import Analysis, Entity, Label, Mention


def say(message: Answer) -> None:
    """Send one answer."""
    sys.stdout.buffer.write(encode(message))
    sys.stdout.buffer.flush()


def misbehave(text: str, marker: Path | None) -> None:
    """Die, hang or talk nonsense, if the text or the marker wants it."""
    if "STIRB" in text or (marker is not None and not marker.exists()):
        if marker is not None:
            marker.touch()
        os.kill(os.getpid(), 9)
    if "HÄNGE" in text:
        time.sleep(60)
    if "UNSINN" in text:
        sys.stdout.buffer.write(b"das ist keine Antwort\n")


def answer(request: Analyse) -> None:
    """Find the first three characters to be a person."""
    if "FREMD" in request.text:
        say(Failed(request.id, "analysis.language", {"language": "fr"}))
        return
    often = request.text.count("VIEL") or 1
    mentions = tuple(Mention(n * 5, n * 5 + 3, Label.PER, "per:x", confidence=0.5) for n in range(often))
    entities = (Entity("per:x", Label.PER, request.text[:3]),)
    found = Analysis(request.text_hash, "double-1", "de", mentions, entities)
    say(Partial(request.id, 3, replace(found, mentions=mentions[: often // 2 + 1])))
    say(Result(request.id, found))


def main() -> None:
    """Answer until stdin ends. An argument names the file that tells whether it has died once already."""
    marker = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    say(Ready("double-1", 0.0))
    for line in sys.stdin.buffer:
        request = decode_request(line)
        if isinstance(request, Analyse):
            misbehave(request.text, marker)
            answer(request)


if __name__ == "__main__":
    main()
