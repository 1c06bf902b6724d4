import { readSavedVariables } from "../formats/savedVariables";
import { SAVED } from "../samples/savedData";
import { EONAR, HOME_REALM } from "../samples/sampleGuilds";
import { readRequiredFile } from "../formats/files";

/** Who plays with a SavedVariables file. Nothing in it says whose it is, so that is guessed from its contents. */
export interface FilePlayer {
  text: string;
  user: string;
  guildName: string;
}

type Loose = Record<string, unknown>;

function tableOr(value: unknown): Loose {
  return type(value) === "table" ? (value as Loose) : {};
}

/** The guild that most roster entries of a file belong to, and those entries' ids. */
function mainGuild(roster: Loose): LuaMultiReturn<[guildName: string | undefined, members: string[]]> {
  const members: Record<string, string[] | undefined> = {};
  let most: string | undefined;
  for (const [id, value] of pairs(roster)) {
    const entry = tableOr(value);
    const guildName = (entry.guildName ?? entry.pt_guildName) as string | undefined;
    if (typeof guildName === "string" && entry.deleted !== true) {
      const list = (members[guildName] ??= []);
      list.push(id);
      if (most === undefined || list.length > members[most]!.length) {
        most = guildName;
      }
    }
  }
  const found = most === undefined ? [] : members[most]!;
  table.sort(found);
  return $multi(most, found);
}

/** The characters of the account that the addon has noted in its settings, each with its guild. */
function ownCharacters(saved: Loose): { user: string; guildName: string }[] {
  const found: { user: string; guildName: string }[] = [];
  for (const [user, guildName] of pairs(tableOr(tableOr(saved.settings).ownGuilds))) {
    if (typeof guildName === "string" && guildName !== "") {
      found.push({ user, guildName });
    }
  }
  return found.sort((first, second) => (first.user < second.user ? -1 : 1));
}

/**
 * Who plays with a file: the first character that it knows as the player's own, or else a member of the guild that most
 * of its roster is in, but nobody who is taken. An error in one sentence if the file is of no use.
 */
export function playerOfFile(
  path: string,
  place: number,
  isTaken: Record<string, true | undefined>,
): FilePlayer {
  const text = readRequiredFile(path);
  const [ok, values] = pcall(readSavedVariables, text);
  if (!ok) {
    error(`${path} is not a SavedVariables file: ${tostring(values)}.`, 0);
  }
  const saved = (values as Loose)[SAVED];
  if (type(saved) !== "table") {
    error(`${path} has no ${SAVED} in it.`, 0);
  }
  const own = ownCharacters(saved as Loose).find(({ user }) => !isTaken[user]);
  if (own !== undefined) {
    return { text, ...own };
  }
  const [guildName, members] = mainGuild(tableOr(tableOr((saved as Loose).sharedData).roster));
  const free = members.find(
    (user) => !isTaken[user] && string.find(user, "^[^%-]+%-[^%-]+$")[0] !== undefined,
  );
  return {
    text,
    user: free ?? `Player${place}-${HOME_REALM}`,
    guildName: guildName ?? EONAR,
  };
}
