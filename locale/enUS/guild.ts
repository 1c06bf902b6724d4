/** Setup, quick groups, the own characters. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: GuildStrings = {
  PANE_SETUP: "Setup",
  SETUP_GUIDE: "Three steps, and your guild is ready:",
  SETUP_STEP_LINK:
    "1. Add the guilds that share their news, events and rosters with yours. With none, go on.",
  SETUP_STEP_RULES: "2. Choose from which rank on members may write. Without rules, everyone may.",
  SETUP_STEP_SAVE:
    "3. Save, then open the pane Sync and click Sync All. Members get it with their first sync.",
  SETUP_LINKED: "Linked guilds",
  SETUP_LINKED_HOW: "Each of them must name yours too.",
  FIELD_GUILD: "Guild Name-Realm",
  BUTTON_ADD: "Add",
  BUTTON_REMOVE: "Remove",
  TOOLTIP_ADD_GUILD: "Adds the guild that is typed on the left.",
  TOOLTIP_REMOVE_GUILD: "Takes the chosen guild out. What it shared stays, and is not updated any more.",
  FIELD_CONTACTS: "Contacts there, Name-Realm, with commas",
  SETUP_RULES: "Who may write",
  RULE_EVERYONE: "Everyone",
  RULE_RANK: "{1} and above",
  CHECK_OWN_ENTRIES: "Members edit their own roster entry only",
  TOOLTIP_OWN_ENTRIES: "Officers may edit all of them in any case.",
  FIELD_DAYS_SHOWN: "Days that news are listed, 0 for always",
  FIELD_SYNC_DAYS: "Days that members sync, 0 for everything",
  TOOLTIP_SAVE_SETUP: "Keeps it, and gives it to the members with the next syncs.",
  BUTTON_REVERT: "Revert",
  TOOLTIP_REVERT: "Goes back to what is saved.",
  EFFECT_SAVED: "This is what your guild has.",
  EFFECT_LINKS:
    "{2} gets {1} entry of your guild, once it names yours too.#{2} gets {1} entries of your guild, once it names yours too.",
  EFFECT_UNLINKS: "{1} gets nothing more from your guild. What it shared stays here as it is.",
  EFFECT_WRITERS: "{2}: {3} of {1} member may write.#{2}: {3} of {1} members may write.",
  EFFECT_UNSAVED: "Not saved yet.",
  PROBLEM_GUILD_NAME: "{1} is not written as Guild Name-Realm",
  PROBLEM_USER_NAME: "{1} is not written as Name-Realm",
  PROBLEM_DAYS: "Days are whole numbers from 0 to {1}",
  PANE_GROUPS: "Groups",
  GROUPS_HOW: "Lists of characters that you often invite together. They are yours alone.",
  GROUPS_EMPTY: "No group yet. Type a name above and click New.",
  GROUP_EMPTY: "Nobody is in it yet. Add names here, or from the menu of a member in the roster.",
  GROUP_CHOOSE: "Choose a group on the left.",
  GROUP_COUNT: "{1} member#{1} members",
  FIELD_GROUP: "Name of the group",
  TOOLTIP_NEW_GROUP: "Adds an empty group of the name that is typed.",
  BUTTON_RENAME: "Rename",
  TOOLTIP_RENAME_GROUP: "Gives the chosen group the name that is typed.",
  TOOLTIP_DELETE_GROUP: "Deletes the chosen group.",
  CONFIRM_DELETE_GROUP: "Delete the group {1}? Members in it: {2}.",
  FIELD_MEMBER: "Name, or Name-Realm",
  TOOLTIP_ADD_MEMBER: "Adds the character that is typed.",
  TOOLTIP_REMOVE_MEMBER: "Takes the chosen character out of the group.",
  BUTTON_INVITE_ALL: "Invite all",
  TOOLTIP_INVITE_ALL: "Invites everyone of the group who is not known to be offline, one after another.",
  GROUP_INVITED: "Invited: {1} of {2}.",
  MENU_ADD_TO: "Add to group",
  PANE_MEMBER: "My characters",
  MEMBER_SUMMARY: "{1} character on this account#{1} characters on this account",
  MEMBER_HOW: "A character appears here once you have logged in with it while it is in a guild.",
  SETUP_FIRST:
    "You have not synced with anyone yet. If another officer has set up the guild already, sync first: saving now replaces that for everyone. Save anyway?",
  CHAT_FORMER_NAMES:
    "Your guild was renamed: entries of {1} are its entries too. The guild setup says so now.",
  FIELD_OFFICERS: "Officers",
};

addonNamespace.addStrings("enUS", strings);

export {};
