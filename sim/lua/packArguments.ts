/** Arguments kept for later, with their number, because nil may be among them. */
export interface Packed {
  count: number;
  values: unknown[];
}

/**
 * Keeps the values; their number comes first, as `select("#", …)` gives it.
 *
 * The caller counts, with `pack(select("#", ...args), ...args)`: rest parameters that are only spread stay Lua's
 * own `...`, while any other use makes them a table, which has lost the nils by then.
 */
export function pack(this: void, count: number, ...values: unknown[]): Packed {
  return { count, values };
}

/** What was packed, with nils in their places. */
export function unpackAll(this: void, packed: Packed): LuaMultiReturn<unknown[]> {
  return $multi(...unpack(packed.values, 1, packed.count));
}
