/**
 * Lets a burst through and then a steady rate.
 * @noSelf
 */
export interface Bucket {
  /** Takes one message out; false where there is none left. */
  take(now: number): boolean;
}

/** Takes how many at once, and how many more each second. */
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
  /** Adds bytes, and returns how many there were in the window. */
  add(now: number, bytes: number): number;
}

/** Takes the window's length in seconds. */
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
