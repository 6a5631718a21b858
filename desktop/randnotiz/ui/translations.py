"""The program's own language: German where the system is German or the reader says so, else English."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from randnotiz import locations


def wanted_language(choice: str) -> str:
    """ "de" or "en" for a preference of "system", "de" or "en"."""
    if choice in ("de", "en"):
        return choice
    return "de" if QLocale.system().language() is QLocale.Language.German else "en"


class Translations:
    """Keeps the translators that are installed, and exchanges them when the language changes."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []
        self.language = "en"

    def use(self, language: str) -> None:
        """Speak "de" or "en" from now on; every widget hears of it by a LanguageChange event."""
        application = QCoreApplication.instance()
        assert application is not None
        for translator in self._installed:
            application.removeTranslator(translator)
        self._installed.clear()
        self.language = language
        QLocale.setDefault(_locale(language))
        folder = str(locations.resources() / "translations")
        self._install(application, f"randnotiz_{language}", folder)
        if language != "en":
            qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(application, f"qtbase_{language}", qt)

    def _install(self, application: QCoreApplication, name: str, folder: str) -> None:
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)
            self._installed.append(translator)


def _locale(language: str) -> QLocale:
    # The reader's own region where it speaks the language: Austrian January is Jänner.
    system = QLocale.system()
    if language == "de":
        return system if system.language() is QLocale.Language.German else QLocale("de_DE")
    return system if system.language() is QLocale.Language.English else QLocale("en_GB")
