/** The window and its controls, the pane for syncing, times. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: WindowStrings = {
  LOG_TITLE_SENDER: "Protokoll des Senders",
  LOG_TITLE_RECEIVER: "Protokoll des Empfängers",
  LOG_SELECT: "Alles markieren",
  LOG_CLEAR: "Leeren",
  BUTTON_SYNC_ALL: "Alle abgleichen",
  BUTTON_STOP: "Anhalten",
  BUTTON_SENDER_LOG: "Senderprotokoll",
  BUTTON_RECEIVER_LOG: "Empfängerprotokoll",
  TOOLTIP_SYNC_ALL:
    "Gleicht Neuigkeiten, Termine und die Mitgliederliste mit allen ab, die da sind und das Addon nutzen.",
  CHECK_ALL: "Alles",
  CHECK_DAYS: "Letzte Tage",
  CHECK_FORCE: "Auch kürzlich",
  TOOLTIP_FORCE: "Auch mit denen, die in den letzten 24 Stunden abgeglichen wurden.",
  TEXT_COPY: "Strg+C kopiert den markierten Text.",
  TEXT_PASTE: "Füge einen Export mit Strg+V ein.",
  TEXT_IMPORT: "Importieren",
  STATE_WAITING: "wartet",
  STATE_IN_PROGRESS: "läuft",
  STATE_COMPLETED: "fertig",
  STATE_FAILED: "gescheitert",
  STATE_POSTPONED: "später noch einmal",
  STATE_SKIPPED: "in den letzten 24 Stunden abgeglichen",
  TITLE: "GuildHelper",
  PANE_SYNC: "Abgleich",
  TABLE_SETUP: "Einrichtung",
  TABLE_NEWS: "Neuigkeiten",
  TABLE_GUILD_INFO: "Gildeninfos",
  TABLE_CALENDAR: "Kalender",
  TABLE_ROSTER: "Mitglieder",
  BUTTON_SYNC_ONE: "Nur mit diesem",
  TOOLTIP_SYNC_ONE: "Gleicht nur mit dem gewählten Mitglied ab, auch wenn das heute schon geschehen ist.",
  TOOLTIP_STOP: "Hält den Abgleich beim nächsten Schritt an. Der nächste macht dort weiter.",
  TOOLTIP_SENDER_LOG: "Was in den Abgleichen geschah, die du begonnen hast, Schritt für Schritt.",
  TOOLTIP_RECEIVER_LOG:
    "Was in den Abgleichen geschah, die andere mit dir begonnen haben, Schritt für Schritt.",
  TOOLTIP_ALL: "Vergleicht alles, was ihr beide habt.",
  TOOLTIP_DAYS:
    "Vergleicht nur, was sich in so vielen Tagen geändert hat. Schneller, wenn du oft abgleichst.",
  SYNC_NOTHING_YET: "Seit deiner Anmeldung wurde nichts abgeglichen.",
  SYNC_SEARCHING: "Suche nach Mitgliedern, die da sind …",
  SYNC_WAITING: "Warte auf ein Mitglied, das beschäftigt war …",
  SYNC_RUNNING: "Abgleich mit {1} …",
  SYNC_EMPTY:
    "Noch niemand. Alle abgleichen sucht jeden, der online ist und das Addon benutzt, in deiner Gilde und in verbundenen.",
  SYNC_HOW:
    "Wer in den letzten 24 Stunden abgeglichen wurde, wird ausgelassen, wenn du nicht auch nach diesen fragst.",
  SYNC_CHOOSE_USER: "Klicke auf ein Mitglied, um zu sehen, was daraus wurde.",
  SYNC_PROBLEM: "{1}: {2}.",
  SYNC_MOVED: "{1}: hier {2}; dort {3}.",
  SYNC_STATE: "{1}: {2}.",
  PROGRESS: "{1} %",
  PROGRESS_LEFT: "{1} %, noch etwa {2}",
  COLUMN_USER: "Mitglied",
  COLUMN_VERSION: "Version",
  COLUMN_LAST_SYNC: "Letzter Abgleich",
  COLUMN_STATE: "Zustand",
  DURATION_SECONDS: "{1} Sekunde#{1} Sekunden",
  DURATION_MINUTES: "{1} Minute#{1} Minuten",
  DURATION_HOURS: "{1} Stunde#{1} Stunden",
  DURATION_DAYS: "{1} Tag#{1} Tage",
  TIME_NEVER: "nie",
  TIME_JUST_NOW: "gerade eben",
  TIME_AGO: "vor {1}",
  ADVICE_LATER:
    "Solange der Abgleich läuft, wird es von selbst noch einmal versucht. Sonst versuche es in ein paar Minuten wieder.",
  ADVICE_GROUP:
    "In einer Gruppe oder einem Schlachtzug wird niemand gestört. Es wird von selbst noch einmal versucht, sonst wenn das Mitglied frei ist.",
  ADVICE_UPDATE: "Wer die ältere Version hat, installiert die neuere; dann geht es.",
  ADVICE_LINK:
    "Die Gildenleitung verbindet die beiden Gilden im Bereich Einrichtung, und zwar in beiden Gilden.",
  ADVICE_STRANGER:
    "Gleiche zuerst mit einem Mitglied deiner eigenen Gilde ab: dessen Daten kennen dieses Mitglied vielleicht. Oder die Gildenleitung trägt es im Bereich Einrichtung als Kontakt ein.",
  ADVICE_NO_GUILD: "Melde dich mit einem Charakter an, der in einer Gilde ist.",
  ADVICE_GOES_ON:
    "Es ist nichts verloren. Der nächste Abgleich mit diesem Mitglied macht dort weiter, wo dieser aufgehört hat.",
  ADVICE_SILENT:
    "Vielleicht ist es gerade in einem Ladebildschirm oder benutzt das Addon nicht mehr. Versuche es in ein paar Minuten wieder.",
  ADVICE_REPORT:
    "Versuche es noch einmal. Wenn es wieder geschieht, kopiert ihr beide eure Protokolle und meldet es.",
  SETTINGS_WINDOW: "Das Fenster",
  SETTING_SCALE: "Größe von Fenstern und Schrift",
  SETTING_SCALE_TIP: "Macht alle Fenster des Addons größer oder kleiner, mit allem darin.",
  SETTING_REALM_TIME: "Zeiten wie auf dem Realm",
  SETTING_REALM_TIME_TIP: "Zeigt Termine in der Zeit des Realms statt in der deines Rechners.",
  SETTING_OPEN: "Fenster öffnen",
  SETTING_OPEN_TIP: "Dasselbe wie /gh.",
  SETTING_MINIMAP: "Knopf an der Minikarte",
  SETTING_MINIMAP_TIP:
    "Ein Linksklick öffnet das Fenster, ein Rechtsklick diese Einstellungen. Er lässt sich um die Minikarte ziehen.",
  TIP_LAST_SYNC: "Letzter Abgleich: {1}",
  TIP_UNREAD: "{1} ungelesener Beitrag#{1} ungelesene Beiträge",
  TIP_CLICK: "Linksklick: Fenster. Rechtsklick: Einstellungen.",
  PANE_LOGS: "Protokolle",
  LOG_ALL_SESSIONS: "Alle Sitzungen",
  LOG_ALL_STEPS: "Alle Schritte",
  LOG_ALL_USERS: "Alle Nutzer",
  LOG_EXPORT: "Exportieren",
  TOOLTIP_LOG_SELECT: "Markiert alle gezeigten Zeilen; Strg+C kopiert sie.",
  TOOLTIP_LOG_EXPORT:
    "Zeigt jede Zeile, die den Filter besteht, als Text zum Kopieren, auch die, die hier zu viele wären.",
  TOOLTIP_LOG_CLEAR: "Leert dieses Protokoll.",
};

addonNamespace.addStrings("deDE", strings);

export {};
