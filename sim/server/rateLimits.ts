/**
 * Lets a burst through and then a steady rate.
 * @noSelf
 */
export interface Bucket {
  /** Counts one message, at `now` in seconds; false if the rate does not allow it. */
  take(now: number): boolean;
}

/** `burst` messages at once, and `perSecond` more each second. */
export function createBucket(burst: number, perSecond: number): Bucket {
  let left = burst;
  let filledAt = 0;

  function take(now: number): boolean {
    left = math.min(burst, left + (now - filledAt) * perSecond);
    filledAt = now;
    if (left < 1) {
      return false;
    }
    left -= 1;
    return true;
  }
  return { take };
}

/**
 * Counts bytes over the last seconds.
 * @noSelf
 */
export interface ByteWindow {
  /** Adds bytes; the sum of the window, these included. */
  add(now: number, bytes: number): number;
}

/** The length in seconds is asked for at each message, because a run may change it. */
export function createByteWindow(seconds: () => number): ByteWindow {
  let entries: { time: number; bytes: number }[] = [];
  let total = 0;

  function add(now: number, bytes: number): number {
    entries.push({ time: now, bytes });
    total += bytes;
    const oldest = now - seconds();
    let expired = 0;
    while (expired < entries.length && entries[expired]!.time < oldest) {
      total -= entries[expired]!.bytes;
      expired += 1;
    }
    if (expired > 0) {
      entries = entries.slice(expired);
    }
    return total;
  }
  return { add };
}
