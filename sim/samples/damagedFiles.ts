import { createRandom, type RandomSource } from "../lua/random";
import { ALLERIA, EONAR } from "./sampleGuilds";

/**
 * Files as players have them: of the older addon in all its shapes, and of the present version with damage. Each word
 * that a person typed is a marker that occurs nowhere else, so that it can be looked for after the file was loaded.
 */

interface DamagedFile {
  saved: Record<string, unknown>;
  /** What people typed into records: it must be in the shared tables afterwards. */
  typed: string[];
  /** Records that are in the file. */
  records: number;
}

type Loose = Record<string, unknown>;

/** One file while it is made. */
interface Maker {
  random: RandomSource;
  typed: string[];
  records: number;
  isOlder: boolean;
}

/** Stands for a field that is not there. */
const NOTHING = {};

const DATES = [
  "2026-11-20 20:00",
  "2026-11-20",
  "next Friday 8pm",
  "11/20/2026",
  "20.11.2026 20:00",
  "01/10/25 20:30:00",
  "",
  "soon",
];
const TIMES = [
  "20261105193000",
  "2026-11-05 19:30:00",
  "11/05/26 19:30:00",
  20261105193000,
  "",
  "yesterday",
  NOTHING,
  false,
];
const GUILDS = [EONAR, ALLERIA, "No Rest For The Wicked-Area 52", "NA", "No Rest For The Wicked-NA"];
const REALMS = ["Eonar", "Area 52", "Azjol-Nerub", "Kel'Thuzad", ""];
const LEVELS = ["80", 80, "634.1875", "Level 70", "NA", "", -3, true];
const PROFESSIONS = [
  ["Alchemy", "Mining"],
  [{ name: "Alchemy", level: 75 }],
  [{ name: "Alchemy", level: "75" }],
  { Alchemy: 75, Mining: true },
  "Alchemy, Mining",
  {},
  "NA",
];
const ROLES = [["Tank", "DPS"], { Healer: true }, "Healer", {}, 5];
const FLAGS = [false, 0, "false", NOTHING];
/** Windows-1252 and Windows-1251, and UTF-8 as it should be. */
const LETTERS = [string.char(0xe9), string.char(0xcf, 0xf0, 0xe8), string.char(0xc3, 0xa9), "", ""];

/** One of these values, or none. */
function pickOrNone(random: RandomSource, values: readonly unknown[]): unknown {
  const value = random.pick(values);
  return value === NOTHING ? undefined : value;
}

function typed(maker: Maker): string {
  const marker = `typed${maker.typed.length}x${maker.random.integer(1000, 9999)}`;
  maker.typed.push(marker);
  return marker;
}

/** A typed text, some of them with letters in another encoding. */
function words(maker: Maker): string {
  return `${maker.random.pick(LETTERS)} ${typed(maker)} ${maker.random.pick(LETTERS)}`;
}

/** A typed value of any type; `undefined` is none at all. */
function wrongText(maker: Maker): unknown {
  const text = words(maker);
  const turn = maker.random.integer(1, 8);
  if (turn === 1) {
    return [text, typed(maker)];
  }
  if (turn === 2) {
    return { inner: text };
  }
  return turn === 3 ? string.rep(`${text} `, 40) : text;
}

function article(maker: Maker, place: number): Loose {
  const { random } = maker;
  maker.records += 1;
  const data: Loose = { title: wrongText(maker), content: wrongText(maker) };
  if (random.next() < 0.7) {
    data.category = random.pick(["Raid", "General", 7]);
  }
  data.date = random.pick(DATES);
  data.eventDate = random.next() < 0.5 ? random.pick(DATES) : words(maker);
  if (random.next() < 0.3) {
    data.mood = words(maker);
  }
  const id = `20261105193000${string.format("%04d", place)}`;
  const record: Loose = {
    id: random.next() < 0.8 ? id : typed(maker),
    guildName: random.pick(GUILDS),
    lastUpdated: pickOrNone(random, TIMES),
    deleted: pickOrNone(random, FLAGS),
  };
  return maker.isOlder && random.next() < 0.5
    ? { ...record, ...data }
    : { ...record, tableType: "news", data };
}

