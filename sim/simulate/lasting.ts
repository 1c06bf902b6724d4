import type { Client } from "../realm";
import type { World } from "./world";

/** What faults are made of: those that last end by themselves, and whoever is away comes back. */

/** False if it could not happen, and is not counted. */
export type Fault = (this: void, world: World, client: Client, seconds: number) => unknown;

/** Logs a client in again if it is still offline, and its player not away for long. */
export function comeBack(world: World, client: Client): void {
  if (client.isOnline || world.away[client.fullName]) {
    return;
  }
  world.watch.beforeLogin(client);
  // A clock that runs ahead comes right with the next login: nobody could tell that one from the right one. Nor could a
  // client tell that its clock is behind whose file does not say when it has written something.
  const error = world.clockErrors[client.fullName] ?? 0;
  if (error > 0 || (error < 0 && world.hasLost[client.fullName] === true)) {
    setClockError(world, client, 0);
  }
  client.login();
}

/** Lets a client's clock be off by so many seconds. */
export function setClockError(world: World, client: Client, seconds: number): void {
  world.clockErrors[client.fullName] = seconds;
  client.setClockError(seconds);
}

/** Runs something on a client, and its opposite after a while. */
export function during(
  begin: (this: void, client: Client) => void,
  finish: (this: void, client: Client) => void,
): Fault {
  return (world, client, seconds) => {
    begin(client);
    world.realm.after(seconds, () => finish(client));
  };
}
