"""German words of time that no library has, as data for the lexicon."""

from __future__ import annotations

ENDINGS = ("e", "en", "er", "es", "em")

PARTS = {"morgen": "MO", "vormittag": "MO", "mittag": "MI", "nachmittag": "AF", "abend": "EV", "nacht": "NI"}
PARTS |= {"früh": "MO"}

# word forms: (unit, TIMEX3 letter)
SINGULAR = {
    "Tag Tages Tags": ("day", "D"),
    "Woche": ("week", "W"),
    "Monat Monats Monates": ("month", "M"),
    "Quartal Quartals": ("quarter", "Q"),
    "Halbjahr Halbjahres Halbjahrs": ("half", "H"),
    "Jahr Jahres Jahrs": ("year", "Y"),
    "Geschäftsjahr Geschäftsjahres Wirtschaftsjahr Wirtschaftsjahres Kalenderjahr Kalenderjahres": (
        "year",
        "Y",
    ),
    "Jahrzehnt Jahrzehnts Jahrzehntes Dekade": ("decade", "DE"),
    "Jahrhundert Jahrhunderts": ("century", "CE"),
    "Wochenende Wochenendes": ("weekend", "WE"),
    "Stunde": ("hour", "TH"),
    "Minute": ("minute", "TM"),
    "Sekunde": ("second", "TS"),
}
PLURAL = {
    "Tage Tagen": ("day", "D"),
    "Wochen": ("week", "W"),
    "Monate Monaten": ("month", "M"),
    "Quartale Quartalen": ("quarter", "Q"),
    "Jahre Jahren": ("year", "Y"),
    "Jahrzehnte Jahrzehnten Dekaden": ("decade", "DE"),
    "Jahrhunderte Jahrhunderten": ("century", "CE"),
    "Wochenenden": ("weekend", "WE"),
    "Stunden": ("hour", "TH"),
    "Minuten": ("minute", "TM"),
    "Sekunden": ("second", "TS"),
}
# stems of adjectives that place a unit: (count, anchor)
REFERENCE = {
    "letzt": (-1, "published"),
    "vergangen": (-1, "published"),
    "vorig": (-1, "published"),
    "abgelaufen": (-1, "published"),
    "zurückliegend": (-1, "published"),
    "vorletzt": (-2, "published"),
    "vorvergangen": (-2, "published"),
    "vorvorig": (-2, "published"),
    "dies": (0, "published"),
    "laufend": (0, "published"),
    "heurig": (0, "published"),
    "jetzig": (0, "published"),
    "nächst": (1, "published"),
    "kommend": (1, "published"),
    "übernächst": (2, "published"),
    "folgend": (1, "told"),
    "darauffolgend": (1, "told"),
    "nachfolgend": (1, "told"),
    "vorangegangen": (-1, "told"),
    "vorhergehend": (-1, "told"),
    "selb": (0, "text"),
    "gleich": (0, "text"),
    "jen": (0, "text"),
}
# one word for a unit in a direction: (unit, count, anchor)
PLACED = {
    "Vorjahr Vorjahres Vorjahrs": ("year", -1, "published"),
    "Vormonat Vormonats": ("month", -1, "text"),
    "Vorquartal Vorquartals": ("quarter", -1, "text"),
    "Vorjahresmonat Vorjahresmonats": ("month", -12, "text"),
    "Vorjahresquartal Vorjahresquartals": ("quarter", -4, "text"),
    "Vorwoche": ("week", -1, "published"),
    "Vortag Vortags Vortages": ("day", -1, "text"),
    "Folgejahr Folgejahres": ("year", 1, "told"),
    "Folgemonat": ("month", 1, "told"),
    "Folgewoche": ("week", 1, "told"),
    "Folgetag": ("day", 1, "told"),
    "Jahresende": ("year", 0, "published"),
    "Jahresanfang Jahresbeginn": ("year", 0, "published"),
    "Jahresmitte": ("year", 0, "published"),
    "Monatsende": ("month", 0, "published"),
    "Monatsanfang Monatsbeginn": ("month", 0, "published"),
    "Wochenbeginn Wochenanfang": ("week", 0, "published"),
}
DEICTIC = {
    "vorvorgestern": -3,
    "vorgestern": -2,
    "gestern": -1,
    "heute": 0,
    "heut": 0,
    "morgen": 1,
    "übermorgen": 2,
}
HOLIDAYS = {
    "Unsinniger Donnerstag": "@easter-52",
    "Unsinnigen Donnerstag": "@easter-52",
    "Weiberfastnacht": "@easter-52",
    "Rosenmontag": "@easter-48",
    "Faschingsdienstag": "@easter-47",
    "Aschermittwoch": "@easter-46",
    "Palmsonntag": "@easter-7",
    "Gründonnerstag": "@easter-3",
    "Karsamstag": "@easter-1",
    "Ostern": "@easter+0",
    "Pfingsten": "@easter+49",
    "Muttertag": "@nth5.6.2",
    "Nikolaus": "12-06",
    "Nikolaustag": "12-06",
    "Heiligabend": "12-24",
    "Heiliger Abend": "12-24",
    "Heiligen Abend": "12-24",
    "Heiligen Abends": "12-24",
    "Weihnachtstag": "12-25",
    "Stefanitag": "12-26",
    "Stephanitag": "12-26",
    "Stefanstag": "12-26",
    "Stefanietag": "12-26",
    "Silvester": "12-31",
    "Silvesterabend": "12-31",
    "Silvesternacht": "12-31",
    "Neujahrsmorgen": "01-01",
    "Weihnachtsabend": "12-24",
    "Ferragosto": "08-15",
    "Hochunserfrauentag": "08-15",
    "Josefi": "03-19",
    "Josefitag": "03-19",
    "Dreikönig": "01-06",
    "Dreikönigstag": "01-06",
    "Valentinstag": "02-14",
    "Halloween": "10-31",
    "Weißer Sonntag": "@easter+7",
    "Weißen Sonntag": "@easter+7",
    "Erntedanksonntag": "@nth10.6.1",
    "Barbaratag": "12-04",
    "Krampustag": "12-05",
    "Ewigkeitssonntag": "@advent-28",
    "Osterwochenende": "@easter+0WE",
    "Pfingstwochenende": "@easter+49WE",
    "Karwoche": "@easter-3W",
    "Allerseelen": "11-02",
    "Martinstag": "11-11",
    "Totensonntag": "@advent-28",
    "Volkstrauertag": "@advent-35",
    "Herz-Jesu-Sonntag": "@easter+70",
    "Maria Himmelfahrt": "08-15",
    "Maria Empfängnis": "12-08",
}
# Names of persons, places or things as often as of days.
NO_HOLIDAYS = {"Bruder Klaus", "Peter und Paul", "Auffahrt", "Staatsfeiertag", "Nationalfeiertag"}
SETS = {
    "täglich": "P1D",
    "wöchentlich allwöchentlich": "P1W",
    "monatlich": "P1M",
    "vierteljährlich": "P3M",
    "halbjährlich": "P6M",
    "jährlich alljährlich": "P1Y",
    "stündlich": "PT1H",
}
LENGTHS = {
    "jahrelang": "PXY",
    "monatelang": "PXM",
    "wochenlang": "PXW",
    "tagelang": "PXD",
    "stundenlang": "PTXH",
    "minutenlang": "PTXM",
    "jahrzehntelang": "PXDE",
    "jahrhundertelang": "PXCE",
    "ganztägig": "P1D",
    "halbstündig": "PT30M",
    "halbjährig": "P6M",
    "Viertelstunde": "PT15M",
    "Dreiviertelstunde": "PT45M",
    "Vierteljahr": "P3M",
    "Vierteljahrhundert": "P25Y",
    "Jahrtausend": "P1000Y",
}
VAGUE = {
    "jetzt derzeit zurzeit momentan gegenwärtig heutzutage": "PRESENT_REF",
    "bald demnächst": "FUTURE_REF",
    "damals kürzlich neulich unlängst jüngst seinerzeit einst einstmals dereinst vormals ehemals": "PAST_REF",
}
SEASONS = {
    "Frühling Frühlings Frühjahr Frühjahrs Vorfrühling": "SP",
    "Sommer Sommers Frühsommer Frühsommers Hochsommer Hochsommers Spätsommer Spätsommers": "SU",
    "Herbst Herbstes Herbsts Frühherbst Frühherbstes Spätherbst Spätherbstes": "FA",
}
SEASONS |= {"Winter Winters Spätwinter": "WI"}
# Words for one year or decade.
TURNS = {"Jahrtausendwende": "2000", "Jahrhundertwende": "1900", "Nullerjahre Nullerjahren": "200"}
# Adjectives that place what they describe in a year: (count)
YEARLY = {"diesjährig": 0, "letztjährig": -1, "vorjährig": -1, "nächstjährig": 1}
# A noun of these after "heutig" makes it a day; before others it means our time.
EVENTS = (
    "tag",
    "datum",
    "sitzung",
    "treffen",
    "spiel",
    "partie",
    "gegner",
    "ausgabe",
    "konferenz",
    "abstimmung",
    "wahl",
    "konzert",
    "veranstaltung",
    "feier",
    "fest",
    "rennen",
    "etappe",
    "beschluss",
    "entscheidung",
    "urteil",
    "prozess",
    "debatte",
    "rede",
    "programm",
    "termin",
    "gipfel",
    "versammlung",
    "streik",
)
# Persons as often as days: these need a preposition.
NAMELIKE_HOLIDAYS = ("Nikolaus",)
SOME = """viele vielen einige einigen mehrere mehreren wenige wenigen etliche etlichen lange langen zahlreiche
    zahlreichen weniger einiger mehrerer vieler paar weitere weiteren unzählige"""
