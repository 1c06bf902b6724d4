/** Who wants to know when what changes. The panes listen here, so that a sync's data appear at once. */

/**
 * `entry`: a table's entry was written. `sync`: the state of a sync, its users or its progress. `log`: a line.
 * `guild`: the game's guild roster. `preference`: a setting, or what was read.
 */
export type Topic = "entry" | "sync" | "log" | "guild" | "preference";

type Listener = (tableType?: string) => void;

const state: {
  listeners: Record<Topic, Listener[]>;
} = {
  listeners: { entry: [], sync: [], log: [], guild: [], preference: [] },
};

/**
 * The listener is called at each change, in the same frame.
 * Called by: 9 functions in GuildHelper.ts, Launcher.ts, LogWindow.ts, MainWindow.ts, PackedParts.ts,
 * Reminders.ts, Subscriptions.ts, SyncCommands.ts
 */
export function onChange(topic: Topic, listener: Listener): void {
  state.listeners[topic].push(listener);
}

/**
 * Tells those who listen to the topic that it changed, and for `entry` in which table.
 * Called by: 33 functions in DataSyncHandler/entries, DataSyncManager/data, DataSyncManager/guild,
 * DataSyncManager/player, DataSyncManager/sync, Interface/commands
 */
export function announceChange(topic: Topic, tableType?: string): void {
  for (const listener of state.listeners[topic]) {
    listener(tableType);
  }
}
