/** The two parts of `Name-Realm` or `Guild Name-Realm`; guild names may have dashes of their own. */
export function splitName(
  fullName: string,
): LuaMultiReturn<[name: string | undefined, realm: string | undefined]> {
  const [name, realm] = string.match(fullName, "^(.*)%-([^-]+)$");
  return $multi(name, realm);
}
