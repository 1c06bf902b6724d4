import type { Client } from "../realm";
import { endFiles, FILE_FAULTS } from "./files";
import { comeBack, during, type Fault } from "./lasting";
import { MOVES } from "./moves";
import { endPassingStates, PASSING_STATES } from "./passingStates";
import type { World } from "./world";

/** The faults of the simulation. Most last for a while, and plan their own end when they begin. */

function goesAway(leave: (this: void, client: Client) => void): Fault {
  return (world, client, seconds) => {
    if (!client.isOnline) {
      return;
    }
    leave(client);
    // Some stay away until everything is over.
    if (world.random.next() < 0.8) {
      world.realm.after(seconds, () => comeBack(world, client));
    }
  };
}

/** Changes a rule of the server for a while. */
function ruleFor(rule: Parameters<World["realm"]["setRules"]>[0], rest: typeof rule): Fault {
  return (world, _client, seconds) => {
    world.realm.setRules(rule);
    world.realm.after(seconds, () => world.realm.setRules(rest));
  };
}

/** A boss fight of a raid, while the player is in it. */
function fight(world: World, client: Client): void {
  const withEvents = world.random.next() < 0.7;
  client.setLockdown(true, withEvents);
  world.realm.after(world.random.between(2, 25), () => client.setLockdown(false, withEvents));
}

/** The player joins a raid in the middle of a sync, which has some fights, and leaves it. */
function raid(world: World, client: Client, seconds: number): boolean {
  const { random, realm } = world;
  if (!client.isOnline) {
    return false;
  }
  client.slash("/gh sync all force");
  realm.after(random.between(1, 8), () => client.setGroup("raid"));
  for (const _ of $range(1, random.integer(1, 3))) {
    realm.after(random.between(2, seconds), () => fight(world, client));
  }
  realm.after(seconds + 30, () => client.setGroup("none"));
  return true;
}

export const FAULTS: Record<string, Fault> = {
  ...PASSING_STATES,
  ...FILE_FAULTS,
  ...MOVES,
  raid,
  logout: goesAway((client) => client.logout()),
  crash: goesAway((client) => client.crash()),
  disconnect: goesAway((client) => client.disconnect()),
  reload: (world, client) => {
    if (!client.isOnline) {
      return;
    }
    client.logout();
    comeBack(world, client);
  },
  loss: ruleFor({ lossRate: 0.15 }, { lossRate: 0 }),
  doubled: ruleFor({ duplicateRate: 0.3 }, { duplicateRate: 0 }),
  late: ruleFor({ delayRate: 0.1 }, { delayRate: 0 }),
  strictPrefix: (world, _client, seconds) => {
    world.realm.setRules({ perPrefix: { burst: 10, perSecond: 1, appliesToWhispers: true } });
    world.realm.after(seconds, () =>
      world.realm.setRules({ perPrefix: { burst: 1000, perSecond: 1000, appliesToWhispers: true } }),
    );
  },
  throttle: (world, client) => client.setSendResult(world.random.pick([3, 8]), world.random.integer(1, 15)),
  lockdown: during(
    (client) => client.setLockdown(true, true),
    (client) => client.setLockdown(false, true),
  ),
  silentLockdown: during(
    (client) => client.setLockdown(true, false),
    (client) => client.setLockdown(false, false),
  ),
  secrets: during(
    (client) => client.setSecretMessages(true),
    (client) => client.setSecretMessages(false),
  ),
  slowFrames: during(
    (client) => client.setFramesPerSecond(10),
    (client) => client.setFramesPerSecond(60),
  ),
  group: during(
    (client) => client.setGroup("party"),
    (client) => client.setGroup("none"),
  ),
  zone: (_, client) => {
    if (client.isOnline) {
      client.zone();
    }
  },
  guildLeft: (world, client, seconds) => {
    client.joinGuild(undefined, 3);
    world.watch.mayJoin(client);
    world.realm.after(seconds, () => client.joinGuild(world.homes[client.fullName], 2));
  },
  rank: (world, client) => client.setRank(world.random.integer(1, 3)),
  bothStart: (world, client) => {
    const other = world.random.pick(world.clients);
    if (!client.isOnline || !other.isOnline || other === client) {
      return;
    }
    client.slash(`/gh sync all ${other.fullName} force`);
    other.slash(`/gh sync all ${client.fullName} force`);
  },
  allStart: (world) => {
    for (const client of world.clients) {
      if (client.isOnline) {
        client.slash("/gh sync all force");
      }
    }
  },
};

/** Ends everything that is wrong, and logs everyone in. */
export function endFaults(world: World): void {
  world.realm.setRules({
    lossRate: 0,
    duplicateRate: 0,
    delayRate: 0,
    perPrefix: { burst: 1000, perSecond: 1000, appliesToWhispers: true },
  });
  for (const client of world.clients) {
    world.away[client.fullName] = undefined;
    endPassingStates(world, client);
    client.setSendResult(undefined);
    client.setSecretMessages(false);
    client.setFramesPerSecond(60);
    client.setGroup("none");
    client.setLockdown(false, client.isOnline);
    endFiles(world, client);
    if (client.options.guild === undefined) {
      client.joinGuild(world.homes[client.fullName], 2);
    }
    comeBack(world, client);
  }
}
