import type { Client, RestrictionKind, RosterGaps } from "../realm";
import { comeBack, during, type Fault, setClockError } from "./lasting";
import type { World } from "./world";

/** States of the game that pass, and from which nothing may follow: what it does not know yet, or says wrongly for a while. */

const HOUR = 3600;
/** The furthest that a clock goes astray, in hours. */
const MOST_HOURS = 100;
/** The longest that a client does not know the player's guild, in seconds. */
const LATEST_GUILD = 20;
/** Prefixes that all addons together may register. */
const PREFIXES = 128;

const KINDS: readonly RestrictionKind[] = ["Combat", "Encounter", "ChallengeMode", "PvPMatch", "Map"];
const GAPS: readonly RosterGaps[] = ["rows", "count"];
const LINES = ["folded", "none"] as const;

/** Lets the client's clock go astray, and come right again. */
function clockFor(hours: (this: void, world: World) => number): Fault {
  return (world, client, seconds) => {
    setClockError(world, client, hours(world) * HOUR);
    world.realm.after(seconds, () => setClockError(world, client, 0));
  };
}

/** Has the player log out and in again, with something changed between. */
function withLogin(change: (this: void, world: World, client: Client) => void): Fault {
  return (world, client) => {
    if (client.isOnline) {
      client.logout();
      change(world, client);
      comeBack(world, client);
    }
  };
}

export const PASSING_STATES: Record<string, Fault> = {
  restriction: (world, client, seconds) => {
    const kind = world.random.pick(KINDS);
    client.setRestriction(kind, true);
    world.realm.after(seconds, () => client.setRestriction(kind, false));
  },
  lateGuild: (world, client, seconds) => {
    client.options.guildDelay = world.random.integer(1, LATEST_GUILD);
    if (client.isOnline) {
      client.zone();
    }
    world.realm.after(seconds, () => {
      client.options.guildDelay = 0;
    });
  },
  halfRoster: (world, client, seconds) => {
    client.setRosterGaps(world.random.pick(GAPS));
    world.realm.after(seconds, () => client.setRosterGaps("none"));
  },
  clockBack: clockFor((world) => -world.random.integer(1, MOST_HOURS)),
  clockAhead: clockFor((world) => world.random.integer(1, MOST_HOURS)),
  clockBackAtLogin: (world, client, seconds) => {
    withLogin((_, late) => setClockError(world, late, -world.random.integer(1, MOST_HOURS) * HOUR))(
      world,
      client,
      seconds,
    );
    world.realm.after(seconds, () => setClockError(world, client, 0));
  },
  noPrefix: (world, client, seconds) => {
    withLogin(() => client.setFreePrefixes(0))(world, client, seconds);
    world.realm.after(seconds, () => client.setFreePrefixes(PREFIXES));
  },
  noSkills: during(
    (client) => {
      client.options.skillLines = LINES[client.fullName.length % LINES.length]!;
      client.options.hidesProfessions = true;
      tellSkills(client);
    },
    (client) => {
      client.options.skillLines = "all";
      client.options.hidesProfessions = false;
      tellSkills(client);
    },
  ),
  secretTraffic: (_, client) => {
    if (client.isOnline) {
      const { SendAddonMessage } = client.env.C_ChatInfo as ChatInfoApi;
      const hide = (text: string): string => client.secret(text) as string;
      client.perform(() => SendAddonMessage(hide("Other"), hide("x"), "WHISPER", hide(client.fullName)));
    }
  },
};

function tellSkills(client: Client): void {
  if (client.isOnline) {
    client.fireEvent("SKILL_LINES_CHANGED");
  }
}

/** Ends all of these for a client. */
export function endPassingStates(world: World, client: Client): void {
  for (const kind of KINDS) {
    client.setRestriction(kind, false);
  }
  client.options.guildDelay = 0;
  client.setRosterGaps("none");
  setClockError(world, client, 0);
  client.setFreePrefixes(PREFIXES);
  client.options.skillLines = "all";
  client.options.hidesProfessions = false;
  tellSkills(client);
}
