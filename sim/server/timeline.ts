/** Virtual time. Everything in a realm happens through it, one thing after another, so a seed always runs the same way. */

/** One thing that happens at a moment of virtual time. */
interface Occurrence {
  time: number;
  /** Breaks ties: of two at the same moment, the one that was planned first runs first. */
  order: number;
  run: (this: void) => void;
}

/**
 * Virtual time, and what will happen in it, in order.
 * @noSelf
 */
export interface Timeline {
  /** Seconds since the start. */
  now(): number;
  /** Calls `run` at that moment, or now if it has passed. */
  at(time: number, run: (this: void) => void): void;
  /** Runs the next thing if it is due by `limit`; false if there was none. */
  step(limit: number): boolean;
  /** Moves the clock forward to that moment without running anything. */
  moveTo(time: number): void;
}

function isBefore(first: Occurrence, second: Occurrence): boolean {
  return first.time < second.time || (first.time === second.time && first.order < second.order);
}

/** Moves the last element of a heap up to its place. */
function siftUp(heap: Occurrence[]): void {
  let index = heap.length - 1;
  while (index > 0) {
    const parent = math.floor((index - 1) / 2);
    if (!isBefore(heap[index]!, heap[parent]!)) {
      return;
    }
    const moved = heap[index]!;
    heap[index] = heap[parent]!;
    heap[parent] = moved;
    index = parent;
  }
}

/** Moves the first element of a heap down to its place. */
function siftDown(heap: Occurrence[]): void {
  const size = heap.length;
  let index = 0;
  while (true) {
    let child = 2 * index + 1;
    if (child >= size) {
      return;
    }
    if (child + 1 < size && isBefore(heap[child + 1]!, heap[child]!)) {
      child += 1;
    }
    if (!isBefore(heap[child]!, heap[index]!)) {
      return;
    }
    const moved = heap[index]!;
    heap[index] = heap[child]!;
    heap[child] = moved;
    index = child;
  }
}

/** An empty timeline at second 0. It is a binary heap, so that a step costs little with many clients. */
export function createTimeline(): Timeline {
  const heap: Occurrence[] = [];
  let time = 0;
  let lastOrder = 0;

  function at(moment: number, run: (this: void) => void): void {
    lastOrder += 1;
    heap.push({ time: math.max(moment, time), order: lastOrder, run });
    siftUp(heap);
  }
  function step(limit: number): boolean {
    const first = heap[0];
    if (first === undefined || first.time > limit) {
      return false;
    }
    const last = heap.pop()!;
    if (heap.length > 0) {
      heap[0] = last;
      siftDown(heap);
    }
    time = first.time;
    first.run();
    return true;
  }
  function moveTo(moment: number): void {
    time = math.max(time, moment);
  }

  return { now: () => time, at, step, moveTo };
}
