"""The set-up does what is missing, once, and says in one sentence what it cannot do."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import launch
import set_up_python
import set_up_system
import virtual_display
from steps import SetUpFailed

Commands = list[list[str]]


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Commands:
    """A checkout of its own, where commands are noted instead of run."""
    noted: Commands = []
    (tmp_path / "packaging").mkdir()
    for lock in ("requirements.txt", "requirements-test.txt"):
        (tmp_path / "packaging" / lock).write_text(f"one==1 \\\n    --hash=sha256:{lock}\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")

    def note(command: list[str | Path]) -> None:
        noted.append([str(part) for part in command])
        if "venv" in noted[-1]:
            set_up_python.interpreter().parent.mkdir(parents=True)
            set_up_python.interpreter().touch()

    monkeypatch.setattr(set_up_python, "ROOT", tmp_path)
    monkeypatch.setattr(set_up_python, "PACKAGING", tmp_path / "packaging")
    monkeypatch.setattr(set_up_python, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(set_up_python, "STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setattr(set_up_python, "must", note)
    return noted


def kinds(commands: Commands) -> list[str]:
    names = {"--clear": "venv", "--require-hashes": "libraries", "--editable": "program"}
    return [names[flag] for command in commands for flag in names if flag in command]


def test_first_start_does_everything_and_the_second_nothing(commands: Commands) -> None:
    set_up_python.ready("requirements.txt")
    assert kinds(commands) == ["venv", "libraries", "program"]
    commands.clear()
    set_up_python.ready("requirements.txt")
    assert commands == []


def test_testing_needs_more_than_running_but_not_the_other_way_round(commands: Commands) -> None:
    set_up_python.ready("requirements.txt")
    commands.clear()
    set_up_python.ready("requirements-test.txt")
    assert kinds(commands) == ["libraries", "program"]
    commands.clear()
    set_up_python.ready("requirements.txt")
    assert commands == []


@pytest.mark.parametrize(
    ("changed", "done"),
    [("packaging/requirements.txt", ["libraries", "program"]), ("pyproject.toml", ["program"])],
)
def test_only_what_changed_is_done_again(
    commands: Commands, tmp_path: Path, changed: str, done: list[str]
) -> None:
    set_up_python.ready("requirements-test.txt")
    commands.clear()
    with (tmp_path / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    set_up_python.ready("requirements-test.txt")
    assert kinds(commands) == done
    commands.clear()
    set_up_python.ready("requirements.txt")
    assert commands == []


def test_an_interrupted_set_up_is_taken_up_again(commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    note = set_up_python.must

    def break_off(command: list[str | Path]) -> None:
        note(command)
        if "--editable" in command:
            raise subprocess.CalledProcessError(1, "pip")

    monkeypatch.setattr(set_up_python, "must", break_off)
    with pytest.raises(subprocess.CalledProcessError):
        set_up_python.ready("requirements.txt")
    monkeypatch.setattr(set_up_python, "must", note)
    commands.clear()
    set_up_python.ready("requirements.txt")
    assert kinds(commands) == ["libraries", "program"]


def test_a_moved_checkout_gets_a_new_environment(commands: Commands, tmp_path: Path) -> None:
    set_up_python.ready("requirements.txt")
    stamp = tmp_path / ".venv" / "stamp.json"
    stamp.write_text(stamp.read_text(encoding="utf-8").replace(str(tmp_path), "/elsewhere"), encoding="utf-8")
    commands.clear()
    set_up_python.ready("requirements.txt")
    assert kinds(commands) == ["venv", "libraries", "program"]


def test_a_missing_venv_module_is_named_with_the_command_to_type(
    commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    find: Callable[..., object] = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, package=None: None if name == "ensurepip" else find(name)
    )
    monkeypatch.setattr(set_up_system, "install", lambda packages, reason: False)
    with pytest.raises(SetUpFailed, match=r"sudo apt-get install python3\.\d+-venv"):
        set_up_python.ready("requirements.txt")
    assert commands == []


def test_missing_system_libraries_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(set_up_system, "LIBRARIES", {"libnothing-of-the-kind.so.9": "libnothing9"})
    monkeypatch.setattr(set_up_system, "_permission", lambda: None)
    set_up_system.libraries()
    told = capsys.readouterr().out
    assert "libnothing-of-the-kind.so.9" in told
    assert "sudo apt-get install libnothing9" in told


def test_an_old_python_is_told_what_it_lacks(checkout: Path) -> None:
    source = (checkout / "packaging" / "dev.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    first = [type(node).__name__ for node in tree.body[:3]]
    assert first == ["Expr", "Import", "If"], "the check must come before anything an old Python cannot do"
    check = source[: source.index("import argparse")].replace("sys.version_info", "(3, 9, 1)")
    answer = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert answer.stderr.strip() == "Randnotiz needs Python 3.11 or newer; this is Python 3.9."


@pytest.mark.parametrize(
    ("arguments", "picture"), [([], True), (["article.txt"], True), (["analyse", "article.txt"], False)]
)
def test_without_a_display_articles_become_pictures(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], picture: bool
) -> None:
    started: Commands = []
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text("Text", encoding="utf-8")
    monkeypatch.setattr(launch, "PICTURES", tmp_path / "build")
    monkeypatch.setattr(
        launch, "_start", lambda command, environment: started.append([str(part) for part in command]) or 0
    )
    assert launch.program(Path("python"), arguments) == 0
    assert ("--picture" in started[0]) is picture
    assert started[0][len(started[0]) - len(arguments) :] == arguments


@pytest.mark.skipif(not virtual_display.available(), reason="Xvfb is not installed")
def test_a_virtual_display_comes_and_goes() -> None:
    with virtual_display.virtual_display() as display:
        number = display.removeprefix(":")
        assert number.isdigit()
        assert Path(f"/tmp/.X11-unix/X{number}").exists()
    assert not Path(f"/tmp/.X11-unix/X{number}").exists()
