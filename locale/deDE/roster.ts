/** The roster: its columns, filters, cards and forms. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: RosterStrings = {
  PANE_ROSTER: "Mitglieder",
  ROLE_TANK: "Tank",
  ROLE_HEALER: "Heiler",
  ROLE_DAMAGER: "Schaden",
  COLUMNS: "Spalten",
  TOOLTIP_COLUMN: "Klicken sortiert danach. Rechtsklick wählt Spalten aus. Der Rand lässt sich ziehen.",
  BUTTON_COLUMNS: "Spalten …",
  TOOLTIP_COLUMNS: "Wählt aus, was die Liste zeigt.",
  COLUMN_NAME: "Name",
  COLUMN_LEVEL: "Stufe",
  COLUMN_CLASS: "Klasse",
  COLUMN_RANK: "Rang",
  COLUMN_ITEM_LEVEL: "Gegenstandsstufe",
  COLUMN_MAIN: "Hauptcharakter",
  COLUMN_ROLES: "Rollen",
  COLUMN_PROFESSIONS: "Berufe",
  COLUMN_INTERESTS: "Interessen",
  COLUMN_GUILD: "Gilde",
  COLUMN_SEEN: "Wo, oder zuletzt da",
  COLUMN_NOTE: "Notiz",
  COLUMN_JOINED: "Beigetreten",
  COLUMN_BIRTHDATE: "Geburtstag",
  COLUMN_BATTLETAG: "Battletag",
  COLUMN_ADDON: "Addon",
  ROSTER_COUNT: "{1} von {2} gezeigt, {3} online",
  ROSTER_EMPTY: "Noch niemand. Die Gildenliste des Spiels und ein Abgleich füllen das.",
  ROSTER_ONLINE: "online",
  ROSTER_LEFT: "hat die Gilde verlassen",
  ROSTER_OUTDATED: "{1} (alt)",
  BUTTON_FILTER: "Filter …",
  BUTTON_FILTERED: "Filter ({1})",
  TOOLTIP_FILTER:
    "Zeigt nur, wer online ist, wer eine Klasse, Rolle, einen Beruf, ein Interesse hat oder in einer Gilde ist.",
  FILTER_NONE: "Alle zeigen",
  FILTER_ONLINE: "Online",
  FILTER_ADDON: "Mit dem Addon",
  FILTER_CHARACTERS: "Charaktere",
  FILTER_GROUPED: "Twinks unter ihrem Hauptcharakter",
  FILTER_ALL: "Alle nebeneinander",
  FILTER_MAINS: "Nur Hauptcharaktere",
  FILTER_ALTS: "Nur Twinks",
  FILTER_ANY: "Beliebig",
  MENU_WHISPER: "Flüstern",
  MENU_INVITE: "Einladen",
  MENU_COPY: "Name kopieren",
  MENU_SHOW_MAIN: "Alle Charaktere suchen",
  TOOLTIP_WHISPER: "Beginnt eine Nachricht an dieses Mitglied.",
  TOOLTIP_INVITE: "Lädt dieses Mitglied in deine Gruppe ein.",
  BUTTON_OWN_ENTRY: "Mein Eintrag",
  TOOLTIP_OWN_ENTRY:
    "Was die anderen über diesen Charakter lesen: Hauptcharakter, Rollen, Berufe, Interessen.",
  TOOLTIP_EDIT_MEMBER: "Ändert, was über dieses Mitglied bekannt ist, für alle.",
  CARD_LEVEL: "{2}, Stufe {1}",
  CARD_LINE: "{1}: {2}",
  CARD_ALTS: "Twinks",
  CARD_OFFICER_NOTE: "Offiziersnotiz",
  CARD_UPDATED: "Zuletzt geändert",
  CARD_NO_ENTRY:
    "Mehr als die Liste des Spiels ist nicht bekannt. Dieses Mitglied nutzt das Addon nicht, und kein Offizier hat die Liste eingelesen.",
  FIELD_MAIN: "Hauptcharakter",
  FIELD_INTERESTS: "Interessen, mit Kommas",
  FIELD_PROFESSIONS: "Berufe (Alchemie 300, Bergbau)",
  FIELD_JOINED: "Beigetreten (2026-12-24)",
  FIELD_BIRTHDATE: "Geburtstag (12-24)",
  CHECK_TELL_BIRTHDATE: "Geburtstag mitteilen",
  CHECK_TELL_BATTLETAG: "Battletag mitteilen",
  TOOLTIP_TELL_BIRTHDATE:
    "Die Gilde sieht deinen Geburtstag im Kalender. Ausgeschaltet, verschwindet er wieder aus deinem Eintrag.",
  TOOLTIP_TELL_BATTLETAG:
    "Die Gilde sieht deinen Battletag. Ausgeschaltet, verschwindet er wieder aus deinem Eintrag.",
  TOOLTIP_ROLE: "Was dieser Charakter in einer Gruppe spielt.",
  PROBLEM_BIRTHDATE: "Der Geburtstag ist nicht wie im Beispiel geschrieben",
  PROBLEM_JOINED: "Der Tag ist nicht wie im Beispiel geschrieben",
  BUTTON_IMPORT_ROSTER: "Liste einlesen …",
  TOOLTIP_IMPORT_ROSTER:
    "Legt Einträge für Mitglieder an, die das Addon nicht nutzen, aus der Gildenliste des Spiels.",
  IMPORT_ROSTER_PLAN:
    "{1} Mitglieder ohne Eintrag bekommen einen. {2} Einträge haben sich geändert und werden geschrieben. Alles andere bleibt, wie es ist.",
  IMPORT_ROSTER_LEFT:
    "Auch {1} Eintrag von Ausgetretenen löschen#Auch {1} Einträge von Ausgetretenen löschen",
  IMPORT_ROSTER_WAIT:
    "Das Spiel hat noch nicht die ganze Gildenliste geschickt. Versuche es in ein paar Sekunden wieder.",
  IMPORT_ROSTER_NOTHING: "Die Einträge sind so, wie die Gildenliste es sagt: es gibt nichts zu schreiben.",
  IMPORT_ROSTER_DONE: "Gildenliste eingelesen: {1} neu, {2} geändert, {3} gelöscht.",
  CONFIRM_OK: "OK",
  TOOLTIP_CONFIRM: "Tut, was oben steht.",
  TOOLTIP_CANCEL: "Ändert nichts.",
  ROSTER_OFFLINE: "offline",
};

addonNamespace.addStrings("deDE", strings);

export {};
