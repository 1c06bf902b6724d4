/**
 * The prefix under which messages come. The game lets addons register only so many; without ours it hands over nothing, and
 * it looks as if nobody else were there. So its answer is believed, the player is told, and it is tried again.
 */

import { text } from "../../DataSyncManager/runtime/Locale";
import { PREFIX } from "../messages/Protocol";

/** Seconds between two tries: a place comes free only when the interface is loaded without the addon that has it. */
const RETRY_SECONDS = 60;

const state: {
  isAsked: boolean;
  isRegistered: boolean;
  /** The game's last answer where it refused. */
  refusal: unknown;
  isRetryPlanned: boolean;
  /**
   * What tells the player that the game has refused the prefix, or has given in.
   * Called by: beginRegistering, tryToRegister
   */
  onChange: ((this: void) => void) | undefined;
} = { isAsked: false, isRegistered: false, refusal: undefined, isRetryPlanned: false, onChange: undefined };

/**
 * Asks the game for messages with our prefix, and again every minute while it refuses. `onChange` is called when it has
 * refused for the first time, and when it agrees after that.
 * Called by: load
 */
export function beginRegistering(onChange: (this: void) => void): void {
  state.onChange = onChange;
  state.isAsked = true;
  tryToRegister();
}

/**
 * Why nothing can be received, in words; nothing once the prefix is registered, and before it was asked for.
 * Called by: syncObstacle, tellPrefix
 */
export function prefixProblem(): string | undefined {
  if (!state.isAsked || state.isRegistered) {
    return undefined;
  }
  const full = Enum.RegisterAddonMessagePrefixResult?.MaxPrefixes ?? 3;
  return state.refusal === full || state.refusal === false
    ? text("REASON_PREFIXES_FULL")
    : text("REASON_PREFIX_REFUSED", tostring(state.refusal));
}

/**
 * Registers the prefix unless that has worked already.
 * Called by: beginRegistering, retry, syncObstacle, the game, on PLAYER_ENTERING_WORLD
 */
export function tryToRegister(): void {
  if (!state.isAsked || state.isRegistered) {
    return;
  }
  const hadRefusal = state.refusal !== undefined;
  const result = C_ChatInfo.RegisterAddonMessagePrefix(PREFIX);
  state.isRegistered = isSuccess(result);
  state.refusal = state.isRegistered ? undefined : (result ?? "?");
  if (state.isRegistered === hadRefusal) {
    state.onChange?.();
  }
  if (!state.isRegistered && !state.isRetryPlanned) {
    state.isRetryPlanned = true;
    C_Timer.After(RETRY_SECONDS, retry);
  }
}

/** Called by: tryToRegister */
function retry(this: void): void {
  state.isRetryPlanned = false;
  tryToRegister();
}

/**
 * Whether an answer means that messages will come. Older clients answer with false for a prefix that is registered already
 * as well as for one too many, or with nothing at all; those are asked a second question.
 * Called by: tryToRegister
 */
function isSuccess(result: number | boolean | undefined): boolean {
  const results = Enum.RegisterAddonMessagePrefixResult;
  if (result === true || result === (results?.Success ?? 0) || result === (results?.DuplicatePrefix ?? 1)) {
    return true;
  }
  if (typeof result === "number") {
    return false;
  }
  const isRegistered = C_ChatInfo.IsAddonMessagePrefixRegistered?.(PREFIX);
  return isRegistered ?? result === undefined;
}
