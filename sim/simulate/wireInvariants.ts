/** What must hold for every message that a client sends. */

/** Bytes of the longest addon message. */
const MAX_MESSAGE = 255;
/** The rate that servers are known to accept: bytes a second, and bytes at once after a pause. */
const BYTES_PER_SECOND = 800;
const BURST = 4000;
/** Bytes that a message costs besides its text and its recipient's name. */
const OVERHEAD = 40;
/** Bytes that sums of many fractions may be off by. */
const ROUNDING = 1;

interface Allowance {
  bytes: number;
  at: number;
}

export class WireWatch {
  /** Messages that were checked. */
  checks = 0;
  private readonly allowances: Record<string, Allowance | undefined> = {};
  /** The last chunk of each transfer that was sent. */
  private readonly lastChunk: Record<string, number | undefined> = {};

  constructor(
    private readonly now: (this: void) => number,
    private readonly violate: (this: void, what: string) => void,
  ) {}

  check(from: string, target: string, text: string): void {
    this.checks += 1;
    this.checkRate(from, text.length + target.length + OVERHEAD);
    if (text.length > MAX_MESSAGE) {
      this.violate(`${from} sends a message of ${text.length} bytes`);
    }
    if (string.find(text, "%z")[0] !== undefined) {
      this.violate(`${from} sends a NUL`);
    }
    this.checkOrder(from, target, text);
  }

  private checkRate(from: string, bytes: number): void {
    const allowance = (this.allowances[from] ??= { bytes: BURST, at: 0 });
    const refilled = allowance.bytes + (this.now() - allowance.at) * BYTES_PER_SECOND;
    allowance.bytes = math.min(BURST, refilled) - bytes;
    allowance.at = this.now();
    if (allowance.bytes < -ROUNDING) {
      this.violate(`${from} sends above the rate`);
    }
  }
  /** The chunks of a transfer go out in their order; only those that went already may go again. */
  private checkOrder(from: string, target: string, text: string): void {
    const [index, transfer] = string.match(
      text,
      "^%u%u%u;%u%u%u%u;%u%u%u%u;(%d%d%d%d%d);%d%d%d%d%d;(%w%w%w%w%w%w)",
    );
    if (index === undefined) {
      return;
    }
    const key = `${from} ${target} ${transfer}`;
    const place = tonumber(index)!;
    const last = this.lastChunk[key] ?? 0;
    if (place > last + 1) {
      this.violate(`${from} sends chunk ${place} of ${transfer} behind ${last}`);
    }
    this.lastChunk[key] = math.max(last, place);
  }
}
