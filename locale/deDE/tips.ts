/** What controls say of themselves under the mouse. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: TipsStrings = {
  TIP_SEARCH: "Jedes Wort, das du eintippst, muss darin vorkommen; Großbuchstaben sind egal.",
  TIP_CATEGORY_FILTER: "Zeigt nur eine Kategorie.",
  TIP_DAYS: "So viele Tage zurück wird verglichen.",
  TIP_LOG_ROLE: "Welches der beiden Protokolle gezeigt wird.",
  TIP_LOG_FILTER: "Zeigt nur die Zeilen einer Sitzung, eines Schritts oder eines Nutzers.",
  TIP_RANK: "Ab diesem Rang dürfen Mitglieder hier schreiben.",
  TIP_DAYS_SHOWN: "Ältere Neuigkeiten werden nicht mehr gelistet. Sie bleiben gespeichert.",
  TIP_SYNC_DAYS: "Was Mitglieder abgleichen, die nicht selbst gewählt haben.",
  TIP_CONTACTS:
    "Mitglieder verbundener Gilden, die abgleichen dürfen, bevor deine Mitgliederliste sie kennt.",
  TIP_GUILD: "Der Name der Gilde, ein Bindestrich und ihr Realm ohne Leerzeichen.",
  TIP_GROUP_NAME: "Für eine neue Gruppe, oder um die gewählte umzubenennen.",
  TIP_GROUP_MEMBER: "Ohne Realm wird dein eigener genommen.",
  TIP_TITLE: "Eine Zeile, die sagt, worum es geht.",
  TIP_CATEGORY: "Ein Wort, nach dem sich die Liste eingrenzen lässt und das Terminen ihre Farbe gibt.",
  TIP_DAY: "Jahr, Monat und Tag, wie im Beispiel.",
  TIP_HOUR: "Lass es leer, wenn der Termin den ganzen Tag dauert.",
  TIP_MAIN: "Der Name deines Hauptcharakters; leer, wenn es dieser ist.",
  TIP_PROFESSIONS: "Namen mit ihrer Fertigkeit. Die des Spiels halten sich selbst aktuell.",
  TIP_INTERESTS: "Was dieser Spieler gern macht.",
  TIP_JOINED: "Der Tag, an dem dieses Mitglied der Gilde beitrat.",
  TIP_BIRTHDATE:
    "Monat und Tag; das Jahr kann davor stehen. Er bleibt auf diesem Computer, bis du ihn mitteilst.",
  TIP_TEXT_AREA: "Ein Text, der sich markieren, kopieren und einfügen lässt.",
  PANE_SYNC_TIP: "Vergleicht und tauscht, was die Gilde teilt.",
  PANE_NEWS_TIP: "Was es in der Gilde Neues gibt.",
  PANE_GUILD_INFO_TIP: "Was jedes Mitglied nachschlagen können soll.",
  PANE_CALENDAR_TIP: "Termine und Geburtstage.",
  PANE_ROSTER_TIP: "Alle in deiner Gilde und den verbundenen.",
  PANE_GROUPS_TIP: "Deine eigenen Listen von Charakteren zum Einladen.",
  PANE_MEMBER_TIP: "Was die Gilde von deinen Charakteren weiß.",
  PANE_SETUP_TIP: "Verbundene Gilden und wer was schreiben darf.",
  PANE_MAINTENANCE_TIP: "Was hier gespeichert ist, Sicherung, Export.",
  PANE_LOGS_TIP: "Was in den Abgleichen geschah, Schritt für Schritt.",
  TIP_CLOSE: "Schließen",
  TIP_CLOSE_KEY: "Die Escape-Taste tut dasselbe.",
  TIP_RESIZE: "Größe des Fensters",
  TIP_RESIZE_HOW: "Zieh daran. Platz und Größe merkt sich jeder Charakter.",
  TIP_OFFICERS:
    "Ab diesem Rang sind Mitglieder Offiziere: Sie schreiben die Einrichtung und bestätigen, was andere weitergeben. Nur der Gildenmeister ändert das.",
};

addonNamespace.addStrings("deDE", strings);

export {};
