/** What controls say of themselves under the mouse. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: TipsStrings = {
  TIP_SEARCH: "Deben aparecer todas las palabras que escribas; da igual si van en mayúsculas.",
  TIP_CATEGORY_FILTER: "Muestra una sola categoría.",
  TIP_DAYS: "Cuántos días hacia atrás se comparan.",
  TIP_LOG_ROLE: "Cuál de los dos registros se muestra.",
  TIP_LOG_FILTER: "Muestra solo las líneas de una sesión, un paso o un usuario.",
  TIP_RANK: "A partir de este rango, los miembros pueden escribir aquí.",
  TIP_DAYS_SHOWN: "Las noticias más antiguas dejan de mostrarse, pero siguen guardadas.",
  TIP_SYNC_DAYS: "Lo que sincronizan los miembros que no lo han elegido por su cuenta.",
  TIP_CONTACTS:
    "Miembros de hermandades vinculadas que pueden sincronizar antes de que aparezcan en tu lista de miembros.",
  TIP_GUILD: "El nombre de la hermandad, un guion y su reino sin espacios.",
  TIP_GROUP_NAME: "Para un grupo nuevo, o para renombrar el elegido.",
  TIP_GROUP_MEMBER: "Si no pones un reino, se usa el tuyo.",
  TIP_TITLE: "Una línea que dice de qué se trata.",
  TIP_CATEGORY: "Una palabra con la que se puede filtrar la lista y que da su color a los eventos.",
  TIP_DAY: "Año, mes y día, como en el ejemplo.",
  TIP_HOUR: "Déjalo vacío si el evento dura todo el día.",
  TIP_MAIN: "El nombre de tu personaje principal; vacío si es este.",
  TIP_PROFESSIONS: "Nombres con su habilidad. Las del juego se actualizan solas.",
  TIP_INTERESTS: "Lo que le gusta hacer a este jugador.",
  TIP_JOINED: "El día en que este miembro entró en la hermandad.",
  TIP_BIRTHDATE: "Mes y día; delante puede ir el año. Se queda en este ordenador hasta que lo compartas.",
  TIP_TEXT_AREA: "Un texto que se puede seleccionar, copiar y pegar.",
  PANE_SYNC_TIP: "Compara e intercambia lo que comparte la hermandad.",
  PANE_NEWS_TIP: "Las novedades de la hermandad.",
  PANE_GUILD_INFO_TIP: "Lo que todo miembro debería poder consultar.",
  PANE_CALENDAR_TIP: "Eventos y cumpleaños.",
  PANE_ROSTER_TIP: "Todos los de tu hermandad y de las vinculadas.",
  PANE_GROUPS_TIP: "Tus propias listas de personajes para invitar.",
  PANE_MEMBER_TIP: "Lo que la hermandad sabe de tus personajes.",
  PANE_SETUP_TIP: "Hermandades vinculadas y quién puede escribir qué.",
  PANE_MAINTENANCE_TIP: "Lo que se guarda aquí, copia de seguridad, exportación.",
  PANE_LOGS_TIP: "Lo que ha pasado en las sincronizaciones, paso a paso.",
  TIP_CLOSE: "Cerrar",
  TIP_CLOSE_KEY: "La tecla Escape hace lo mismo.",
  TIP_RESIZE: "Tamaño de la ventana",
  TIP_RESIZE_HOW: "Arrástralo. El lugar y el tamaño se recuerdan para cada personaje.",
  TIP_OFFICERS:
    "A partir de este rango, los miembros son oficiales: escriben la configuración y confirman lo que otros transmiten. Solo el maestro de hermandad lo cambia.",
};

addonNamespace.addStrings("esES", strings);

export {};
