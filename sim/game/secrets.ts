/**
 * Secret values, as the game hands them out in restricted content: an addon may hold and pass one, nothing else.
 *
 * Each is a proxy that claims to be a string, and whose metatable throws. Two things Lua 5.1 cannot model: comparing values
 * of different types with `==` asks no metatable, so a secret compared with a string is just unequal; and a table takes
 * anything for a key. The game throws at both.
 */
const contents = new LuaTable<AnyNotNil, string>();
setmetatable(contents, { __mode: "k" });

const THROWING = [
  "__index",
  "__newindex",
  "__call",
  "__concat",
  "__eq",
  "__lt",
  "__le",
  "__len",
  "__unm",
  "__add",
  "__sub",
  "__mul",
  "__div",
  "__mod",
  "__pow",
  "__tostring",
];

function refuse(this: void): never {
  error("attempt to use a secret value", 2);
}

/** A secret value that stands for a text, which only the game itself can read. */
export function createSecret(text: string): unknown {
  const create = (_G as unknown as { newproxy: (this: void, withMetatable: boolean) => AnyNotNil }).newproxy;
  const secret = create(true);
  const metatable = getmetatable(secret) as Record<string, unknown>;
  for (const name of THROWING) {
    metatable[name] = refuse;
  }
  contents.set(secret, text);
  return secret;
}

/** What the game reads in a value that an addon has passed. */
export function revealed<Value>(value: Value): Value {
  const isHidden = value !== undefined && contents.has(value as AnyNotNil);
  return isHidden ? (contents.get(value as AnyNotNil) as Value) : value;
}

/** The game's `issecretvalue`. */
export function issecretvalue(this: void, value: unknown): boolean {
  return value !== undefined && contents.has(value as AnyNotNil);
}

/** The game's `hasanysecretvalues`. */
export function hasanysecretvalues(this: void, ...values: unknown[]): boolean {
  for (const index of $range(1, select("#", ...values))) {
    if (issecretvalue(select(index, ...values)[0])) {
      return true;
    }
  }
  return false;
}

/** `type` as an addon sees it: a secret value is what it stands for. */
export function typeWithSecrets(this: void, value: unknown): string {
  return issecretvalue(value) ? "string" : type(value);
}

/** `tonumber` as an addon sees it. */
export function tonumberWithSecrets(this: void, value: unknown, base?: number): number | undefined {
  return issecretvalue(value) ? refuse() : tonumber(value, base);
}
