/**
 * Secret values: in restricted content the game hands some out in the place of names and texts. One may be held and passed
 * on; comparing, joining, measuring or indexing with it is an error. So they are sorted out where values enter the addon:
 * the arguments of events, of hooks, of chat filters, and what the guild's list says.
 */

/**
 * Whether the game forbids looking at a value. Clients without secret values have none.
 * Called by: 9 functions in ForeignTraffic.ts, FormerGuilds.ts, Listener.ts, MovedCharacters.ts,
 * OfflineNotices.ts, PlayerFacts.ts, Secrets.ts
 */
export function isSecret(value: unknown): boolean {
  return issecretvalue?.(value) === true;
}

/** The value itself, or nothing for a secret one: what may not be looked at counts as not said. Called by: GuildHelper.ts */
export function readable(value: unknown): unknown {
  return isSecret(value) ? undefined : value;
}

/** Whether the game forbids looking at any of these values. Called by: joinsInLog, readMember */
export function hasSecret(...values: unknown[]): boolean {
  return hasanysecretvalues?.(...values) === true;
}
