import type { SampleEntry } from "./sampleRoster";

/** Writes entries the way the older addon had them on disk, for the samples. */

const OLDER_NAMES: Record<string, string> = {
  name: "pt_name",
  class: "pt_class",
  level: "pt_level",
  rank: "pt_rank",
  itemLevel: "pt_itemLevel",
  roles: "pt_roles",
  guildJoinDate: "pt_guildJoinDate",
  professions: "pt_professions",
  interests: "pt_interests",
  faction: "pt_faction",
  battletag: "gb_battletag",
  mainCharacter: "gb_mainCharacter",
  birthdate: "gb_birthdate",
};

/** A roster entry in the older shape, which has other names and no data table. */
export function olderRosterEntry(entry: SampleEntry): Record<string, unknown> {
  const older: Record<string, unknown> = {
    lastUpdated: entry.lastUpdated,
    deleted: entry.deleted,
    pt_guildName: entry.guildName,
  };
  for (const [name, value] of pairs(entry.data)) {
    older[OLDER_NAMES[name] ?? name] = value;
  }
  return older;
}

/** The older addon dated an article by its last change. */
function dateOf({ lastUpdated }: SampleEntry): string {
  const [year, month, day, hour, minute, second] = string.match(lastUpdated, "(....)(..)(..)(..)(..)(..)");
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

/** An article in the older shape: flat, and its date is the time of the last change. */
function olderArticle(entry: SampleEntry): Record<string, unknown> {
  const older: Record<string, unknown> = { id: entry.id, guildName: entry.guildName, date: dateOf(entry) };
  if (entry.deleted) {
    older.deleted = true;
  }
  for (const [name, value] of pairs(entry.data)) {
    if (name !== "date") {
      older[name] = value;
    }
  }
  return older;
}

/** What one older client had on disk. */
export interface OlderClient {
  entries: readonly SampleEntry[];
  /** Guild names of the linked group, and when it was last changed; a client may not know it yet. */
  linked?: { guilds: readonly string[]; lastUpdated: string };
  users: Record<string, { guildName: string; lastSync: string }>;
}

/** The older addon's saved variable. */
export function olderSavedVariable(client: OlderClient): Record<string, unknown> {
  const roster: Record<string, unknown> = {};
  const articles: Record<string, unknown[]> = { news: [], guildInfo: [], calendar: [] };
  for (const entry of client.entries) {
    if (entry.tableType === "roster") {
      roster[entry.id] = olderRosterEntry(entry);
    } else {
      articles[entry.tableType]!.push(olderArticle(entry));
    }
  }
  const setup: Record<string, unknown> = {};
  if (client.linked !== undefined) {
    setup.linkedGuildGroups = {
      lastUpdated: client.linked.lastUpdated,
      guilds: client.linked.guilds.map((name) => ({ name })),
    };
  }
  return { sharedData: { roster, setup, ...articles }, UserStatus: client.users };
}

/** The one id under which the older addon's last versions kept the setup, and the articles that they began with. */
const FIXED_ID = "199901010000001234";

/** A member as the last versions saved them: in the present shape, but numbers are the texts of the form's fields. */
function formEntry(entry: SampleEntry): Record<string, unknown> {
  const { itemLevel, level } = entry.data;
  return { ...entry, data: { ...entry.data, level: tostring(level), itemLevel: tostring(itemLevel) } };
}

/** The player's own record, as the form for it saves it; a minute newer, because it holds other words. */
function ownFormEntry(entry: SampleEntry, lastUpdated: string): Record<string, unknown> {
  const data = {
    ...entry.data,
    class: "SHAMAN",
    level: "80",
    itemLevel: "634.1875",
    rank: "Member",
    roles: ["Healer", "DPS"],
    professions: ["Alchemy", "Mining"],
  };
  return { ...entry, lastUpdated, data };
}

/** The saved variable of the older addon's last versions, 1.0.18 to 1.0.23. `user` is whose file it is. */
export function lastOlderSavedVariable(
  client: OlderClient,
  user: string,
  lastUpdated: string,
): Record<string, unknown> {
  const tables: Record<string, Record<string, unknown>> = {
    roster: {},
    news: {},
    guildInfo: {},
    calendar: {},
  };
  let guildName = "";
  for (const entry of client.entries) {
    const isOwn = entry.id === user;
    guildName = isOwn ? entry.guildName : guildName;
    tables[entry.tableType]![entry.id] =
      entry.tableType !== "roster"
        ? { ...entry, data: { ...entry.data, date: dateOf(entry) } }
        : isOwn
          ? ownFormEntry(entry, lastUpdated)
          : formEntry(entry);
  }
  const chat = { chatchannel: "guilds", channelpassword: "", color: {} };
  const setup = {
    id: FIXED_ID,
    tableType: "setup",
    guildName,
    lastUpdated: "19990101000000",
    deleted: false,
    data: { guilds: [{ name: guildName }], chat },
  };
  return {
    globalInfo: { gb_mainCharacter: user, gb_birthdate: "1999-01-01", gb_battletag: "NA" },
    characterInfo: {
      [user]: { pt_name: user, pt_level: "80", pt_professions: ["Alchemy", "Mining"], lastUpdated },
    },
    exclusionList: {},
    minimap: {},
    log: ["Brom: saved."],
    groups: { Raid: { "1": { fullName: user, class: "SHAMAN", role: "Healer", ilvl: 0 }, order: 1 } },
    sharedData: {
      ...tables,
      setup: { [FIXED_ID]: setup },
      UserStatus: { userNameRealm: user, lastSync: "10/27/26 11:06:40", status: "available" },
    },
  };
}
