import { compareClients } from "./proof";
import type { Client, Flavor } from "../realmTypes";
import { FLAVORS } from "../game/clientApi";
import { createRealm, REALM_START } from "../realm";
import { EONAR, GUILD_NAME, HOME_REALM } from "../samples/sampleGuilds";
import { syncStateOf } from "./report";
import { sampleArticles, sampleRoster } from "../samples/sampleRoster";
import { savedFile, savedTable } from "../samples/savedData";

/** Tries an installed folder with two members of one guild, each with data that the other lacks. */

const LONGEST_SYNC = 600;
const SETTLING_SECONDS = 40;

/** Syncs two clients of one family with the addon of a folder; an error if that does not end well. */
function syncWith(folder: string, flavor: Flavor): string {
  const realm = createRealm({ seed: 5, addonFolder: folder });
  const guild = realm.addGuild({ name: GUILD_NAME, realm: HOME_REALM, ranks: ["Guild Master", "Member"] });
  const login = (name: string, seed: number): Client => {
    const entries = [
      ...sampleRoster(40, seed, REALM_START, [EONAR]),
      ...sampleArticles("news", 8, seed, REALM_START, EONAR),
    ];
    const savedVariables = savedFile(savedTable(entries));
    const client = realm.createClient({ name, realm: HOME_REALM, guild, flavor, savedVariables });
    client.login();
    return client;
  };
  const clients = [login("Anna", 1), login("Bert", 2)];
  realm.run(SETTLING_SECONDS);
  clients[0]!.slash("/gh sync");
  const isDone = (): boolean => syncStateOf(clients[0]!)?.isEnded === true;
  if (!realm.runUntil(isDone, LONGEST_SYNC)) {
    error(`${flavor}: the sync did not end`, 0);
  }
  realm.run(1);
  for (const client of clients) {
    if (client.errors.length > 0) {
      error(`${flavor}: ${client.errors[0]!}`, 0);
    }
  }
  const { differences, entries } = compareClients(clients, "");
  if (differences.length > 0) {
    error(`${flavor}: ${differences.length} entries differ`, 0);
  }
  const { news, roster } = entries;
  return `${flavor}: two clients have the same ${roster} members and ${news} articles`;
}

/** Tries the addon installed in a folder in each client family, and prints the results. */
export function checkInstalled(this: void, folder: string): void {
  for (const flavor of FLAVORS) {
    print(syncWith(folder, flavor));
  }
}
