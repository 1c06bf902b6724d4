/** The pane for maintenance. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: MaintenanceStrings = {
  PANE_MAINTENANCE: "Mantenimiento",
  STORED_WHAT: "Qué se guarda",
  STORED_COUNT: "Número",
  STORED_DELETED: "Eliminado",
  STORED_SIZE: "Tamaño",
  STORED_METADATA: "Índice de las tablas",
  STORED_QUARANTINE: "Cuarentena",
  STORED_USERS: "Usuarios conocidos",
  STORED_SESSIONS: "Sincronizaciones",
  STORED_LOGS: "Líneas de registro",
  STORED_SETTINGS: "Opciones",
  STORED_BACKUP: "Copia de seg.",
  STORED_TOTAL: "Todo junto",
  SIZE_KB: "{1} KB",
  BUTTON_EXPORT: "Exportar",
  TOOLTIP_EXPORT: "Muestra los datos compartidos de la hermandad como texto para copiar.",
  TOOLTIP_IMPORT: "Lee un texto así; ganan las entradas más recientes, como al sincronizar.",
  BUTTON_QUARANTINE: "Cuarentena",
  TOOLTIP_QUARANTINE: "Muestra lo que no se ha podido aceptar como entrada, con los motivos.",
  BUTTON_RETRY: "Reintentar",
  TOOLTIP_RETRY: "Vuelve a comprobar lo que está en cuarentena; lo que ya sea válido pasa a su tabla.",
  BUTTON_BACKUP: "Guardar copia",
  TOOLTIP_BACKUP: "Guarda el estado actual durante 60 días, en lugar de la copia de seguridad que haya.",
  BUTTON_RESTORE: "Restaurar…",
  TOOLTIP_RESTORE:
    "Vuelve a la copia de seguridad. El estado actual pasa a ser la copia, así que se puede deshacer.",
  BUTTON_TRIM: "Limpiar…",
  TOOLTIP_TRIM:
    "Libera espacio: registros, sincronizaciones terminadas, usuarios no vistos desde hace un mes y la copia de seguridad. Nada de lo compartido.",
  BUTTON_RESET: "Vaciar…",
  TOOLTIP_RESET:
    "Vacía todas las tablas en este ordenador. Los demás miembros conservan las suyas, y la próxima sincronización las trae de vuelta.",
  BACKUP_DONE: "Se ha guardado una copia de seguridad del estado actual durante 60 días.",
  CONFIRM_OLD_COPY:
    "No has sincronizado desde que entraste, así que otros pueden tener versiones más nuevas. ¿Sincronizar primero para no sobrescribirlas?",
  ACCEPT_OLD_COPY: "Editar de todos modos",
  BUTTON_SYNC_FIRST: "Sincronizar primero",
  IMPORT_ROSTER_NAMES: "{1} miembros se han ido. Con la casilla marcada se borran sus entradas: {2}",
  NAMES_AND_MORE: "{1} y {2} más",
  BUTTON_UNDO_IMPORT: "Deshacer",
  TOOLTIP_UNDO_IMPORT:
    "Deshace lo que escribió la última importación desde la conexión, si nadie lo ha editado después.",
  IMPORT_UNDONE: "Importación deshecha: {1}; sin tocar porque han cambiado: {2}",
  IMPORT_NOT_DONE: "No hay ninguna importación que deshacer desde la conexión.",
  CONFIRM_IMPORT: "El texto escribiría: {1}. ¿Importarlo?",
  CONFIRM_RESTORE:
    "La copia de seguridad de {1} reemplazaría lo actual: {2} entradas en una versión anterior, {3} faltarían, {4} que ahora no están. El estado actual pasa a ser la copia.",
  CONFIRM_TRIM:
    "¿Quitar los datos antiguos y la copia de seguridad? Líneas de registro: {1}, sincronizaciones terminadas: {2}, usuarios no vistos desde hace un mes: {3}. Nada de eso es compartido.",
  CONFIRM_RESET:
    "¿Vaciar todas las tablas en este ordenador ({1} entrada)? El estado actual pasará a ser la copia de seguridad, y lo que tienen los demás miembros volverá con la próxima sincronización.#¿Vaciar todas las tablas en este ordenador ({1} entradas)? El estado actual pasará a ser la copia de seguridad, y lo que tienen los demás miembros volverá con la próxima sincronización.",
  TRIM_DONE: "Limpieza terminada.",
  ACCEPT_RESTORE: "Restaurar",
  ACCEPT_TRIM: "Limpiar",
  ACCEPT_RESET: "Vaciar",
};

addonNamespace.addStrings("esES", strings);

export {};
