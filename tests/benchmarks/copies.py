"""Copies to look at: an article annotated in every awkward way, in every format, with pictures.

    python tests/benchmarks/copies.py FILE FOLDER

Writes each format in German and English, whole and as passages alone. Where the programs are there, it has
LibreOffice open the Word copy and Chromium the web page, and makes pictures of their pages and the PDF's.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from shutil import which

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "desktop")]

from tests.exporters.overlapping import overlapping  # noqa: E402

from randnotiz.analysis.pipeline import load  # noqa: E402 - the path comes first
from randnotiz.cli.reading import read_article  # noqa: E402
from randnotiz.exporters import FORMATS, ExportInput, ExportOptions, ExportProblem, export  # noqa: E402
from randnotiz.importers import detect_language  # noqa: E402

CHOICES = {"whole": ExportOptions(), "passages": ExportOptions(whole_text=False)}


def write(source: Path, folder: Path) -> None:
    """All copies of the article in `source`."""
    article = read_article(source, None)
    analysis = load(detect_language).analyse(article.text, article.language, article.published)
    article = replace(article, language=article.language or analysis.language)
    for language in ("de", "en"):
        when = datetime.now().astimezone()
        what = ExportInput(article, overlapping(article), analysis, when, language)
        for name, options in CHOICES.items():
            place = folder / f"{name}.{language}"
            place.mkdir(parents=True, exist_ok=True)
            for key, form in FORMATS.items():
                try:
                    (place / f"copy{form.suffix}").write_bytes(export(key, what, options))
                except ExportProblem as problem:
                    print(f"{key}: {problem}")
            plain = export("md", what, replace(options, obsidian=False))
            (place / "copy.commonmark.md").write_bytes(plain)


def picture(place: Path) -> None:
    """What other programs make of the copies in one folder."""
    if soffice := which("soffice"):
        _run(soffice, "--headless", "--convert-to", "odt", "--outdir", place, place / "copy.docx")
        _run(soffice, "--headless", "--convert-to", "pdf", "--outdir", place / "word", place / "copy.docx")
    if chromium := which("chromium"):
        page = (place / "copy.html").as_uri()
        for name, size in (("wide", "1400,2000"), ("narrow", "420,2000")):
            shot = f"--screenshot={place / name}.png"
            _run(chromium, "--headless=new", "--no-sandbox", f"--window-size={size}", shot, page)
    if pdftoppm := which("pdftoppm"):
        for pdf in (place / "copy.pdf", place / "word" / "copy.pdf"):
            if pdf.exists():
                _run(pdftoppm, "-r", "80", "-png", pdf, pdf.with_suffix(""))


def _run(*words: object) -> None:
    subprocess.run([str(word) for word in words], check=False, capture_output=True, timeout=120)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    target = Path(sys.argv[2])
    write(Path(sys.argv[1]), target)
    for made in sorted(target.iterdir()):
        picture(made)
        print(made)
