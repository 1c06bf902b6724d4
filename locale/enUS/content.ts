/** News, guild information and the calendar; dates. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: ContentStrings = {
  PANE_NEWS: "News",
  PANE_GUILD_INFO: "Guild info",
  SEARCH: "Search",
  CATEGORY_ALL: "All categories",
  CATEGORY_GENERAL: "General",
  LIST_EMPTY: "Nothing here yet. A sync brings what others have written.",
  LIST_NOTHING_FOUND: "Nothing fits your search.",
  ARTICLE_CHOOSE: "Choose an article on the left to read it.",
  BUTTON_NEW: "New",
  BUTTON_EDIT: "Edit",
  BUTTON_DELETE: "Delete",
  BUTTON_UNDO: "Undo delete",
  BUTTON_SAVE: "Save",
  BUTTON_CANCEL: "Cancel",
  BUTTON_READ_ALL: "Mark all read",
  BUTTON_CATEGORIES: "Choose …",
  TOOLTIP_NEW: "Writes something new for everyone in the guild.",
  TOOLTIP_EDIT: "Changes the chosen one for everyone.",
  TOOLTIP_DELETE: "Deletes the chosen one for everyone. Until you log out this can be undone.",
  TOOLTIP_UNDO: "Brings back what you deleted last.",
  TOOLTIP_SAVE: "Keeps it, and gives it to others with the next sync.",
  TOOLTIP_READ_ALL: "Takes the marks off everything in this list.",
  TOOLTIP_CATEGORIES: "Offers the categories that are used already.",
  FIELD_TITLE: "Title",
  FIELD_CATEGORY: "Category",
  FIELD_CONTENT: "Text",
  LENGTH: "{1} of {2} bytes",
  PROBLEM_EMPTY: "{1} must not be empty",
  PROBLEM_TOO_LONG: "{1} is too long",
  DATE: "{2} {1}, {3}",
  DATE_AND_TIME: "{1}, {2}",
  TIME_FORMAT: "%H:%M",
  MONTHS: "January February March April May June July August September October November December",
  MONTHS_SHORT: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
  WEEKDAYS_SHORT: "Mon Tue Wed Thu Fri Sat Sun",
};

addonNamespace.addStrings("enUS", strings);

export {};
