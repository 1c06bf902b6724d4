import { lastOlderSavedVariable, olderSavedVariable } from "../samples/olderShapes";
import { type SampleEntry, sampleArticles, sampleRoster, timestamp } from "../samples/sampleRoster";
import { ALLERIA, EONAR } from "../samples/sampleGuilds";
import { ARTICLE_TABLES, savedFile } from "../samples/savedData";
import { DAY } from "../game/calendar";
import { REALM_START } from "../realm";

/** The three sample clients: two linked guilds, and data that went different ways. */

export interface SampleClient {
  file: string;
  user: string;
  guildName: string;
  rankIndex: number;
}

export const SAMPLE_CLIENTS: readonly SampleClient[] = [
  { file: "Thalira.lua", user: "Thalira-Eonar", guildName: EONAR, rankIndex: 0 },
  { file: "Brom.lua", user: "Brom-Eonar", guildName: EONAR, rankIndex: 2 },
  { file: "Veska.lua", user: "Veska-Alleria", guildName: ALLERIA, rankIndex: 0 },
];

/** Seconds since 1970 at which the samples were written. */
const WRITTEN = REALM_START - 2 * DAY;
const SEED = 7;

/** What all three had at some time: a roster and articles. */
function commonEntries(): SampleEntry[] {
  const entries = sampleRoster(60, SEED, WRITTEN - 10 * DAY, [EONAR, ALLERIA]);
  for (const [index, client] of ipairs(SAMPLE_CLIENTS)) {
    const own = sampleRoster(1, SEED + 100 + index, WRITTEN - 10 * DAY, [client.guildName])[0]!;
    entries.push({ ...own, id: client.user, deleted: false, data: { ...own.data, name: client.user } });
  }
  for (const [index, tableType] of ipairs(ARTICLE_TABLES)) {
    for (const entry of sampleArticles(tableType, 12, SEED + index, WRITTEN - 10 * DAY, EONAR)) {
      entries.push(entry);
    }
  }
  return entries;
}

/** A later version of an entry. */
function edited(entry: SampleEntry, daysAgo: number, place: number): SampleEntry {
  const change = entry.tableType === "roster" ? { level: 60 + place } : { title: `Changed: ${place}` };
  const lastUpdated = timestamp(WRITTEN - daysAgo * DAY + place * 61);
  return { ...entry, lastUpdated, deleted: false, data: { ...entry.data, ...change } };
}

/**
 * What one client made of the common entries. Of every seven entries one was edited by the first client, one by the
 * second (later for every other of them by the third), one deleted here and edited later there, one deleted alone.
 */
function ownVersion(entry: SampleEntry, place: number, client: number): SampleEntry | undefined {
  const turn = place % 7;
  if (turn === 0 && client === 0) {
    return edited(entry, 3, place);
  }
  if (turn === 1 && client === 1) {
    return edited(entry, 4, place);
  }
  if (turn === 1 && client === 2 && place % 2 === 0) {
    return edited(entry, 2, place);
  }
  if (turn === 2 && client === 0) {
    return { ...edited(entry, 5, place), deleted: true };
  }
  if (turn === 2 && client === 2) {
    return edited(entry, 1, place);
  }
  if (turn === 3 && client === 1 && place % 3 === 0) {
    return { ...edited(entry, 6, place), deleted: true };
  }
  // Some have never heard of some.
  return turn === 4 && place % 3 === client ? undefined : entry;
}

/** What only one client has. */
function ownEntries(client: number, guildName: string): SampleEntry[] {
  const entries = sampleRoster(8, SEED + 1000 + client, WRITTEN - DAY, [guildName]);
  for (const [index, tableType] of ipairs(ARTICLE_TABLES)) {
    for (const entry of sampleArticles(
      tableType,
      3,
      SEED + 2000 + client * 10 + index,
      WRITTEN - DAY,
      guildName,
    )) {
      entries.push(entry);
    }
  }
  return entries;
}

/** The text of each sample file, as the older addon would have written it. */
export function sampleFiles(): { client: SampleClient; text: string }[] {
  const common = commonEntries();
  const isMember: Record<string, true | undefined> = {};
  for (const { user } of SAMPLE_CLIENTS) {
    isMember[user] = true;
  }
  return SAMPLE_CLIENTS.map((client, index) => {
    const entries: SampleEntry[] = ownEntries(index, client.guildName);
    for (const [place, entry] of ipairs(common)) {
      const version = isMember[entry.id] ? entry : ownVersion(entry, place, index);
      if (version !== undefined) {
        entries.push(version);
      }
    }
    const users: Record<string, { guildName: string; lastSync: string }> = {};
    for (const other of SAMPLE_CLIENTS) {
      if (other !== client) {
        users[other.user] = { guildName: other.guildName, lastSync: timestamp(WRITTEN - 20 * DAY) };
      }
    }
    // The second client has not heard of the linked guilds yet.
    const linked = { guilds: [ALLERIA, EONAR], lastUpdated: timestamp(WRITTEN - (30 + index) * DAY) };
    // The second has the older addon's last version, the others have earlier ones.
    const older =
      index === 1
        ? lastOlderSavedVariable({ entries, users }, client.user, timestamp(WRITTEN - DAY))
        : olderSavedVariable({ entries, users, linked });
    return { client, text: savedFile(older) };
  });
}
