// Writes sim/game/zoneChanges.ts: when the clocks of some zones change, from the time zone data of Node.
// The realm reads them from a list, so that it does not share a mistake with the addon's rules.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const ZONES = [
  "America/Los_Angeles",
  "America/Denver",
  "America/Chicago",
  "America/New_York",
  "America/Mexico_City",
  "America/Sao_Paulo",
  "Australia/Melbourne",
  "Europe/Paris",
  "Europe/London",
  "Europe/Moscow",
  "Asia/Seoul",
  "Asia/Taipei",
  "Asia/Shanghai",
  "Pacific/Auckland",
  "Asia/Kolkata",
  "UTC",
];
const HOUR = 3600;
const FROM = Date.UTC(2023, 0, 1) / 1000;
const TO = Date.UTC(2034, 0, 1) / 1000;

const formats = new Map(
  ZONES.map((zone) => [
    zone,
    new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" }),
  ]),
);

/**
 * Seconds that a zone is ahead of UTC at a moment, in seconds since 1970. Fails if Node writes the offset in another way
 * than "GMT" or "GMT+05:30".
 * @param {string} zone
 * @param {number} moment
 */
function offsetAt(zone, moment) {
  const parts = formats.get(zone)?.formatToParts(moment * 1000);
  const name = parts?.find(({ type }) => type === "timeZoneName")?.value;
  const found = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name ?? "");
  if (found === null) {
    throw new Error(`${zone}: no offset in ${name}`);
  }
  const [, sign, hours, minutes] = found;
  return sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * HOUR + Number(minutes) * 60);
}

function changesOf(zone) {
  const changes = [[0, offsetAt(zone, FROM)]];
  for (let day = FROM; day < TO; day += 24 * HOUR) {
    if (offsetAt(zone, day) !== offsetAt(zone, day + 24 * HOUR)) {
      let moment = day;
      while (offsetAt(zone, moment) === offsetAt(zone, day)) {
        moment += HOUR / 4;
      }
      changes.push([moment, offsetAt(zone, moment)]);
    }
  }
  return changes;
}

const lines = ZONES.map((zone) => {
  const pairs = changesOf(zone).map(([moment, offset]) => `[${moment}, ${offset}]`);
  return `  "${zone}": [${pairs.join(", ")}],`;
});
const text = `/**
 * From which moment on, in seconds since 1970, a zone is how many seconds ahead of UTC; right from 2023 to 2033.
 * Made by \`node scripts/zone-changes.mjs\` from the time zone data of Node.
 */
export const ZONE_CHANGES = {
${lines.join("\n")}
} satisfies Record<string, readonly (readonly [moment: number, offset: number])[]>;
`;
writeFileSync(join(root, "sim", "game", "zoneChanges.ts"), text);
