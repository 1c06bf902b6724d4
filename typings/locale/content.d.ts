/** News, guild information and the calendar; dates. */
interface ContentStrings {
  PANE_NEWS: string;
  PANE_GUILD_INFO: string;
  SEARCH: string;
  CATEGORY_ALL: string;
  CATEGORY_GENERAL: string;
  LIST_EMPTY: string;
  LIST_NOTHING_FOUND: string;
  ARTICLE_CHOOSE: string;
  BUTTON_NEW: string;
  BUTTON_EDIT: string;
  BUTTON_DELETE: string;
  BUTTON_UNDO: string;
  BUTTON_SAVE: string;
  BUTTON_CANCEL: string;
  BUTTON_READ_ALL: string;
  BUTTON_CATEGORIES: string;
  TOOLTIP_NEW: string;
  TOOLTIP_EDIT: string;
  TOOLTIP_DELETE: string;
  TOOLTIP_UNDO: string;
  TOOLTIP_SAVE: string;
  TOOLTIP_READ_ALL: string;
  TOOLTIP_CATEGORIES: string;
  FIELD_TITLE: string;
  FIELD_CATEGORY: string;
  FIELD_CONTENT: string;
  LENGTH: string;
  PROBLEM_EMPTY: string;
  PROBLEM_TOO_LONG: string;
  DATE: string;
  DATE_AND_TIME: string;
  TIME_FORMAT: string;
  MONTHS: string;
  MONTHS_SHORT: string;
  WEEKDAYS_SHORT: string;
}
