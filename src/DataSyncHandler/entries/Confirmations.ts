/**
 * Asking somebody who may write them about entries that are held as unconfirmed, and answering. A version is named by its
 * table, id, time and 16 bytes of SHA-256 over its content, so that a yes is about this version and no other.
 */

import { versionDigest } from "../../DataSyncManager/data/ContentHash";
import { tableOr } from "../../DataSyncManager/data/PlainTables";
import { dropUnconfirmed } from "../../DataSyncManager/data/ReceivedEntries";
import { type Entry, guildOf, isTableType, TABLE_TYPES } from "../../DataSyncManager/data/Schema";
import { heldEntry } from "../../DataSyncManager/data/Store";
import { forgetUnconfirmed, isUnconfirmed, unconfirmedIn } from "../../DataSyncManager/data/Unconfirmed";
import { isFree, rightTo } from "../../DataSyncManager/guild/Permissions";
import { tableScope } from "../../DataSyncManager/guild/SharedGuilds";
import { announceChange } from "../../DataSyncManager/runtime/Changes";
import { yieldIfOverBudget } from "../../DataSyncManager/runtime/Scheduler";
import type { Session } from "../../DataSyncManager/sync/Sessions";

/** Entries that are asked about in one session: the bytes of a few chunks. */
const MAX_QUESTIONS = 200;

/** A version that is asked about: `[table, id, time, digest]`. */
export type Question = [tableType: string, id: string, lastUpdated: string, digest: string];

/** Letters of the answers. */
const YES = "y";
const NO = "n";
const UNKNOWN = "?";

/**
 * Inside a flow: whether there is an unconfirmed entry that the session's user may be able to confirm.
 * Called by: answerReady, purposeOf
 */
export function hasQuestionsFor(session: Session): boolean {
  return entriesToAsk(session, 1).length > 0;
}

/** Inside a flow: what to ask the session's user. Called by: answerQuestions, askForConfirmation */
export function questionsFor(session: Session): Question[] {
  const questions: Question[] = [];
  const entries = entriesToAsk(session, math.huge);
  // By chance, because somebody who can answer none of the first ones would be asked about no others.
  const first = math.random(0, math.max(0, entries.length - MAX_QUESTIONS));
  for (const entry of entries.slice(first, first + MAX_QUESTIONS)) {
    questions.push([entry.tableType, entry.id, entry.lastUpdated, versionDigest(entry)]);
  }
  return questions;
}

/**
 * So many of the unconfirmed entries that the session's user may write. Those that everybody may write by now are known
 * from here on.
 * Called by: hasQuestionsFor, questionsFor
 */
function entriesToAsk({ scope, user, userGuild }: Session, most: number): Entry[] {
  const entries: Entry[] = [];
  for (const tableType of TABLE_TYPES) {
    const guilds = tableScope(tableType, userGuild, scope);
    const ids: string[] = [];
    for (const [id] of pairs(unconfirmedIn(tableType))) {
      ids.push(id);
    }
    for (const id of ids) {
      const entry = isUnconfirmed(tableType, id) ? heldEntry(tableType, id) : undefined;
      if (entry !== undefined && isFree(entry)) {
        forgetUnconfirmed(tableType, id);
      } else if (entry !== undefined && guilds[guildOf(entry)] && mayConfirm(user, userGuild, entry)) {
        entries.push(entry);
      }
      if (entries.length >= most) {
        return entries;
      }
      yieldIfOverBudget();
    }
  }
  return entries;
}

/** Whether a user's word about an entry counts. Called by: entriesToAsk, takeAnswer */
function mayConfirm(user: string, userGuild: string, entry: Entry): boolean {
  return rightTo(user, userGuild, entry) === "known";
}

/**
 * Inside a flow: a letter for each question that somebody asks, in their order: yes for a version that is known here, no
 * for one where another of the same time is, else nothing is known.
 * Called by: answerQuestions, askForConfirmation
 */
export function answersTo({ scope, userGuild }: Session, asked: unknown): string {
  const letters: string[] = [];
  for (const question of readQuestions(asked)) {
    const [table, id, lastUpdated, digest] = question;
    const known = isTableType(table) && !isUnconfirmed(table, id) ? heldEntry(table, id) : undefined;
    const isSeen = known !== undefined && tableScope(known.tableType, userGuild, scope)[guildOf(known)];
    if (!isSeen || known.lastUpdated !== lastUpdated) {
      letters.push(UNKNOWN);
    } else {
      letters.push(versionDigest(known) === digest ? YES : NO);
    }
    yieldIfOverBudget();
  }
  return table.concat(letters);
}

/** Questions from another client, as far as they are some. Called by: answersTo, askForConfirmation */
export function readQuestions(asked: unknown): Question[] {
  const questions: Question[] = [];
  for (const [, value] of pairs(tableOr(asked))) {
    const [table, id, time, digest] = Array.isArray(value) ? (value as readonly unknown[]) : [];
    if (
      typeof table === "string" &&
      typeof id === "string" &&
      typeof time === "string" &&
      typeof digest === "string" &&
      questions.length < MAX_QUESTIONS
    ) {
      questions.push([table, id, time, digest]);
    }
  }
  return questions;
}

/** What answers have settled. */
export interface Settled {
  confirmed: number;
  dropped: number;
}

/**
 * Inside a flow: takes the answers of the session's user to questions. What somebody who may write it knows is known; what
 * they know another version of is dropped, and not taken again for a while.
 * Called by: askForConfirmation, takeConfirmations
 */
export function takeAnswers(session: Session, questions: readonly Question[], answers: string): Settled {
  const settled = { confirmed: 0, dropped: 0 };
  for (const [place, question] of ipairs(questions)) {
    const letter = string.sub(answers, place, place);
    if (letter === YES || letter === NO) {
      takeAnswer(session, question, letter, settled);
    }
    yieldIfOverBudget();
  }
  return settled;
}

/** Only about the version that was asked about, and from somebody whose word counts now. Called by: takeAnswers */
function takeAnswer(
  { user, userGuild }: Session,
  [table, id, lastUpdated, digest]: Question,
  letter: string,
  settled: Settled,
): void {
  const entry = isTableType(table) && isUnconfirmed(table, id) ? heldEntry(table, id) : undefined;
  if (
    entry?.lastUpdated !== lastUpdated ||
    !mayConfirm(user, userGuild, entry) ||
    versionDigest(entry) !== digest
  ) {
    return;
  }
  if (letter === YES) {
    forgetUnconfirmed(entry.tableType, id);
    announceChange("entry", entry.tableType);
    settled.confirmed += 1;
  } else {
    dropUnconfirmed(entry.tableType, id);
    settled.dropped += 1;
  }
}
