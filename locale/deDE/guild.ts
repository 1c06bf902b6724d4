/** Setup, quick groups, the own characters. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: GuildStrings = {
  PANE_SETUP: "Einrichtung",
  SETUP_GUIDE: "Drei Schritte, und deine Gilde ist bereit:",
  SETUP_STEP_LINK:
    "1. Trage die Gilden ein, die Neuigkeiten, Termine und Mitglieder mit deiner teilen. Gibt es keine, geh weiter.",
  SETUP_STEP_RULES: "2. Wähle, ab welchem Rang Mitglieder schreiben dürfen. Ohne Regeln dürfen es alle.",
  SETUP_STEP_SAVE:
    "3. Speichere, öffne dann den Bereich Abgleich und klicke Alle abgleichen. Mitglieder bekommen es mit ihrem ersten Abgleich.",
  SETUP_LINKED: "Verbundene Gilden",
  SETUP_LINKED_HOW: "Jede von ihnen muss auch deine nennen.",
  FIELD_GUILD: "Gildenname-Realm",
  BUTTON_ADD: "Hinzufügen",
  BUTTON_REMOVE: "Entfernen",
  TOOLTIP_ADD_GUILD: "Fügt die links eingetragene Gilde hinzu.",
  TOOLTIP_REMOVE_GUILD:
    "Nimmt die gewählte Gilde heraus. Was sie geteilt hat, bleibt und wird nicht mehr aktualisiert.",
  FIELD_CONTACTS: "Kontakte dort, Name-Realm, mit Kommas",
  SETUP_RULES: "Wer schreiben darf",
  RULE_EVERYONE: "Alle",
  RULE_RANK: "{1} und höher",
  CHECK_OWN_ENTRIES: "Mitglieder ändern nur ihren eigenen Eintrag",
  TOOLTIP_OWN_ENTRIES: "Offiziere dürfen in jedem Fall alle ändern.",
  FIELD_DAYS_SHOWN: "Tage, die Neuigkeiten gelistet werden, 0 für immer",
  FIELD_SYNC_DAYS: "Tage, die Mitglieder abgleichen, 0 für alles",
  TOOLTIP_SAVE_SETUP: "Behält es und gibt es mit den nächsten Abgleichen an die Mitglieder weiter.",
  BUTTON_REVERT: "Verwerfen",
  TOOLTIP_REVERT: "Kehrt zu dem zurück, was gespeichert ist.",
  EFFECT_SAVED: "So ist es in deiner Gilde.",
  EFFECT_LINKS:
    "{2} bekommt {1} Eintrag deiner Gilde, sobald sie auch deine nennt.#{2} bekommt {1} Einträge deiner Gilde, sobald sie auch deine nennt.",
  EFFECT_UNLINKS: "{1} bekommt nichts mehr von deiner Gilde. Was sie geteilt hat, bleibt hier, wie es ist.",
  EFFECT_WRITERS: "{2}: {3} von {1} Mitglied darf schreiben.#{2}: {3} von {1} Mitgliedern dürfen schreiben.",
  EFFECT_UNSAVED: "Noch nicht gespeichert.",
  PROBLEM_GUILD_NAME: "{1} ist nicht als Gildenname-Realm geschrieben",
  PROBLEM_USER_NAME: "{1} ist nicht als Name-Realm geschrieben",
  PROBLEM_DAYS: "Tage sind ganze Zahlen von 0 bis {1}",
  PANE_GROUPS: "Gruppen",
  GROUPS_HOW: "Listen von Charakteren, die du oft zusammen einlädst. Sie gehören nur dir.",
  GROUPS_EMPTY: "Noch keine Gruppe. Trage oben einen Namen ein und klicke Neu.",
  GROUP_EMPTY: "Noch niemand ist darin. Füge hier Namen hinzu, oder aus dem Menü eines Mitglieds.",
  GROUP_CHOOSE: "Wähle links eine Gruppe.",
  GROUP_COUNT: "{1} Mitglied#{1} Mitglieder",
  FIELD_GROUP: "Name der Gruppe",
  TOOLTIP_NEW_GROUP: "Fügt eine leere Gruppe mit dem eingetragenen Namen hinzu.",
  BUTTON_RENAME: "Umbenennen",
  TOOLTIP_RENAME_GROUP: "Gibt der gewählten Gruppe den eingetragenen Namen.",
  TOOLTIP_DELETE_GROUP: "Löscht die gewählte Gruppe.",
  CONFIRM_DELETE_GROUP: "Die Gruppe {1} löschen? Mitglieder darin: {2}.",
  FIELD_MEMBER: "Name oder Name-Realm",
  TOOLTIP_ADD_MEMBER: "Fügt den eingetragenen Charakter hinzu.",
  TOOLTIP_REMOVE_MEMBER: "Nimmt den gewählten Charakter aus der Gruppe.",
  BUTTON_INVITE_ALL: "Alle einladen",
  TOOLTIP_INVITE_ALL: "Lädt alle aus der Gruppe nacheinander ein, die nicht bekanntermaßen offline sind.",
  GROUP_INVITED: "Eingeladen: {1} von {2}.",
  MENU_ADD_TO: "Zu Gruppe hinzufügen",
  PANE_MEMBER: "Meine Charaktere",
  MEMBER_SUMMARY: "{1} Charakter auf diesem Account#{1} Charaktere auf diesem Account",
  MEMBER_HOW:
    "Ein Charakter erscheint hier, sobald du dich mit ihm angemeldet hast, während er in einer Gilde ist.",
  SETUP_FIRST:
    "Du hast noch mit niemandem abgeglichen. Hat schon jemand anderes die Gilde eingerichtet, gleiche zuerst ab: Jetzt zu speichern ersetzt das für alle. Trotzdem speichern?",
  CHAT_FORMER_NAMES:
    "Deine Gilde wurde umbenannt: Einträge von {1} gehören weiter zu ihr. Das steht jetzt in den Gildeneinstellungen.",
  FIELD_OFFICERS: "Offiziere",
};

addonNamespace.addStrings("deDE", strings);

export {};
