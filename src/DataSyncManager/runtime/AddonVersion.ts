/** The addon's own version, and which of two is older. */

/**
 * From the TOC; `?` if the game does not know it.
 * Called by: 7 functions in AskReady.ts, GuildHelper.ts, LogBlock.ts, Presence.ts, ReceiverSession.ts,
 * RosterColumns.ts
 */
export function addonVersion(): string {
  return C_AddOns.GetAddOnMetadata("GuildHelper", "Version") ?? "?";
}

/** Compares versions such as `1.2.3` number by number, not as texts. Called by: addonColor, addonText */
export function isOlder(first: string, second: string): boolean {
  const [left, right] = [string.gmatch(first, "%d+"), string.gmatch(second, "%d+")];
  for (const _ of $range(1, 3)) {
    const [a, b] = [tonumber(left()[0]) ?? 0, tonumber(right()[0]) ?? 0];
    if (a !== b) {
      return a < b;
    }
  }
  return false;
}