function member(maker: Maker, id: string): Loose {
  const { random } = maker;
  maker.records += 1;
  const data: Loose = {
    name: id,
    class: random.pick(["SHAMAN", "Demon Hunter", "Paladin", 3]),
    level: random.pick(LEVELS),
    rank: words(maker),
    itemLevel: random.pick(LEVELS),
    battletag: typed(maker),
    roles: random.pick(ROLES),
    guildJoinDate: random.pick(DATES),
    professions: random.pick(PROFESSIONS),
    mainCharacter: typed(maker),
    interests: random.next() < 0.5 ? [typed(maker)] : typed(maker),
    birthdate: typed(maker),
    faction: "Alliance",
  };
  const common = {
    guildName: random.pick(GUILDS),
    lastUpdated: pickOrNone(random, TIMES),
    deleted: pickOrNone(random, FLAGS),
  };
  if (!maker.isOlder || random.next() < 0.5) {
    return { id, tableType: "roster", ...common, data };
  }
  const older: Loose = { lastUpdated: common.lastUpdated, pt_guildName: common.guildName, deleted: false };
  for (const [name, value] of pairs(data)) {
    const isAccounts = name === "battletag" || name === "mainCharacter" || name === "birthdate";
    older[(isAccounts ? "gb_" : "pt_") + name] = value;
  }
  return random.next() < 0.5 ? older : { id, tableType: "roster", ...common, data: older };
}

/** Under their ids, as a list, or under numbers that are none of a list. */
function tableOf(maker: Maker, records: readonly Loose[]): unknown {
  const turn = maker.random.integer(1, 3);
  const content: LuaTable<string | number, Loose> = new LuaTable();
  for (const [place, record] of ipairs(records)) {
    content.set(turn === 1 ? place : turn === 2 ? place * 7 : `key ${place}`, record);
  }
  return content;
}

function rosterOf(maker: Maker): Loose {
  const roster: Loose = {};
  for (const place of $range(1, 12)) {
    const letters = string.char(97 + place, 97 + maker.random.integer(0, 25));
    const realm = maker.random.pick(REALMS);
    const id = `Mira${letters}${realm === "" ? "" : `-${realm}`}`;
    roster[id] = member(maker, id);
  }
  return roster;
}

function settingsOf(random: RandomSource): unknown {
  return random.pick([
    "gone",
    { frameBudget: "", paceEntries: "many", paceSeconds: -1, days: {}, mode: 7 },
    { preferences: { scale: "huge", minimapAngle: {}, reminderMinutes: "x" }, groups: 7, consent: "yes" },
    {
      characters: { "Loner-Eonar": 5 },
      windows: { main: {} },
      readMarks: { since: 5 },
      maxRank: { news: "x" },
    },
    {
      preferences: 7,
      gameProfessions: { "A-B": 5 },
      ownGuilds: [1, 2],
      isWelcomed: "yes",
      announcedUpTo: {},
    },
  ] as unknown[]);
}

/** The same file for the same seed: odd ones are of the older addon, even ones of the present version. */
export function damagedFile(this: void, seed: number): DamagedFile {
  const random = createRandom(seed);
  const maker: Maker = { random, typed: [], records: 0, isOlder: seed % 2 === 1 };
  const sharedData: Loose = { roster: rosterOf(maker) };
  let place = 0;
  for (const tableType of ["news", "guildInfo", "calendar"]) {
    const records: Loose[] = [];
    for (const _ of $range(1, 8)) {
      place += 1;
      records.push(article(maker, place));
    }
    sharedData[tableType] = tableOf(maker, records);
  }
  maker.records += 1;
  const chat = { chatchannel: typed(maker), channelpassword: typed(maker), color: {} };
  const guilds = random.pick([
    [{ name: EONAR }, { name: ALLERIA }],
    [EONAR, ALLERIA],
    [[{ name: EONAR }]],
  ] as unknown[]);
  sharedData.setup = {
    "199901010000001234": {
      guildName: EONAR,
      lastUpdated: "20250110200000",
      deleted: false,
      data: { guilds, chat },
    },
  };
  const saved: Loose = {
    sharedData,
    userStatus: random.pick([7, { "A-B": 5, "C-D": { lastSync: {}, lastSeen: 7 } }] as unknown[]),
  };
  if (!maker.isOlder) {
    saved.schemaVersion = 2;
    saved.settings = settingsOf(random);
    saved.syncSessions = {
      "sender:A-B": random.pick([5, { role: 5, tables: 7 }] as unknown[]),
      more: { tables: {} },
    };
    saved.senderLogs = [5, { text: 7 }, { text: "line", time: {} }];
    saved.receiverLogs = "gone";
    saved.quarantine = random.pick([7, [5, { tableType: "news", value: 7 }]] as unknown[]);
  }
  return { saved, typed: maker.typed, records: maker.records };
}
