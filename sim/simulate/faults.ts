import type { Client } from "../realm";
import { comeBack, during, type Fault, setClockError } from "./lasting";
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

/**
 * Whether somebody else could tell a client what its file no longer says. A player who is the only member of
 * their guild would not even know the linked one any more.
 */
function hasGuildMate(world: World, client: Client): boolean {
  const home = world.homes[client.fullName];
  return world.clients.some(
    (other) => other !== client && world.homes[other.fullName] === home && !world.hasLost[other.fullName],
  );
}

/** A file that was cut off in the middle: the game cannot read it and starts without. */
function cutFile(world: World, client: Client): void {
  const text = client.savedVariables;
  if (text !== undefined && hasGuildMate(world, client)) {
    world.hasLost[client.fullName] = true;
    client.savedVariables = string.sub(text, 1, world.random.integer(1, text.length - 10));
  }
}

/** The player goes on at another computer, with a file from long ago or with none. */
function otherFile(world: World, client: Client): void {
  if (hasGuildMate(world, client)) {
    world.hasLost[client.fullName] = true;
    client.savedVariables = world.random.next() < 0.5 ? undefined : world.firstFiles[client.fullName];
    // Without its file a client cannot know that the clock is behind, and when it comes right that looks like an error.
    setClockError(world, client, 0);
  }
}

/** A file in which somebody changed things by hand. */
function spoilFile(world: World, client: Client): void {
  if (client.savedVariables === undefined || !hasGuildMate(world, client)) {
    return;
  }
  world.hasLost[client.fullName] = true;
  const damages: [pattern: string, replacement: string][] = [
    ['%["level"%] = %d+', '["level"] = "high"'],
    ['%["deleted"%] = false', '["deleted"] = 0'],
    ['%["settings"%] = {', '["settings"] = 5, ["odd"] = {'],
    ['%["userStatus"%] = {', '["userStatus"] = "nobody", ["more"] = {'],
    ['%["lastUpdated"%] = "%d%d%d%d', '["lastUpdated"] = "99'],
  ];
  const [pattern, replacement] = world.random.pick(damages);
  client.savedVariables = string.gsub(
    client.savedVariables,
    pattern,
    replacement,
    world.random.integer(1, 3),
  )[0];
}

export const FAULTS: Record<string, Fault> = {
  ...PASSING_STATES,
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
  cutFile: (world, client, seconds) => {
    if (!client.isOnline) {
      return;
    }
    client.logout();
    cutFile(world, client);
    world.realm.after(seconds, () => comeBack(world, client));
  },
  secondComputer: (world, client, seconds) => {
    if (!client.isOnline) {
      return;
    }
    client.logout();
    otherFile(world, client);
    world.realm.after(seconds, () => comeBack(world, client));
  },
  spoiledFile: (world, client, seconds) => {
    if (!client.isOnline) {
      return;
    }
    client.logout();
    spoilFile(world, client);
    world.watch.forget(client);
    world.realm.after(seconds, () => comeBack(world, client));
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
    endPassingStates(world, client);
    client.setSendResult(undefined);
    client.setSecretMessages(false);
    client.setFramesPerSecond(60);
    client.setGroup("none");
    client.setLockdown(false, client.isOnline);
    if (client.options.guild === undefined) {
      client.joinGuild(world.homes[client.fullName], 2);
    }
    comeBack(world, client);
  }
}