PREPOSITIONS = "am im vom zum beim zur in an ab seit bis von nach vor um gegen anno noch erst schon bereits"
MEASURES = """Euro Dollar Franken Pfund Cent Lire Mark Prozent Kilometer Kilometern Meter Metern Zentimeter
    Millimeter Quadratmeter Quadratmetern Quadratkilometer Hektar Kubikmeter Liter Kilogramm Kilo Gramm
    Tonnen Tonne Grad Watt Kilowatt Megawatt Menschen Personen Leute Einwohner Einwohnern Mitglieder
    Mitgliedern Teilnehmer Teilnehmern Besucher Besuchern Zuschauer Zuschauern Soldaten Kinder Kindern
    Frauen Männer Mann Frau Kind Mädchen Jungen Bub Buben Sohn Tochter Arbeitsplätze Stimmen Seiten
    Stück Exemplare Exemplaren Punkte Punkten Wohnungen Betten
    Millionen Milliarden Tausend Mal km m m² m³ km² kg ha cm mm PS kW"""
LABELS = """Kompanie Nummer Nr Artikel Art Paragraf Paragraph Absatz Abs Seite S Zimmer Agenda Postfach
    Telefon Tel Fax Handy Info Infos Horizon Windows Modell Typ Serie Boeing Airbus Halle Raum Gate Block Haus
    Linie Flug Kapitel Band Platz Rang DIN ISO EN Richtlinie Verordnung Kanal Kategorie Regiment Bataillon
    Division Brigade Staffel Einheit Version Horizont Euro Höhe Konto BLZ IBAN Code Zeile Aktenzeichen Az
    Drucksache Startnummer Asteroid Sektor Objekt Apollo
    FC TSV SV SC VfL VfB TuS FSV SSV TSG BSC MSV KSV ASV Schalke Hannover"""
