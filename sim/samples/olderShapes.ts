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

/** An article in the older shape: flat, and its date is the time of the last change. */
function olderArticle(entry: SampleEntry): Record<string, unknown> {
  const [year, month, day, hour, minute, second] = string.match(
    entry.lastUpdated,
    "(....)(..)(..)(..)(..)(..)",
  );
  const older: Record<string, unknown> = {
    id: entry.id,
    guildName: entry.guildName,
    date: `${year}-${month}-${day} ${hour}:${minute}:${second}`,
  };
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
