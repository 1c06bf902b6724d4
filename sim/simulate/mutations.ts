import type { RandomSource } from "../lua/random";

/** Makes bad messages out of good ones. */

const NAMES = [
  "REQ;HELO",
  "ACK;HELO",
  "REQ;REDY",
  "ACK;REDY",
  "NAK;REDY",
  "REQ;META",
  "END;META",
  "ACK;DATA",
  "ACK;CHNK",
  "NAK;CHNK",
  "END;TABL",
  "ACK;TABL",
  "END;SESS",
  "ACK;SESS",
  "NAK;SESS",
  "SND;HOLD",
  "NAK;UNKN",
  "REQ;WHAT",
];
const CHUNK_NAMES = ["SND;SCOP", "SND;META", "REQ;DATA", "SND;DATA", "DEL;DATA"];
const TABLES = ["SETU", "NEWS", "INFO", "CALE", "ROST", "NONE"];
const ODD_FIELDS = [
  "",
  "0",
  "-1",
  "99999999999999999999",
  "1e309",
  "nan",
  "all",
  "|cffff0000|Hlink|h",
  "\n",
  "%s%d",
  "..",
  ";",
];
const MAX_MESSAGE = 255;

function randomBytes(random: RandomSource, length: number): string {
  const bytes: string[] = [];
  for (const _ of $range(1, length)) {
    bytes.push(string.char(random.integer(1, 255)));
  }
  return table.concat(bytes);
}

/** A message in the right shape with random fields. */
function wrongFields(random: RandomSource, sessionId: string): string {
  const fields = [random.next() < 0.7 ? sessionId : randomBytes(random, 4)];
  for (const _ of $range(1, random.integer(0, 14))) {
    fields.push(random.next() < 0.5 ? random.pick(ODD_FIELDS) : tostring(random.integer(0, 100)));
  }
  return `${random.pick(NAMES)};${random.pick(TABLES)};${table.concat(fields, ";")}`;
}

/** The header of a chunk as the protocol has it. */
export function chunkHeader(
  name: string,
  tableCode: string,
  index: number,
  total: number,
  identity: string,
): string {
  return string.format("%s;%s;%05d;%05d;%s", name, tableCode, index, total, identity);
}

/** A chunk with a good or bad header and random bytes. */
function wrongChunk(random: RandomSource, sessionId: string): string {
  const total = random.integer(0, random.next() < 0.9 ? 12 : 99999);
  const identity = sessionId + string.format("%02d", random.integer(0, 99));
  const header = chunkHeader(
    random.pick(CHUNK_NAMES),
    random.pick(TABLES),
    random.integer(0, 12),
    total,
    identity,
  );
  return header + randomBytes(random, random.integer(0, 223));
}

/** A bad message, made of messages that were really sent or of the id of a session that is running. */
export function badMessage(random: RandomSource, real: readonly string[], sessionId: string): string {
  const good = real.length > 0 ? random.pick(real) : "REQ;HELO;NONE;1;2.0.0";
  const other = real.length > 0 ? random.pick(real) : good;
  const place = random.integer(1, math.max(1, good.length));
  switch (random.integer(1, 7)) {
    case 1:
      return randomBytes(random, random.integer(0, MAX_MESSAGE));
    case 2:
      return string.sub(good, 1, place);
    case 3:
      return string.sub(
        string.sub(good, 1, place) + string.sub(other, random.integer(1, other.length)),
        1,
        MAX_MESSAGE,
      );
    case 4:
      return string.sub(good, 1, place - 1) + randomBytes(random, 1) + string.sub(good, place + 1);
    case 5:
      return wrongFields(random, sessionId);
    case 6:
      return wrongChunk(random, sessionId);
    default:
      return good;
  }
}
