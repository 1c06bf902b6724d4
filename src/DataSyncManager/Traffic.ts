/** What the send queue has done since login, for the status. */

export interface Traffic {
  waiting: number;
  messages: number;
  bytes: number;
  /** Sends that the game did not accept at once. */
  refused: number;
}

const v: Traffic = { waiting: 0, messages: 0, bytes: 0, refused: 0 };

/**
 * Returns the counts, to be read, and to be kept by the queue.
 * Called by: enqueue, handleResult, messagesNotTo, removeFirst, showStatus
 */
export function traffic(): Traffic {
  return v;
}
