/** The game's own ids of characters. A name can change, and another character can take it; the id stays. */

/** The number of the first realm's server, and the id of the first character: any will do. */
const FIRST_SERVER = 60;
const FIRST_CHARACTER = 0x0a000001;

/** All characters of a realm, by the names that they have now. */
export class Characters {
  private readonly known: Record<string, string | undefined> = {};
  private readonly servers: Record<string, number> = {};
  private serverCount = 0;
  private count = 0;

  /** The character's id; a name that was never heard of is a new character. `guid` gives it one. */
  guidOf(fullName: string, guid?: string): string {
    const found = guid ?? this.known[fullName] ?? this.newGuid(fullName);
    this.known[fullName] = found;
    return found;
  }

  /** The old name is free from then on. */
  rename(before: string, now: string, guid?: string): void {
    const known = this.guidOf(before, guid);
    this.known[before] = undefined;
    this.known[now] = known;
  }

  private newGuid(fullName: string): string {
    const [realm = ""] = string.match(fullName, "%-(.*)$");
    if (this.servers[realm] === undefined) {
      this.servers[realm] = FIRST_SERVER + this.serverCount;
      this.serverCount += 1;
    }
    this.count += 1;
    return string.format("Player-%d-%08X", this.servers[realm], FIRST_CHARACTER + this.count);
  }
}
