import { compareClients } from "./proof";
import type { Client, Flavor } from "../realmTypes";
import { createRealm } from "../realm";
import { sampleArticles, sampleRoster } from "../samples/sampleRoster";
import { savedFile, savedTable } from "../samples/savedData";

/** What an installed folder is tried with: two members of one guild, each with data that the other lacks. */

const FLAVORS: readonly Flavor[] = ["mainline", "mists", "tbc", "vanilla"];
const START = 1795000000;
const GUILD = "No Rest For The Wicked";
const REALM = "Eonar";
const LONGEST_SYNC = 600;
const SETTLING_SECONDS = 40;

/** Lets two clients of one kind sync with the addon of a folder; throws where that does not end well. */
function syncWith(folder: string, flavor: Flavor): string {
  const realm = createRealm({ seed: 5, startTime: START, addonFolder: folder });
  const guild = realm.addGuild({ name: GUILD, realm: REALM, ranks: ["Guild Master", "Member"] });
  const login = (name: string, seed: number): Client => {
    const entries = [
      ...sampleRoster(40, seed, START, [`${GUILD}-${REALM}`]),
      ...sampleArticles("news", 8, seed, START, `${GUILD}-${REALM}`),
    ];
    const savedVariables = savedFile(savedTable(entries));
    const client = realm.createClient({ name, realm: REALM, guild, flavor, savedVariables });
    client.login();
    return client;
  };
  const clients = [login("Anna", 1), login("Bert", 2)];
  realm.run(SETTLING_SECONDS);
  clients[0]!.slash("/gh sync");
  const isDone = (): boolean => clients[0]!.chat.some((line) => string.find(line, "^Sync ")[0] !== undefined);
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

/** Takes a folder in which the addon is installed. Prints what came of a sync in each kind of client. */
export function checkInstalled(this: void, folder: string): void {
  for (const flavor of FLAVORS) {
    print(syncWith(folder, flavor));
  }
}
