/** The pane for maintenance. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: MaintenanceStrings = {
  PANE_MAINTENANCE: "Wartung",
  STORED_WHAT: "Was gespeichert ist",
  STORED_COUNT: "Anzahl",
  STORED_DELETED: "Gelöscht",
  STORED_SIZE: "Größe",
  STORED_METADATA: "Verzeichnis der Tabellen",
  STORED_QUARANTINE: "Quarantäne",
  STORED_USERS: "Bekannte Nutzer",
  STORED_SESSIONS: "Abgleiche",
  STORED_LOGS: "Protokollzeilen",
  STORED_SETTINGS: "Einstellungen",
  STORED_BACKUP: "Sicherung",
  STORED_TOTAL: "Alles zusammen",
  SIZE_KB: "{1} KB",
  BUTTON_EXPORT: "Exportieren",
  TOOLTIP_EXPORT: "Zeigt die gemeinsamen Daten der Gilde als Text zum Kopieren.",
  TOOLTIP_IMPORT: "Nimmt einen solchen Text; neuere Einträge gewinnen, wie bei einem Abgleich.",
  BUTTON_QUARANTINE: "Quarantäne",
  TOOLTIP_QUARANTINE: "Zeigt, was kein Eintrag sein konnte, mit den Gründen.",
  BUTTON_RETRY: "Erneut prüfen",
  TOOLTIP_RETRY: "Prüft noch einmal, was in Quarantäne ist; was jetzt gültig ist, kommt in seine Tabelle.",
  BUTTON_BACKUP: "Sichern",
  TOOLTIP_BACKUP: "Hebt den jetzigen Stand 60 Tage auf, anstelle der vorhandenen Sicherung.",
  BUTTON_RESTORE: "Zurückholen …",
  TOOLTIP_RESTORE:
    "Kehrt zur Sicherung zurück. Der jetzige Stand wird zur Sicherung, damit es rückgängig zu machen ist.",
  BUTTON_TRIM: "Aufräumen …",
  TOOLTIP_TRIM:
    "Gibt Platz frei: Protokolle, beendete Abgleiche, Nutzer, die einen Monat nicht da waren, die Sicherung. Nichts Gemeinsames.",
  BUTTON_RESET: "Zurücksetzen …",
  TOOLTIP_RESET:
    "Leert alle Tabellen auf diesem Computer. Andere behalten ihre, und der nächste Abgleich bringt sie zurück.",
  BACKUP_DONE: "Eine Sicherung des jetzigen Standes wird 60 Tage aufgehoben.",
  CONFIRM_OLD_COPY:
    "Ihr habt seit dem Einloggen nicht synchronisiert; andere haben vielleicht neuere Fassungen. Zuerst synchronisieren, damit Ihr sie nicht überschreibt?",
  ACCEPT_OLD_COPY: "Trotzdem ändern",
  BUTTON_SYNC_FIRST: "Zuerst synchronisieren",
  IMPORT_ROSTER_NAMES:
    "{1} Mitglieder sind ausgetreten. Mit Haken im Kästchen werden ihre Einträge gelöscht: {2}",
  NAMES_AND_MORE: "{1} und {2} weitere",
  BUTTON_UNDO_IMPORT: "Import rückgängig",
  TOOLTIP_UNDO_IMPORT:
    "Nimmt zurück, was der letzte Import seit dem Einloggen geschrieben hat, soweit es seither niemand geändert hat.",
  IMPORT_UNDONE: "Import zurückgenommen: {1}; unverändert gelassen, weil seither geändert: {2}",
  IMPORT_NOT_DONE: "Seit dem Einloggen gibt es keinen Import, der sich zurücknehmen lässt.",
  CONFIRM_IMPORT: "Der Text würde schreiben: {1}. Importieren?",
  CONFIRM_RESTORE:
    "Die Sicherung von {1} würde den jetzigen Stand ersetzen: {2} Einträge in älterer Fassung, {3} fehlen, {4} gibt es jetzt nicht. Der jetzige Stand wird zur Sicherung.",
  CONFIRM_TRIM:
    "Alte Daten und die Sicherung entfernen? Protokollzeilen: {1}, beendete Abgleiche: {2}, Nutzer, die einen Monat nicht da waren: {3}. Nichts davon ist gemeinsam.",
  CONFIRM_RESET:
    "Alle Tabellen auf diesem Computer leeren: {1} Eintrag? Der jetzige Stand wird zur Sicherung, und was andere haben, kommt mit dem nächsten Abgleich zurück.#Alle Tabellen auf diesem Computer leeren: {1} Einträge? Der jetzige Stand wird zur Sicherung, und was andere haben, kommt mit dem nächsten Abgleich zurück.",
  TRIM_DONE: "Aufgeräumt.",
  ACCEPT_RESTORE: "Zurückholen",
  ACCEPT_TRIM: "Aufräumen",
  ACCEPT_RESET: "Zurücksetzen",
};

addonNamespace.addStrings("deDE", strings);

export {};
