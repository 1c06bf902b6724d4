/** Arguments kept for later, with their number, because nil may be among them. */
export interface Packed {
  count: number;
  values: unknown[];
}

/**
 * Takes the number of the values and the values, and keeps them.
 *
 * The caller counts, with `pack(select("#", ...args), ...args)`: rest parameters that are only spread stay Lua's
 * own `...`, while any other use makes them a table, which has lost the nils by then.
 */
export function pack(this: void, count: number, ...values: unknown[]): Packed {
  return { count, values };
}

/** Returns what was packed, nils in their places. */
export function unpackAll(this: void, packed: Packed): LuaMultiReturn<unknown[]> {
  return $multi(...unpack(packed.values, 1, packed.count));
}
