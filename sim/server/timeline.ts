/** Virtual time. Everything in a realm happens through it, one thing after another, so a seed always runs the same way. */

/** One thing that happens at a moment of virtual time. */
export interface Occurrence {
  readonly time: number;
  /** Breaks ties: of two at the same moment, the one that was planned first runs first. */
  readonly order: number;
  readonly run: (this: void) => void;
  /** Where it is in the heap; undefined once it has run or been cancelled. */
  place: number | undefined;
}

/**
 * Virtual time, and what will happen in it, in order.
 * @noSelf
 */
export interface Timeline {
  /** Seconds since the start. */
  now(): number;
  /** Calls `run` at that moment, or now if it has passed. */
  at(time: number, run: (this: void) => void): Occurrence;
  /** Takes back what `at` has planned, and holds nothing of it; does nothing if it has run. */
  cancel(occurrence: Occurrence): void;
  /** Runs the next thing if it is due by `limit`; false if there was none. */
  step(limit: number): boolean;
  /** Moves the clock forward to that moment without running anything. */
  moveTo(time: number): void;
}

function isBefore(first: Occurrence, second: Occurrence): boolean {
  return first.time < second.time || (first.time === second.time && first.order < second.order);
}

function put(heap: Occurrence[], occurrence: Occurrence, place: number): void {
  heap[place] = occurrence;
  occurrence.place = place;
}

/** Moves an occurrence up from `place`, which is free or its own, until none above it comes later. */
function siftUp(heap: Occurrence[], occurrence: Occurrence, place: number): void {
  let index = place;
  while (index > 0) {
    const parent = math.floor((index - 1) / 2);
    const above = heap[parent]!;
    if (!isBefore(occurrence, above)) {
      break;
    }
    put(heap, above, index);
    index = parent;
  }
  put(heap, occurrence, index);
}

/** Moves an occurrence down from `place`, which is free or its own, until none below it comes earlier. */
function siftDown(heap: Occurrence[], occurrence: Occurrence, place: number): void {
  const size = heap.length;
  let index = place;
  while (true) {
    let child = 2 * index + 1;
    if (child + 1 < size && isBefore(heap[child + 1]!, heap[child]!)) {
      child += 1;
    }
    const below = heap[child];
    if (below === undefined || !isBefore(below, occurrence)) {
      break;
    }
    put(heap, below, index);
    index = child;
  }
  put(heap, occurrence, index);
}

/** Takes an occurrence out of a heap, wherever it is; the last one fills the gap. Does nothing if it is not in it. */
function take(heap: Occurrence[], occurrence: Occurrence): void {
  const { place } = occurrence;
  if (place === undefined) {
    return;
  }
  occurrence.place = undefined;
  const last = heap.pop()!;
  if (last !== occurrence) {
    siftDown(heap, last, place);
    siftUp(heap, last, last.place!);
  }
}

/** An empty timeline at second 0. It is a binary heap, so that a step costs little with many clients. */
export function createTimeline(): Timeline {
  const heap: Occurrence[] = [];
  let time = 0;
  let lastOrder = 0;

  function at(moment: number, run: (this: void) => void): Occurrence {
    lastOrder += 1;
    const occurrence = { time: math.max(moment, time), order: lastOrder, run, place: undefined };
    siftUp(heap, occurrence, heap.length);
    return occurrence;
  }
  function step(limit: number): boolean {
    const first = heap[0];
    if (first === undefined || first.time > limit) {
      return false;
    }
    take(heap, first);
    time = first.time;
    first.run();
    return true;
  }
  function moveTo(moment: number): void {
    time = math.max(time, moment);
  }

  return { now: () => time, at, cancel: (occurrence) => take(heap, occurrence), step, moveTo };
}
