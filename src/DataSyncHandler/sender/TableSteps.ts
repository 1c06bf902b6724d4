/** What the sender's steps hand on to one another while a table is synced. */

import type { HashedRow, TableType } from "../../DataSyncManager/data/Schema";
import type { GuildSet } from "../../DataSyncManager/guild/SharedGuilds";
import type { Difference } from "../reconcile/Sketch";
import type { TableSketch } from "../reconcile/TableSketch";
import type { TwoVersions } from "./TwoVersions";

/** The table at work: which entries count, and how far it is. */
export interface TableTask {
  tableType: TableType;
  /** The guilds whose entries of this table are exchanged. */
  guilds: GuildSet;
  /** The oldest `lastUpdated` that counts. */
  since: string;
  /** True when both sides are known to be equal, and nothing is left to do. */
  isEqual: boolean;
  /** True when a first look left a difference, so that the rows themselves are compared. */
  isSecondLook: boolean;
  /** True once the rows themselves have been asked for: another look would see the same. */
  isByRows: boolean;
  /** True when the receiver says that something still differs. */
  isStillDifferent: boolean;
  /** The table that comes whole, batch after batch. */
  whole: WholeTable | undefined;
  /** Entries moved so far in either direction, and about how many there will be. */
  moved: number;
  expected: number;
}

/** A table of which everything was asked for. Its entries come in the order of their ids. */
export interface WholeTable {
  /** The ids that were here before entries came, in their order, and how many of them have been passed. */
  hereBefore: readonly string[];
  place: number;
  /** True once the last batch has come. */
  isComplete: boolean;
  /** Ids in the last batch that its sender itself holds as unconfirmed. */
  waiting?: Readonly<Record<string, true>> | undefined;
}

/** Step 2.3.1: what the receiver says that it has, in the form that was the cheapest to ask for. */
export type Metadata =
  /** Nothing was asked: both are known to be equal, or the receiver is known to have nothing. */
  | { form: "equal" | "nothing" }
  /** A sketch, from which the differences came out. */
  | { form: "cells"; sketch: TableSketch; difference: Difference }
  | { form: "rows"; rows: readonly HashedRow[] }
  /** A batch of all entries, which are not looked at yet; none after the last one. */
  | { form: "whole"; entries: readonly unknown[]; isComplete: boolean };

/** What is to be fetched, by what the receiver knows it by. */
export type ToFetch =
  | { by: "nothing" }
  /** Places (from 1) in the rows that it sent. */
  | { by: "rows"; rows: readonly HashedRow[]; places: readonly number[] }
  /** Hashes of ids, from its sketch. */
  | { by: "hashes"; hashes: readonly number[] }
  /** They have come already, in the order of their ids. */
  | ({ by: "entries" } & ArrivedEntries);

/** Entries that came of a whole table, in the order of their ids. */
export interface ArrivedEntries {
  arrived: readonly unknown[];
  /** Those of them that are newer there, or no entries at all, in the same order. */
  toWrite: readonly unknown[];
}

/** Step 2.4: how the two sides differ, by id, `lastUpdated` and, where these agree, the content. */
export interface Comparison {
  newerThere: ToFetch;
  /** Ids of the entries that are missing or older there. */
  newerHere: readonly string[];
  equal: number;
  /** True while more of a whole table is to come: what is newer here is only known at its end. */
  isPartial: boolean;
  /** One difference for the log: an id with the times on both sides; empty without one. */
  example: string;
  /** Entries that both sides have, in different versions, for the log. */
  versions: TwoVersions;
}

/** Step 3.1: what is to be done on either side. */
export interface Actions {
  /** Here: fetch and write these. */
  local: ToFetch;
  /** There: mark the first as deleted, write the others. */
  remote: { deletions: readonly string[]; others: readonly string[] };
  isPartial: boolean;
}
