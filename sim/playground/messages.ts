import type { Client, RealmObserver } from "../realm";
import type { Fate, SeenMessage } from "./reports";
import { messageWords } from "./words";

/** Collects a realm's messages for the page. */

/** Bytes of a message that say what it is. */
const CODE_LENGTH = 13;

/**
 * What watches the messages of a realm, and gives out what has happened since it was last asked.
 * @noSelf
 */
export interface MessageWatch {
  observer: RealmObserver;
  take(): { messages: SeenMessage[]; fates: Fate[] };
}

/** Clients and time are functions, because the realm is made after its observer. */
export function createMessageWatch(
  clients: (this: void) => readonly Client[],
  now: (this: void) => number,
): MessageWatch {
  let messages: SeenMessage[] = [];
  let fates: Fate[] = [];

  function accepted(this: void, from: string, to: string, text: string, messageNumber: number): void {
    const reader = clients()[0];
    messages.push({
      number: messageNumber,
      time: now(),
      from,
      to,
      code: string.sub(text, 1, CODE_LENGTH),
      words: reader === undefined ? "" : messageWords(reader, text),
      bytes: text.length,
    });
  }
  function take(): { messages: SeenMessage[]; fates: Fate[] } {
    const taken = { messages, fates };
    messages = [];
    fates = [];
    return taken;
  }
  return {
    observer: {
      accepted,
      arrived: (messageNumber) => {
        fates.push({ number: messageNumber, state: "arrived" });
      },
      lost: (messageNumber) => {
        fates.push({ number: messageNumber, state: "lost" });
      },
    },
    take,
  };
}
