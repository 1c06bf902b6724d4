import { DAY } from "../game/calendar";
import type { Client } from "../realm";
import { comeBack } from "./lasting";
import type { World } from "./world";

/** A hundred days in which one player is away, and after which they come back with the file that they had. */

/** The part of all worlds in which that happens. */
const SHARE = 0.12;
const DAYS = 100;
/** Seconds that all but that player have among themselves after the days, on average. */
const HEAD_START = 60;

/** When the days pass, and who is away. */
export interface LongDays {
  at: number;
  client: Client;
  hasPassed: boolean;
}

/** Draws whether and when the days pass in a storm; the player goes away a little before. */
export function drawDays(world: World, start: number, length: number): LongDays | undefined {
  const { clients, random, realm } = world;
  if (random.next() > SHARE || clients.length < 3) {
    return undefined;
  }
  const client = clients[random.integer(1, clients.length - 1)]!;
  const at = start + random.between(0.3, 0.7) * length;
  realm.after(random.between(0.1, 0.3) * length, () => {
    world.away[client.fullName] = true;
    if (client.isOnline) {
      client.logout();
    }
  });
  return { at, client, hasPassed: false };
}

/** Lets the days pass while nobody is online; the seconds that it took. */
export function passDays(world: World, days: LongDays): number {
  const { clients, random, realm } = world;
  const before = realm.now();
  days.hasPassed = true;
  for (const client of clients) {
    if (client.isOnline) {
      client.logout();
    }
    world.away[client.fullName] = true;
  }
  realm.run(DAYS * DAY);
  for (const client of clients) {
    if (client !== days.client) {
      world.away[client.fullName] = undefined;
      comeBack(world, client);
    }
  }
  realm.after(random.between(0.2, 2) * HEAD_START, () => {
    world.away[days.client.fullName] = undefined;
    comeBack(world, days.client);
  });
  return realm.now() - before;
}
