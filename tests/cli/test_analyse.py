"""`randnotiz analyse`: the output that checks and scripts rely on."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from randnotiz.cli.jsonl import items
from randnotiz.domain.problem import Problem

Run = Callable[..., tuple[int, str, str]]


def _rows(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_one_object_a_file(run: Run, article: Path) -> None:
    status, out, err = run("analyse", "--published", "2025-08-20", article)
    assert (status, err) == (0, "")
    (row,) = _rows(out)
    assert list(row) == ["path", "language", "published", "text", "mentions", "entities"]
    assert (row["path"], row["language"], row["published"]) == (str(article), "de", "2025-08-20")
    found = [(mention["text"], mention["label"], mention["value"]) for mention in row["mentions"]]
    assert found == [
        ("Dienstag", "DATE", "2025-08-19"),
        ("Donald Trump", "PER", None),
        ("Merkel", "PER", None),
        ("Trumps", "PER", None),
    ]
    assert all(
        list(mention) == ["start", "end", "text", "label", "value", "entity"] for mention in row["mentions"]
    )
    for mention in row["mentions"]:
        assert row["text"][mention["start"] : mention["end"]] == mention["text"]
    entities = {
        entity["id"]: (entity["label"], entity["name"], entity["mentions"]) for entity in row["entities"]
    }
    assert entities["per:donald-trump"] == ("PER", "Donald Trump", [1, 3])
    assert all(
        row["mentions"][at]["entity"] == key for key, (_, _, found) in entities.items() for at in found
    )


def test_compounds_are_no_mentions(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Donald Trump und die Trump-Regierung wissen von nichts, sagt der Sprecher des Hauses.")
    (row,) = _rows(run("analyse", path)[1])
    assert [mention["text"] for mention in row["mentions"]] == ["Donald Trump"]


def test_the_text_may_state_its_date(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Berlin, 20. August 2025 – Gestern hat Merkel im Garten gesessen und nichts gesagt.")
    (row,) = _rows(run("analyse", path)[1])
    assert row["published"] == "2025-08-20"
    assert {mention["value"] for mention in row["mentions"]} == {"2025-08-20", "2025-08-19", None}


def test_a_bad_file_does_not_keep_the_others_from_their_turn(run: Run, article: Path, tmp_path: Path) -> None:
    empty, binary = tmp_path / "leer.txt", tmp_path / "bild.txt"
    empty.touch()
    binary.write_bytes(bytes(range(256)) * 20)
    status, out, err = run("analyse", tmp_path / "weg.txt", empty, binary, tmp_path, article, german=True)
    assert status == 1
    assert [row["path"] for row in _rows(out)] == [str(article)]
    assert [name in line for name, line in zip(["weg", "leer", "bild"], err.splitlines(), strict=False)] == [
        True
    ] * 3
    assert "Traceback" not in err
    assert len(err.splitlines()) == 4


def test_another_language_is_said_plainly(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "fr.txt"
    path.write_text(
        "Le président de la République a reçu hier les représentants des syndicats au palais de l'Élysée. "
        * 8,
        encoding="utf-8",
    )
    status, out, err = run("analyse", path)
    assert (status, out) == (1, "")
    assert "German and English" in err
    assert len(err.splitlines()) == 1
    assert run("analyse", "--language", "de", path)[0] == 0


def test_ready_made_texts_are_answered_in_order_with_their_ids(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        {"id": 1, "text": "Gestern kam Merkel.\r\n\ufeffUnd\u2028Trump.", "published": "2025-08-20"},
        {"id": "zwei", "text": ""},
        {"id": None, "text": "Yesterday Merkel came.", "language": "en", "published": "2025-08-20T10:00:00Z"},
    ]
    _stdin(monkeypatch, "\n".join(map(json.dumps, lines)) + "\n\n")
    status, out, err = run("analyse", "--jsonl", "-")
    assert (status, err) == (0, "")
    rows = _rows(out)
    assert [row["id"] for row in rows] == [1, "zwei", None]
    assert [row["text"] for row in rows] == [line["text"] for line in lines]
    for row in rows:
        for mention in row["mentions"]:
            assert row["text"][mention["start"] : mention["end"]] == mention["text"]
    assert [mention["text"] for mention in rows[0]["mentions"]] == ["Gestern", "Merkel", "Trump"]
    assert rows[2]["mentions"][0]["value"] == "2025-08-19"


def test_a_bad_line_is_named_and_the_rest_answered(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_bytes(
        b'{"id":1,"text":"Merkel"}\nbroken\n{"id":2}\n\xff\xfe\n{"id":3,"text":"x","published":"2025-13-01"}\n'
        b'{"id":4,"text":"Merkel","language":"fr"}\n{"id":5,"text":"\\ud83d Merkel"}'
    )
    status, out, err = run("analyse", "--jsonl", path)
    assert status == 1
    rows = _rows(out)
    assert [(row["id"], len(row["mentions"])) for row in rows] == [(1, 1), (4, 0), (5, 1)]
    assert rows[2]["text"] == "\ud83d Merkel"
    said = err.splitlines()
    assert [f"{number}" in line for number, line in zip((2, 3, 4, 5), said, strict=False)] == [True] * 4
    assert len(said) == 5


def test_lines_are_read_one_at_a_time() -> None:
    taken = []

    def lines() -> Iterator[bytes]:
        for number in range(1_000_000):
            taken.append(number)
            yield b'{"id":1,"text":"x"}\n'

    read = items(lines())  # type: ignore[arg-type]
    assert not isinstance(next(read), Problem)
    assert taken == [0]


@pytest.mark.parametrize(
    "words",
    [
        ["analyse"],
        ["analyse", "--published", "20.8.2025", "x"],
        ["analyse", "--published", "20250820", "x"],
        ["analyse", "--language", "fr", "x"],
        ["analyse", "--jsonl", "a", "b"],
        ["analyse", "--json", "a"],
    ],
)
def test_wrong_usage_ends_with_2(run: Run, words: list[str]) -> None:
    for german in (True, False):
        status, out, err = run(*words, german=german)
        assert (status, out) == (2, "")
        assert ("Aufruf:" if german else "usage:") in err


def _stdin(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    class Stdin:
        buffer = io.BytesIO(text.encode())

    monkeypatch.setattr(sys, "stdin", Stdin())
