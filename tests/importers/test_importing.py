"""What holds for every format: sizes, problems with a sentence, language."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import randnotiz
from randnotiz.domain.problem import ImportProblem
from randnotiz.domain.sentences import sentence
from randnotiz.domain.sentences.importing import SENTENCES
from randnotiz.importers import MAX_BYTES, detect_language, import_bytes, suffixes

GERMAN = (
    "Der Rat hat am Freitag beschlossen, dass die neue Brücke über die Aller im Herbst gebaut werden soll."
)
ENGLISH = "The council decided on Friday that the new bridge across the river is to be built in the autumn."


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "import.empty"),
        (b" \r\n\t\n", "import.empty"),
        (b"\xef\xbb\xbf\n", "import.no_text"),
        (bytes(range(256)) * 4, "import.binary"),
        (b"x" * (MAX_BYTES + 1), "import.too_large"),
    ],
)
def test_what_cannot_be_read_is_said_in_both_languages(data, key):
    with pytest.raises(ImportProblem) as refused:
        import_bytes(data, "bericht.txt")
    assert refused.value.key == key
    for language in ("de", "en"):
        said = sentence(refused.value, language)
        assert "bericht.txt" in said
        assert "{" not in said


def test_every_key_has_a_sentence_in_german_and_english_and_no_sentence_is_idle():
    package = Path(randnotiz.__file__).parent
    strings = {
        node.value
        for place in ("files.py", "importers/*.py", "session/*.py", "store/*.py")
        for path in package.glob(place)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {text for text in strings if text.startswith("import.")} == set(SENTENCES)
    assert all(set(forms) == {"de", "en"} and all(forms.values()) for forms in SENTENCES.values())


def test_each_suffix_belongs_to_one_format():
    listed = [suffix for group in suffixes().values() for suffix in group]
    assert len(listed) == len(set(listed))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in listed)
    assert {".txt", ".md", ".html"} <= set(listed)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (ENGLISH, "en"),
        (GERMAN.upper(), "de"),
        ("Le conseil a décidé vendredi que le nouveau pont sur la rivière sera construit à l’automne.", "fr"),
        ("De gemeenteraad heeft vrijdag besloten dat de nieuwe brug in het najaar wordt gebouwd.", "nl"),
        ("Rada miasta zdecydowała w piątek, że nowy most zostanie zbudowany jesienią tego roku.", "pl"),
        (
            GERMAN * 3 + " “The bridge is too far, and that is all there is to it,” he said. " + GERMAN * 3,
            "de",
        ),
        ("Berlin", None),
        ("", None),
        ("12345 67890 " * 20, None),
    ],
)
def test_languages(text, language):
    assert detect_language(text) == language


def test_a_claim_counts_only_where_the_text_leaves_it_open():
    assert detect_language(GERMAN, "en-GB") == "de"
    assert detect_language("Berlin", "de-AT") == "de"
    assert detect_language("Berlin", "klingonisch") is None


def test_language_detection_can_be_left_out():
    assert import_bytes(GERMAN.encode(), detect_language=False).language is None


def said_by(source: str) -> tuple[int, str, str]:
    """Status, output and errors of a program of its own."""
    package = str(Path(randnotiz.importers.__file__).parents[2])
    ran = subprocess.run(
        [sys.executable, "-c", source], cwd=package, capture_output=True, text=True, check=False
    )
    return ran.returncode, ran.stdout, ran.stderr


def test_a_page_is_read_without_what_tells_languages_which_still_does():
    source = (
        "import sys; from randnotiz.importers import import_bytes, detect_language;"
        f"text = {GERMAN!r} * 9; page = '<html><body><article><p>' + text + '</p></article></body></html>';"
        "article = import_bytes(page.encode(), 'a.html', detect_language=False);"
        "print('numpy' in sys.modules, len(article.text) > 200);"
        "print(detect_language('Minister rozmawiał wczoraj wieczorem w Warszawie ze związkowcami.'),"
        " 'numpy' in sys.modules)"
    )
    assert said_by(source) == (0, "False True\npl True\n", "")


def test_opening_plain_text_loads_nothing_heavy():
    source = (
        "import sys; from randnotiz.importers import import_bytes;"
        f"import_bytes({GERMAN!r}.encode(), 'a.txt');"
        "heavy = {'trafilatura', 'lxml', 'py3langid', 'numpy', 'markdown_it', 'charset_normalizer', 'yaml'};"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    assert said_by(source) == (0, "\n", "")
