import type { Guild } from "./guild";

/** What the server knows of each player: the link that their client gives it at its creation. */

/** An addon message on its way. */
export interface AddonMessage {
  prefix: string;
  text: string;
  chatType: string;
  sender: string;
  target: string;
  /** Which of the accepted messages it is, from 1; undefined until the server has accepted it. */
  number?: number;
}

/**
 * One player as the server sees them. It lasts as long as the client, through all of its logins.
 * @noSelf
 */
export interface PlayerLink {
  /** `Name-Realm`, and its parts; other ones after a rename. */
  fullName: string;
  name: string;
  realm: string;
  guild(): Guild | undefined;
  canSpeakInGuild: boolean;
  isConnected(): boolean;
  /** Grows with each login, so that a message for the last login is not delivered to the next. */
  loginCount(): number;
  group(): "none" | "party" | "raid";
  /** The result code that the client's own state forces on a send, such as in a lockdown. */
  refusal(): number | undefined;
  receive(message: AddonMessage): void;
  /** Tells the player that there is nobody online of the name that they whispered to. */
  playerNotFound(name: string): void;
  /** The server disconnects the player. */
  drop(): void;
  stats: { sent: number; sentBytes: number; lost: number; refused: Record<number, number> };
}

/** Whether a player is still in the login in which something was sent to them. */
export function isSameLogin(link: PlayerLink, loginCount: number): boolean {
  return link.isConnected() && link.loginCount() === loginCount;
}
