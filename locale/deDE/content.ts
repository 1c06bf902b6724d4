/** News, guild information and the calendar; dates. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: ContentStrings = {
  PANE_NEWS: "Neuigkeiten",
  PANE_GUILD_INFO: "Gildeninfos",
  SEARCH: "Suchen",
  CATEGORY_ALL: "Alle Kategorien",
  CATEGORY_GENERAL: "Allgemein",
  LIST_EMPTY: "Noch nichts da. Ein Abgleich bringt, was andere geschrieben haben.",
  LIST_NOTHING_FOUND: "Nichts passt zu deiner Suche.",
  ARTICLE_CHOOSE: "Wähle links einen Beitrag, um ihn zu lesen.",
  BUTTON_NEW: "Neu",
  BUTTON_EDIT: "Bearbeiten",
  BUTTON_DELETE: "Löschen",
  BUTTON_UNDO: "Löschen zurücknehmen",
  BUTTON_SAVE: "Speichern",
  BUTTON_CANCEL: "Abbrechen",
  BUTTON_READ_ALL: "Alle gelesen",
  BUTTON_CATEGORIES: "Auswählen …",
  TOOLTIP_NEW: "Schreibt etwas Neues für alle in der Gilde.",
  TOOLTIP_EDIT: "Ändert den gewählten Beitrag für alle.",
  TOOLTIP_DELETE:
    "Löscht den gewählten Beitrag für alle. Bis du dich abmeldest, lässt sich das zurücknehmen.",
  TOOLTIP_UNDO: "Holt zurück, was du zuletzt gelöscht hast.",
  TOOLTIP_SAVE: "Behält es und gibt es mit dem nächsten Abgleich weiter.",
  TOOLTIP_READ_ALL: "Nimmt die Markierungen von allem in dieser Liste.",
  TOOLTIP_CATEGORIES: "Bietet die Kategorien an, die es schon gibt.",
  FIELD_TITLE: "Titel",
  FIELD_CATEGORY: "Kategorie",
  FIELD_CONTENT: "Text",
  LENGTH: "{1} von {2} Bytes",
  PROBLEM_EMPTY: "{1} darf nicht leer sein",
  PROBLEM_TOO_LONG: "{1} ist zu lang",
  DATE: "{1}. {2} {3}",
  DATE_AND_TIME: "{1}, {2} Uhr",
  TIME_FORMAT: "%H:%M",
  MONTHS: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
  MONTHS_SHORT: "Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.",
  WEEKDAYS_SHORT: "Mo Di Mi Do Fr Sa So",
};

addonNamespace.addStrings("deDE", strings);

export {};
