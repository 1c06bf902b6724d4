/** What controls say of themselves under the mouse. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: TipsStrings = {
  TIP_SEARCH: "Every word that you type must be in it; capital letters make no difference.",
  TIP_CATEGORY_FILTER: "Shows one category alone.",
  TIP_DAYS: "So many days back are compared.",
  TIP_LOG_ROLE: "Which of the two logs is shown.",
  TIP_LOG_FILTER: "Shows the lines of one session, step or user alone.",
  TIP_RANK: "From this rank on up, members may write here.",
  TIP_DAYS_SHOWN: "Older news are not listed any more. They stay stored.",
  TIP_SYNC_DAYS: "What members sync who have not chosen for themselves.",
  TIP_CONTACTS: "Members of linked guilds who may sync before your roster knows them.",
  TIP_GUILD: "The guild's name, a dash and its realm without spaces.",
  TIP_GROUP_NAME: "For a new group, or to rename the chosen one.",
  TIP_GROUP_MEMBER: "Without a realm, your own is taken.",
  TIP_TITLE: "One line that says what it is about.",
  TIP_CATEGORY: "One word by which the list can be narrowed down, and which gives events their color.",
  TIP_DAY: "Year, month and day, as in the example.",
  TIP_HOUR: "Leave it empty for an event that takes the whole day.",
  TIP_MAIN: "The name of your main; empty where this is it.",
  TIP_PROFESSIONS: "Names with their skill. The game's own are kept up to date by themselves.",
  TIP_INTERESTS: "What this player likes to do.",
  TIP_JOINED: "The day on which this member joined the guild.",
  TIP_BIRTHDATE: "Month and day; the year may stand before. It stays on this computer until you tell it.",
  TIP_TEXT_AREA: "A text that can be selected, copied and pasted.",
  PANE_SYNC_TIP: "Compares and exchanges what the guild shares.",
  PANE_NEWS_TIP: "What is new in the guild.",
  PANE_GUILD_INFO_TIP: "What every member should be able to look up.",
  PANE_CALENDAR_TIP: "Events and birthdays.",
  PANE_ROSTER_TIP: "Everyone in your guild and the linked ones.",
  PANE_GROUPS_TIP: "Your own lists of characters to invite.",
  PANE_MEMBER_TIP: "What the guild knows of your characters.",
  PANE_SETUP_TIP: "Linked guilds and who may write what.",
  PANE_MAINTENANCE_TIP: "What is stored here, backup, export.",
  PANE_LOGS_TIP: "What happened in the syncs, step by step.",
  TIP_CLOSE: "Close",
  TIP_CLOSE_KEY: "The escape key does the same.",
  TIP_RESIZE: "Size of the window",
  TIP_RESIZE_HOW: "Drag it. Place and size are remembered for each character.",
  TIP_OFFICERS:
    "From this rank on up, members are officers: they write the setup, and confirm what others pass on. Only the guild master changes this.",
};

addonNamespace.addStrings("enUS", strings);

export {};
