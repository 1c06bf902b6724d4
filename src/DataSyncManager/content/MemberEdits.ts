/** A roster entry as a form: what a player may type into it, what is wrong with it, and how it is saved. */

import { writeEdit } from "../guild/Edits";
import { isDecided, isTold } from "../player/Consent";
import { memberOf, ownGuild, ownName } from "../guild/GuildRoster";
import { text } from "../runtime/Locale";
import { knownSpelling } from "../guild/Names";
import { preferences, setPreference } from "../player/Preferences";
import { mayEdit } from "../guild/Permissions";
import { isDeepEqual } from "../data/DeepEqual";
import { dataOf, isBirthdate, isDay, knownOr, memberFacts, UNKNOWN } from "./RosterEntries";
import { classOf, professionsText, typedList, typedProfessions } from "./RosterText";
import { type EntryData, ROLES } from "../data/Schema";
import { readEntry } from "../data/Store";

/** What the form holds, as it is typed. */
export interface MemberForm {
  main: string;
  interests: string;
  professions: string;
  joined: string;
  roles: string[];
  /** Of the player's own entries alone. */
  birthdate: string;
}

/**
 * What the member's entry has; only the birthday is the player's own setting, because they may not share it.
 * Called by: editMember, saveMember
 */
export function formOf(user: string): MemberForm {
  const data = readEntry("roster", user)?.data;
  return {
    main: knownOr(data?.mainCharacter, ""),
    interests: (data?.interests ?? []).join(", "),
    professions: professionsText(data?.professions),
    joined: knownOr(data?.guildJoinDate, ""),
    roles: (data?.roles ?? []).slice(),
    birthdate: preferences().birthdate,
  };
}

/** In words; nothing if the form can be saved. Called by: drawMemberEditor */
export function problemOfForm({ birthdate, joined }: MemberForm): string | undefined {
  if (birthdate !== "" && !isBirthdate(birthdate)) {
    return text("PROBLEM_BIRTHDATE");
  }
  return joined === "" || isDay(joined) ? undefined : text("PROBLEM_JOINED");
}

/**
 * Expects a form without a problem. A member without an entry gets one. The result is why it is refused, or nothing.
 * Called by: saveTyped
 */
export function saveMember(user: string, form: MemberForm): string | undefined {
  const current = readEntry("roster", user);
  const isAlive = current !== undefined && !current.deleted;
  const guildName = isAlive ? current.guildName : ownGuild();
  if (guildName === undefined) {
    return text("REASON_NO_GUILD");
  }
  if (!mayEdit("roster", user, guildName)) {
    return text("REFUSED_OWN_RANK", user);
  }
  const data = {
    ...dataOf(isAlive ? current : undefined),
    ...newFacts(user, isAlive),
    ...typedFacts(form, formOf(user)),
  };
  if (user === ownName()) {
    setPreference("birthdate", form.birthdate);
    if (isDecided("birthdate")) {
      data.birthdate = isTold("birthdate") && form.birthdate !== "" ? form.birthdate : UNKNOWN;
    }
  }
  return isAlive && isDeepEqual(data, current.data)
    ? undefined
    : writeEdit("roster", user, { guildName, data });
}

/** What the game says of a member, for a new entry; an existing one keeps its facts. Called by: saveMember */
function newFacts(user: string, hasEntry: boolean): EntryData {
  const member = memberOf(user);
  return hasEntry || member === undefined ? {} : memberFacts(user, member, classOf(member.classFile));
}

/**
 * Only changed fields: what a form cannot show, such as further fields of a profession, stays if nothing was typed.
 * Called by: saveMember
 */
function typedFacts(form: MemberForm, before: MemberForm): EntryData {
  const facts: EntryData = {};
  if (form.main !== before.main) {
    facts.mainCharacter = form.main === "" ? UNKNOWN : knownSpelling(form.main);
  }
  if (form.interests !== before.interests) {
    facts.interests = typedList(form.interests);
  }
  if (form.professions !== before.professions) {
    facts.professions = typedProfessions(form.professions);
  }
  if (form.joined !== before.joined) {
    facts.guildJoinDate = form.joined === "" ? UNKNOWN : form.joined;
  }
  const areRolesChanged = ROLES.some((role) => form.roles.includes(role) !== before.roles.includes(role));
  if (areRolesChanged) {
    facts.roles = form.roles.concat(before.roles.filter((role) => !ROLES.includes(role)));
  }
  return facts;
}
