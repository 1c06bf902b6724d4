/** The roster: its columns, filters, cards and forms. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: RosterStrings = {
  PANE_ROSTER: "Miembros",
  ROLE_TANK: "Tanque",
  ROLE_HEALER: "Sanador",
  ROLE_DAMAGER: "Daño",
  COLUMNS: "Columnas",
  TOOLTIP_COLUMN:
    "Haz clic para ordenar por ella y clic derecho para elegir columnas. Arrastra el borde para ensancharla.",
  BUTTON_COLUMNS: "Columnas…",
  TOOLTIP_COLUMNS: "Elige lo que muestra la lista.",
  COLUMN_NAME: "Nombre",
  COLUMN_LEVEL: "Nivel",
  COLUMN_CLASS: "Clase",
  COLUMN_RANK: "Rango",
  COLUMN_ITEM_LEVEL: "Nivel de objeto",
  COLUMN_MAIN: "Principal",
  COLUMN_ROLES: "Funciones",
  COLUMN_PROFESSIONS: "Profesiones",
  COLUMN_INTERESTS: "Intereses",
  COLUMN_GUILD: "Hermandad",
  COLUMN_SEEN: "Zona o última vez",
  COLUMN_NOTE: "Nota",
  COLUMN_JOINED: "Ingreso",
  COLUMN_BIRTHDATE: "Cumpleaños",
  COLUMN_BATTLETAG: "BattleTag",
  COLUMN_ADDON: "Addon",
  ROSTER_COUNT: "Visibles: {1} de {2}; conectados: {3}",
  ROSTER_EMPTY: "Todavía no hay nadie. Se llena con la lista de la hermandad del juego y al sincronizar.",
  ROSTER_ONLINE: "conectado",
  ROSTER_LEFT: "ha dejado la hermandad",
  ROSTER_OUTDATED: "{1} (antiguo)",
  BUTTON_FILTER: "Filtro…",
  BUTTON_FILTERED: "Filtro ({1})",
  TOOLTIP_FILTER:
    "Muestra solo a quienes están conectados, son de una clase, tienen una función, una profesión o un interés, o están en una hermandad.",
  FILTER_NONE: "Mostrar a todos",
  FILTER_ONLINE: "Conectados",
  FILTER_ADDON: "Con el addon",
  FILTER_CHARACTERS: "Personajes",
  FILTER_GROUPED: "Alters bajo su principal",
  FILTER_ALL: "Todos por igual",
  FILTER_MAINS: "Solo principales",
  FILTER_ALTS: "Solo alters",
  FILTER_ANY: "Cualquiera",
  MENU_WHISPER: "Susurrar",
  MENU_INVITE: "Invitar",
  MENU_COPY: "Copiar nombre",
  MENU_SHOW_MAIN: "Buscar sus personajes",
  TOOLTIP_WHISPER: "Empieza un susurro a este miembro.",
  TOOLTIP_INVITE: "Invita a este miembro a tu grupo.",
  BUTTON_OWN_ENTRY: "Mi entrada",
  TOOLTIP_OWN_ENTRY:
    "Lo que leen los demás sobre este personaje tuyo: principal, funciones, profesiones, intereses.",
  TOOLTIP_EDIT_MEMBER: "Cambia para todos lo que se sabe de este miembro.",
  CARD_LEVEL: "{2} de nivel {1}",
  CARD_LINE: "{1}: {2}",
  CARD_ALTS: "Alters",
  CARD_OFFICER_NOTE: "Nota de oficial",
  CARD_UPDATED: "Último cambio",
  CARD_NO_ENTRY:
    "No se sabe más que lo que dice la lista del juego. Este miembro no usa el addon y ningún oficial ha importado la lista.",
  FIELD_MAIN: "Personaje principal",
  FIELD_INTERESTS: "Intereses, con comas",
  FIELD_PROFESSIONS: "Profesiones (Alquimia 300, Minería)",
  FIELD_JOINED: "Ingreso (2026-12-24)",
  FIELD_BIRTHDATE: "Cumpleaños (12-24)",
  CHECK_TELL_BIRTHDATE: "Compartir mi cumpleaños",
  CHECK_TELL_BATTLETAG: "Compartir mi BattleTag",
  TOOLTIP_TELL_BIRTHDATE:
    "La hermandad ve tu cumpleaños en el calendario. Si lo desactivas, se quita otra vez de tu entrada.",
  TOOLTIP_TELL_BATTLETAG: "La hermandad ve tu BattleTag. Si lo desactivas, se quita otra vez de tu entrada.",
  TOOLTIP_ROLE: "Lo que hace este personaje en un grupo.",
  PROBLEM_BIRTHDATE: "El cumpleaños no está escrito como en el ejemplo",
  PROBLEM_JOINED: "El día no está escrito como en el ejemplo",
  BUTTON_IMPORT_ROSTER: "Importar lista…",
  TOOLTIP_IMPORT_ROSTER:
    "Crea entradas para los miembros que no usan el addon, a partir de la lista de la hermandad del juego.",
  IMPORT_ROSTER_PLAN: "Entradas nuevas: {1}. Entradas con cambios: {2}. Lo demás no se toca.",
  IMPORT_ROSTER_LEFT:
    "Eliminar también {1} entrada de miembros que se han ido#Eliminar también {1} entradas de miembros que se han ido",
  IMPORT_ROSTER_WAIT:
    "El juego todavía no ha enviado la lista de la hermandad completa. Vuelve a intentarlo en unos segundos.",
  IMPORT_ROSTER_NOTHING: "Las entradas coinciden con la lista de la hermandad: no hay nada que escribir.",
  IMPORT_ROSTER_DONE:
    "Lista de la hermandad importada. Entradas nuevas: {1}, cambiadas: {2}, eliminadas: {3}.",
  CONFIRM_OK: "Aceptar",
  TOOLTIP_CONFIRM: "Hace lo que se indica arriba.",
  TOOLTIP_CANCEL: "No cambia nada.",
  ROSTER_OFFLINE: "desconectado",
};

addonNamespace.addStrings("esES", strings);

export {};
