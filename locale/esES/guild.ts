/** Setup, quick groups, the own characters. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: GuildStrings = {
  PANE_SETUP: "Configuración",
  SETUP_GUIDE: "Tres pasos y tu hermandad estará lista:",
  SETUP_STEP_LINK:
    "1. Añade las hermandades que comparten sus noticias, eventos y miembros con la tuya. Si no hay ninguna, sigue adelante.",
  SETUP_STEP_RULES:
    "2. Elige a partir de qué rango pueden escribir los miembros. Sin reglas, pueden hacerlo todos.",
  SETUP_STEP_SAVE:
    "3. Guarda, abre después el panel Sincronización y haz clic en Sincronizar todo. Los miembros lo recibirán con su primera sincronización.",
  SETUP_LINKED: "Hermandades vinculadas",
  SETUP_LINKED_HOW: "Cada una de ellas debe añadir también la tuya.",
  FIELD_GUILD: "Hermandad-Reino",
  BUTTON_ADD: "Añadir",
  BUTTON_REMOVE: "Quitar",
  TOOLTIP_ADD_GUILD: "Añade la hermandad escrita a la izquierda.",
  TOOLTIP_REMOVE_GUILD:
    "Quita la hermandad elegida. Lo que ha compartido se conserva, pero ya no se actualiza.",
  FIELD_CONTACTS: "Contactos allí, Nombre-Reino, con comas",
  SETUP_RULES: "Quién puede escribir",
  RULE_EVERYONE: "Todos",
  RULE_RANK: "{1} y superiores",
  CHECK_OWN_ENTRIES: "Los miembros solo editan su propia entrada",
  TOOLTIP_OWN_ENTRIES: "Los oficiales siempre pueden editar las de todos.",
  FIELD_DAYS_SHOWN: "Días que se muestran las noticias, 0 para siempre",
  FIELD_SYNC_DAYS: "Días que sincronizan los miembros, 0 para todo",
  TOOLTIP_SAVE_SETUP: "Lo guarda y lo envía a los miembros en las próximas sincronizaciones.",
  BUTTON_REVERT: "Revertir",
  TOOLTIP_REVERT: "Vuelve a lo que está guardado.",
  EFFECT_SAVED: "Esto es lo que tiene tu hermandad.",
  EFFECT_LINKS:
    "{2} recibirá {1} entrada de tu hermandad en cuanto añada también la tuya.#{2} recibirá {1} entradas de tu hermandad en cuanto añada también la tuya.",
  EFFECT_UNLINKS: "{1} ya no recibirá nada de tu hermandad. Lo que ha compartido se queda aquí como está.",
  EFFECT_WRITERS: "{2}: puede escribir {3} de {1} miembro.#{2}: pueden escribir {3} de {1} miembros.",
  EFFECT_UNSAVED: "Todavía sin guardar.",
  PROBLEM_GUILD_NAME: "{1} no está escrito como Hermandad-Reino",
  PROBLEM_USER_NAME: "{1} no está escrito como Nombre-Reino",
  PROBLEM_DAYS: "Los días son números enteros de 0 a {1}",
  PANE_GROUPS: "Grupos",
  GROUPS_HOW: "Listas de personajes a los que sueles invitar juntos. Son solo tuyas.",
  GROUPS_EMPTY: "Todavía no hay ningún grupo. Escribe arriba un nombre y haz clic en Nuevo.",
  GROUP_EMPTY:
    "Todavía no hay nadie. Añade nombres aquí, o desde el menú de un miembro en la lista de miembros.",
  GROUP_CHOOSE: "Elige un grupo a la izquierda.",
  GROUP_COUNT: "{1} miembro#{1} miembros",
  FIELD_GROUP: "Nombre del grupo",
  TOOLTIP_NEW_GROUP: "Añade un grupo vacío con el nombre escrito.",
  BUTTON_RENAME: "Renombrar",
  TOOLTIP_RENAME_GROUP: "Da al grupo elegido el nombre escrito.",
  TOOLTIP_DELETE_GROUP: "Elimina el grupo elegido.",
  CONFIRM_DELETE_GROUP: "¿Eliminar el grupo {1}? Miembros que contiene: {2}.",
  FIELD_MEMBER: "Nombre o Nombre-Reino",
  TOOLTIP_ADD_MEMBER: "Añade el personaje escrito.",
  TOOLTIP_REMOVE_MEMBER: "Saca del grupo al personaje elegido.",
  BUTTON_INVITE_ALL: "Invitar a todos",
  TOOLTIP_INVITE_ALL:
    "Invita, uno tras otro, a todos los del grupo, salvo a los que consta que están desconectados.",
  GROUP_INVITED: "Invitados: {1} de {2}.",
  MENU_ADD_TO: "Añadir a grupo",
  PANE_MEMBER: "Mis personajes",
  MEMBER_SUMMARY: "{1} personaje en esta cuenta#{1} personajes en esta cuenta",
  MEMBER_HOW:
    "Un personaje aparece aquí después de que te hayas conectado con él mientras está en una hermandad.",
  SETUP_FIRST:
    "Aún no has sincronizado con nadie. Si otro oficial ya configuró la hermandad, sincroniza primero: guardar ahora lo reemplaza para todos. ¿Guardar de todos modos?",
  CHAT_FORMER_NAMES:
    "Tu hermandad ha cambiado de nombre: las entradas de {1} siguen siendo suyas. Ya consta en los ajustes de la hermandad.",
  FIELD_OFFICERS: "Oficiales",
};

addonNamespace.addStrings("esES", strings);

export {};
