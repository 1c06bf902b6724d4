/** The pane for maintenance. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: MaintenanceStrings = {
  PANE_MAINTENANCE: "Maintenance",
  STORED_WHAT: "What is stored",
  STORED_COUNT: "Number",
  STORED_DELETED: "Deleted",
  STORED_SIZE: "Size",
  STORED_METADATA: "Index of the tables",
  STORED_QUARANTINE: "Quarantine",
  STORED_USERS: "Known users",
  STORED_SESSIONS: "Syncs",
  STORED_LOGS: "Log lines",
  STORED_SETTINGS: "Settings",
  STORED_BACKUP: "Backup",
  STORED_TOTAL: "All together",
  SIZE_KB: "{1} KB",
  BUTTON_EXPORT: "Export",
  TOOLTIP_EXPORT: "Shows the guild's shared data as text to copy.",
  TOOLTIP_IMPORT: "Takes such a text; newer entries win, as in a sync.",
  BUTTON_QUARANTINE: "Quarantine",
  TOOLTIP_QUARANTINE: "Shows what could not be an entry, with the reasons.",
  BUTTON_RETRY: "Try again",
  TOOLTIP_RETRY: "Checks again what is in quarantine; what is valid now goes into its table.",
  BUTTON_BACKUP: "Back up",
  TOOLTIP_BACKUP: "Keeps the present state for 60 days, in the place of the backup that there is.",
  BUTTON_RESTORE: "Restore …",
  TOOLTIP_RESTORE:
    "Goes back to the backup. The present state becomes the backup, so that this can be undone.",
  BUTTON_TRIM: "Trim …",
  TOOLTIP_TRIM:
    "Gives room back: logs, finished syncs, users not seen for a month, the backup. Nothing that is shared.",
  BUTTON_RESET: "Reset …",
  TOOLTIP_RESET:
    "Empties all tables on this computer. Other members keep theirs, and the next sync brings them back.",
  BACKUP_DONE: "A backup of the present state is kept for 60 days.",
  CONFIRM_OLD_COPY:
    "You have not synced since you logged in, so others may have newer versions. Sync first, so that you do not overwrite them?",
  ACCEPT_OLD_COPY: "Edit anyway",
  BUTTON_SYNC_FIRST: "Sync first",
  IMPORT_ROSTER_NAMES: "{1} members have left. With the box checked their entries are deleted: {2}",
  NAMES_AND_MORE: "{1} and {2} more",
  BUTTON_UNDO_IMPORT: "Undo import",
  TOOLTIP_UNDO_IMPORT:
    "Takes back what the last import since login has written, as far as nobody has edited it since.",
  IMPORT_UNDONE: "Import undone: {1}; left alone because they have changed since: {2}",
  IMPORT_NOT_DONE: "There is no import since login to undo.",
  CONFIRM_IMPORT: "The text would write: {1}. Import it?",
  CONFIRM_RESTORE:
    "The backup of {1} would replace what is here: {2} entries in an older version, {3} missing, {4} that are not here now. The present state becomes the backup.",
  CONFIRM_TRIM:
    "Take away old data and the backup? Log lines: {1}, finished syncs: {2}, users not seen for a month: {3}. None of it is shared.",
  CONFIRM_RESET:
    "Empty all tables on this computer: {1} entry? The present state becomes the backup, and what other members have comes back with the next sync.#Empty all tables on this computer: {1} entries? The present state becomes the backup, and what other members have comes back with the next sync.",
  TRIM_DONE: "Trimmed.",
  ACCEPT_RESTORE: "Restore",
  ACCEPT_TRIM: "Trim",
  ACCEPT_RESET: "Reset",
};

addonNamespace.addStrings("enUS", strings);

export {};
