/** What the send queue has done since login, for the status. */

export interface SendStats {
  waiting: number;
  messages: number;
  bytes: number;
  /** Sends that the game did not accept at once. */
  refused: number;
  /** Seconds between two messages that the server was found to need, 0 where no limit is known. */
  interval: number;
}

const state: SendStats = { waiting: 0, messages: 0, bytes: 0, refused: 0, interval: 0 };

/**
 * Kept by the queue; read only for everyone else.
 * Called by: enqueue, handleResult, noteWaiting, setInterval, statusLines
 */
export function sendStats(): SendStats {
  return state;
}
