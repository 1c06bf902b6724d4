/** Comparing values of entries, which are plain tables without cycles. */

/**
 * Whether two values are equal: tables by their contents, at any depth, everything else by identity.
 * Called by: collectPlayerFacts, isOutdated, isSetupChanged, saveMember
 */
export function isDeepEqual(first: unknown, second: unknown): boolean {
  if (type(first) !== "table" || type(second) !== "table") {
    return first === second;
  }
  const [left, right] = [first as Record<string, unknown>, second as Record<string, unknown>];
  for (const [key, value] of pairs(left)) {
    if (!isDeepEqual(value, right[key])) {
      return false;
    }
  }
  for (const [key] of pairs(right)) {
    if (left[key] === undefined) {
      return false;
    }
  }
  return true;
}
