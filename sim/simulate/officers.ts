import { SAVED, setupId } from "../samples/savedData";
import type { Api } from "./actions";
import { tablesIn } from "./invariants";
import { presentName } from "./scopes";
import type { World } from "./world";

/** What officers do when everything is over: names that have changed in the meantime are typed into the setup of each guild. */

/**
 * Lets an officer of each guild that has a setup name the linked guilds and their players as they are called now. False if
 * nothing has another name.
 */
export function repairLinks(world: World): boolean {
  const { clients, history, realm, strangers } = world;
  if (!world.hasNewNames) {
    return false;
  }
  for (const guild of world.guilds) {
    const isAble = (client: (typeof clients)[number]): boolean =>
      client.isOnline && client.options.guild === guild && setupOf(client) !== undefined;
    const setupOf = (client: (typeof clients)[number]) =>
      tablesIn(client.env[SAVED]).setup?.[setupId(guild.fullName)];
    const officer = clients.find((client) => isAble(client));
    if (officer === undefined || guild === strangers) {
      continue;
    }
    const { rankIndex } = officer.options;
    officer.setRank(rankIndex === 0 ? 0 : 1);
    realm.run(5);
    const { data } = setupOf(officer)!;
    const links = (data.guilds as { name: string }[]).map(({ name }) => ({ name: presentName(world, name) }));
    const contacts: string[] = [];
    for (const { fullName, options } of clients) {
      if (links.some(({ name }) => name === options.guild?.fullName)) {
        contacts.push(fullName);
      }
    }
    officer.perform(() => {
      const api = officer.env.GuildHelper as Api;
      const changed = { ...data, guilds: links, contacts };
      const [id] = api.EditEntry("setup", setupId(guild.fullName), changed);
      const entry = id === undefined ? undefined : setupOf(officer);
      if (entry !== undefined) {
        history.add(entry);
      }
    });
  }
  return true;
}