WORKS = """Film Films Roman Romans Buch Buches Album Albums Song Lied Serie Sendung Band Theaterstück Stück
    Oper Musical Gemälde Bild Zeitung Zeitschrift Magazin Blatt Hit Single Thriller Krimi Komödie Titel
    Motto Drama Lustspiel"""
# What follows a colon after these belongs to the entry before: "Beginn: 20 Uhr".
DETAILS = """Beginn Einlass Start Anpfiff Treffpunkt Eintritt Info Infos Anmeldung Ort Uhrzeit Termin Dauer
    Weitere Referent Referentin Veranstalter Kosten Hinweis"""
# Endings of words before a surname: "Herr Freitag", "Innenministerin Sommer".
TITLES = """herr herrn frau familie doktor professor professorin minister ministerin präsident präsidentin
    sprecher sprecherin meister meisterin kommissar kommissarin trainer trainerin anwalt anwältin direktor
    direktorin kollege kollegin kanzler kanzlerin chefin pfarrer pater kandidat kandidatin leiter leiterin"""
# Endings of words for what may be named after a day: "Straße des 17. Juni", "Bewegung 2. Juni".
PLACES = """straße strasse platz allee brücke park weg ufer gasse ring steg siedlung stadion schule kaserne
    bewegung"""
# What a sentence goes on with behind a comma after a quoted title.
RELATIVES = """der die das den dem dessen deren was wo worin womit und oder aber dann ein eine einen einem
    am im in mit von aus nach zu auf bei ab ist war"""
SAYING = """sagte sagten teilte teilten mitteilte mitteilten berichtete berichteten erklärte erklärten
    bestätigte bestätigten meldete meldeten hieß bekanntgab bekanntgaben"""
CHURCHES = """Pfarre Pfarrei Pfarrkirche Kirche Kapelle Kloster Stift Gemeinde Pfarrgemeinde Kirchengemeinde
    Krankenhaus Friedhof Spital Bruderschaft"""
ABBREVIATIONS = (
    "Dr Prof Nr St Hl Art Abs bzw ca usw etc vgl Str Tel Mag Ing Hr Fr evtl inkl ggf Mio Mrd Abt geb gest"
)
