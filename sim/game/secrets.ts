/**
 * Secret values, as the game hands them out in restricted content: an addon may hold and pass one, nothing else.
 *
 * Each is a proxy whose metatable throws. One thing Lua 5.1 cannot model: comparing values of different types with
 * `==` asks no metatable, so a secret compared with a string is just unequal, whereas the game throws.
 */
const isSecret = new LuaTable<AnyNotNil, boolean>();
setmetatable(isSecret, { __mode: "k" });

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

/** A new secret value. */
export function createSecret(): unknown {
  const create = (_G as unknown as { newproxy: (this: void, withMetatable: boolean) => AnyNotNil }).newproxy;
  const secret = create(true);
  const metatable = getmetatable(secret) as Record<string, unknown>;
  for (const name of THROWING) {
    metatable[name] = refuse;
  }
  isSecret.set(secret, true);
  return secret;
}

/** The game's `issecretvalue`. */
export function issecretvalue(this: void, value: unknown): boolean {
  return value !== undefined && isSecret.get(value as AnyNotNil) === true;
}
