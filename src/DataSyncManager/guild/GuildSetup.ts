/** The guild's setup as a form: linked guilds, who may write what, days; what a change would affect; saving it. */

import { writeEdit } from "./Edits";
import { guildMembers, ownGuild } from "./GuildRoster";
import { presentGuildName } from "../data/GuildNames";
import { formerNames } from "./FormerGuilds";
import { text } from "../runtime/Locale";
import { splitName } from "../data/Names";
import { isDeepEqual } from "../data/DeepEqual";
import { isGuildMaster, mayEdit, OFFICER_RANK } from "./Permissions";
import { yieldIfOverBudget } from "../runtime/Scheduler";
import { MAX_DAYS, type SetupData, setupId, TABLE_TYPES, type TableType } from "../data/Schema";
import { knownSetupOf, setupOf } from "./SharedGuilds";
import { metadataOf, readEntry } from "../data/Store";

/** What the form holds. */
export interface SetupForm {
  /** Linked guilds, `Guild Name-Realm`, without the player's own. */
  linked: string[];
  contacts: string[];
  /** For each table the lowest rank that may write it, by its index; nothing for everyone. */
  rules: Partial<Record<TableType, number>>;
  ownEntriesOnly: boolean;
  /** The lowest rank whose members are officers, by its index. */
  officerRank: number;
  daysShown: number;
  syncDays: number;
}

/** What a change of the setup would mean, in numbers. */
export interface SetupEffect {
  /** Living entries of this guild that a newly linked one would get, in all tables. */
  shared: number;
  added: string[];
  removed: string[];
  /** For each table with a new rule: how many members may write it, of how many. */
  writers: { tableType: TableType; count: number }[];
  members: number;
}

const USER_NAME = "^[^%s%d%-]+%-[^%s%-]+$";

/**
 * The form with what the guild's setup says.
 * Called by: createSetupPane, effectOfSetup, isSetupChanged, recordFormerNames, refill
 */
export function setupForm(): SetupForm {
  const own = ownGuild();
  const data = own === undefined ? undefined : knownSetupOf(own);
  const linked: string[] = [];
  for (const { name } of data?.guilds ?? []) {
    const guild = presentGuildName(name);
    if (guild !== own) {
      linked.push(guild);
    }
  }
  return {
    linked,
    contacts: (data?.contacts ?? []).slice(),
    rules: { ...data?.rules },
    ownEntriesOnly: data?.ownEntriesOnly === true,
    officerRank: data?.officerRank ?? OFFICER_RANK,
    daysShown: data?.daysShown ?? 0,
    syncDays: data?.syncDays ?? 0,
  };
}

/** False without a guild, too. Called by: askToSave, drawSetupPane, firstPane, greet */
export function hasSetup(): boolean {
  const own = ownGuild();
  return own !== undefined && setupOf(own) !== undefined;
}

/** As the other members' clients will judge it. Called by: SetupPane.ts */
export function mayEditSetup(): boolean {
  const own = ownGuild();
  return own !== undefined && mayEdit("setup", setupId(own));
}

/** In words; nothing if the form can be saved. Called by: drawSetupPane */
export function problemOfSetup({ contacts, daysShown, linked, syncDays }: SetupForm): string | undefined {
  const badGuild = linked.find((name) => !isGuildName(name));
  if (badGuild !== undefined) {
    return text("PROBLEM_GUILD_NAME", badGuild);
  }
  const badUser = contacts.find((user) => string.match(user, USER_NAME)[0] === undefined);
  if (badUser !== undefined) {
    return text("PROBLEM_USER_NAME", badUser);
  }
  const isInBounds = daysShown >= 0 && daysShown <= MAX_DAYS && syncDays >= 0 && syncDays <= MAX_DAYS;
  return isInBounds ? undefined : text("PROBLEM_DAYS", MAX_DAYS);
}

/**
 * Whether it includes the realm, as `Guild Name-Realm`.
 * Called by: createLinkControls, drawSetupLinks, problemOfSetup
 */
export function isGuildName(name: string): boolean {
  return splitName(name)[1] !== undefined;
}

/** Whether the form differs from the guild's setup. Called by: drawSetupPane */
export function isSetupChanged(form: SetupForm): boolean {
  return !isDeepEqual(form, setupForm());
}

/**
 * Expects a form without a problem. Fields of a later version of the addon stay. The result is why it is refused, or
 * nothing.
 * Called by: askToSave, recordFormerNames
 */
export function saveSetup(form: SetupForm): string | undefined {
  const own = ownGuild();
  if (own === undefined) {
    return text("REASON_NO_GUILD");
  }
  const before: Partial<SetupData> = knownSetupOf(own) ?? {};
  const former = formerNames(own);
  const data: SetupData = {
    ...before,
    guilds: [{ name: own }, ...form.linked.map((name) => ({ name }))],
    contacts: form.contacts,
    rules: form.rules,
    ownEntriesOnly: form.ownEntriesOnly,
    ...(form.officerRank === OFFICER_RANK && before.officerRank === undefined
      ? {}
      : { officerRank: form.officerRank }),
    daysShown: form.daysShown,
    syncDays: form.syncDays,
    ...(former.length > 0 ? { formerNames: former } : {}),
  };
  return writeEdit("setup", setupId(own), { guildName: own, data });
}

/**
 * The guild's master writes its former names into the setup, so that those agree who have not seen the rename: a new
 * member, a second computer. Other officers do with their next change. The names, if they were written.
 * Called by: readNames
 */
export function recordFormerNames(): string[] | undefined {
  const own = ownGuild();
  if (own === undefined || !isGuildMaster()) {
    return undefined;
  }
  const names = formerNames(own);
  const isKnown = isDeepEqual(names, readEntry("setup", setupId(own))?.data.formerNames ?? []);
  return isKnown || saveSetup(setupForm()) !== undefined ? undefined : names;
}

/** Inside a flow: what saving the form would affect. Called by: createSetupPane */
export function effectOfSetup(form: SetupForm): SetupEffect {
  const before = setupForm();
  const own = ownGuild() ?? "";
  const effect: SetupEffect = {
    shared: 0,
    added: form.linked.filter((name) => !before.linked.includes(name)),
    removed: before.linked.filter((name) => !form.linked.includes(name)),
    writers: [],
    members: 0,
  };
  if (effect.added.length > 0) {
    for (const tableType of TABLE_TYPES) {
      for (const [, row] of pairs(metadataOf(tableType))) {
        effect.shared += row.guildName === own && !row.deleted && tableType !== "setup" ? 1 : 0;
        yieldIfOverBudget();
      }
    }
  }
  for (const tableType of TABLE_TYPES) {
    const rule = form.rules[tableType];
    if (rule !== undefined && rule !== before.rules[tableType]) {
      const writers = { tableType, count: 0 };
      for (const [, member] of pairs(guildMembers())) {
        writers.count += member.rankIndex <= rule ? 1 : 0;
        yieldIfOverBudget();
      }
      effect.writers.push(writers);
    }
  }
  for (const [, member] of pairs(guildMembers())) {
    effect.members += member === undefined ? 0 : 1;
  }
  return effect;
}
