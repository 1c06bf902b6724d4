/** The pane for maintenance. */
interface MaintenanceStrings {
  PANE_MAINTENANCE: string;
  STORED_WHAT: string;
  STORED_COUNT: string;
  STORED_DELETED: string;
  STORED_SIZE: string;
  STORED_METADATA: string;
  STORED_QUARANTINE: string;
  STORED_USERS: string;
  STORED_SESSIONS: string;
  STORED_LOGS: string;
  STORED_SETTINGS: string;
  STORED_BACKUP: string;
  STORED_TOTAL: string;
  SIZE_KB: string;
  BUTTON_EXPORT: string;
  TOOLTIP_EXPORT: string;
  TOOLTIP_IMPORT: string;
  BUTTON_QUARANTINE: string;
  TOOLTIP_QUARANTINE: string;
  BUTTON_RETRY: string;
  TOOLTIP_RETRY: string;
  BUTTON_BACKUP: string;
  TOOLTIP_BACKUP: string;
  BUTTON_RESTORE: string;
  TOOLTIP_RESTORE: string;
  BUTTON_TRIM: string;
  TOOLTIP_TRIM: string;
  BUTTON_RESET: string;
  TOOLTIP_RESET: string;
  BACKUP_DONE: string;
  CONFIRM_RESTORE: string;
  CONFIRM_TRIM: string;
  CONFIRM_RESET: string;
  TRIM_DONE: string;
}
