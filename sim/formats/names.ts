/** The two parts of `Name-Realm` or `Guild Name-Realm`; guild names may have dashes of their own. */
export function splitName(
  fullName: string,
): LuaMultiReturn<[name: string | undefined, realm: string | undefined]> {
  const [name, realm] = string.match(fullName, "^(.*)%-([^-]+)$");
  return $multi(name, realm);
}

/** A name as players of the realm see it: without the realm if it is their own. */
export function nameWithinRealm(fullName: string, realm: string): string {
  const isOwnRealm = string.sub(fullName, -(realm.length + 1)) === `-${realm}`;
  return isOwnRealm ? string.sub(fullName, 1, -(realm.length + 2)) : fullName;
}
