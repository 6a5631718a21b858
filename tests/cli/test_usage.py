"""Arguments, languages and what is loaded for them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from randnotiz import __version__
from randnotiz.cli.locale import reader_language
from randnotiz.cli.window import window_arguments

Run = Callable[..., tuple[int, str, str]]


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"Randnotiz {__version__}\n", "")
    assert run("search", "--version")[1] == f"Randnotiz {__version__}\n"


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["analyse"],
        ["import"],
        ["export"],
        ["search"],
        ["backup"],
        ["restore"],
        ["export-library"],
        ["import-library"],
    ],
)
def test_help_speaks_the_readers_language(run: Run, command: list[str]) -> None:
    german, english = run(*command, "--help", german=True)[1], run(*command, "--help")[1]
    assert "Aufruf:" in german
    assert "usage:" in english
    for word in ("usage", "options", "show ", "FILE", "positional"):
        assert word not in german


def test_files_and_library_for_the_window() -> None:
    chosen = window_arguments(["a.txt", "./analyse", "--library", "l.sqlite"])
    assert (chosen.files, chosen.library) == ([Path("a.txt"), Path("analyse")], Path("l.sqlite"))
    assert window_arguments([]).files == []


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "de:en"}, "de"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_language_of_the_system(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert reader_language() == language


@pytest.mark.parametrize("arguments", [["search", "x", "--library", "gone"], ["analyse", "--help"]])
def test_no_window_and_no_model_is_loaded_for_a_subcommand(tmp_path: Path, arguments: list[str]) -> None:
    code = (
        "import sys\nfrom randnotiz.__main__ import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: pass\n"
        "sys.exit(any(name in sys.modules for name in ('PySide6', 'spacy', 'onnxruntime', 'trafilatura')))"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False
        ).returncode
        == 0
    )


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    texts = tmp_path / "a.jsonl"
    texts.write_text('{"id":1,"text":"' + "x" * 100_000 + '","language":"fr"}\n' * 20)
    code = (
        "from randnotiz.analysis import pipeline\n"
        "pipeline.load = lambda detect: pipeline.Pipeline(lambda *_: [], None, 'm', detect)\n"
        f"import sys\nfrom randnotiz.__main__ import main\n"
        f"sys.exit(main(['analyse', '--jsonl', {str(texts)!r}]))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()


def test_a_terminal_that_cannot_show_a_character(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(
        "Łódź und Kyjiw 😀\n\nDas steht heute in der Zeitung, und mehr steht da nicht.", encoding="utf-8"
    )
    command = [
        sys.executable,
        "-m",
        "randnotiz",
        "import",
        str(article),
        "--library",
        str(tmp_path / "l.sqlite"),
    ]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert done.stdout.startswith(b"1\t")


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_file_name_that_is_no_text(run: Run, tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    status, _, err = run("analyse", path)
    assert (status, len(err.splitlines())) == (1, 1)
    Path(path).write_text("Heute kam Merkel.", encoding="utf-8")
    assert run("analyse", path)[0] == 0
