"""Rules about the source that no linter knows."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

LONGEST_MODULE = 300
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "misc", "manager", "core", "common"}
TRANSLATING = {"tr", "translate", "QT_TR_NOOP", "QT_TRANSLATE_NOOP"}
# In pieces, so that this file does not itself say what it forbids.
HOSTS = ["pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "deb" + ".debian.org"]
MACHINE_PATHS = re.compile(r"(?<![\w.$}])/(?:" + "wo" + "rk|ro" + r"ot)/\w")
BINARY = {".ttf", ".png", ".qm", ".onnx", ".bin", ".ico", ".icns", ".pdf", ".docx", ".npz", ".sqlite"}


def modules(checkout: Path, *folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (checkout / folder).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield node


def called_name(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_modules_are_short(checkout: Path) -> None:
    lengths = {
        path.relative_to(checkout).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules(checkout, "desktop", "packaging")
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_module_names_say_a_role(checkout: Path) -> None:
    assert [path for path in modules(checkout, "desktop", "packaging") if path.stem in VAGUE_NAMES] == []


def test_every_module_says_what_it_is_for(checkout: Path) -> None:
    silent = [
        path.relative_to(checkout).as_posix()
        for path in modules(checkout, "desktop", "packaging")
        if not ast.get_docstring(tree(path))
    ]
    assert silent == []


def test_no_formatted_string_is_translated(checkout: Path) -> None:
    # It would be extracted as a literal that never matches.
    wrong = [
        f"{path.name}:{call.lineno}"
        for path in modules(checkout, "desktop")
        for call in calls(path)
        if called_name(call) in TRANSLATING
        if any(isinstance(argument, ast.JoinedStr) for argument in call.args)
    ]
    assert wrong == []


def test_no_registry_and_no_path_of_one_machine_is_named(checkout: Path) -> None:
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=checkout, capture_output=True, check=False,
    )  # fmt: skip
    if listing.returncode:
        pytest.skip("not a git checkout")
    named = []
    for name in filter(None, listing.stdout.decode().split("\0")):
        path = checkout / name
        if path.suffix in BINARY or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        named += [f"{name}: {host}" for host in HOSTS if host in text]
        named += [f"{name}: {found[0]}" for found in MACHINE_PATHS.finditer(text)]
    assert named == []
