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
 * Takes a topic and a function, which is called at each change of it, in the frame of the change.
 * Called by: allowSyncs, createLogWindow, createMainWindow, createMinimapButton, createPane, load,
 * startReminders, startSubscriptions
 */
export function onChange(topic: Topic, listener: Listener): void {
  state.listeners[topic].push(listener);
}

/**
 * Tells those who listen to the topic that it changed, and for `entry` in which table.
 * Called by: addGroup, addRunUser, addToGroup, beginSession, clearLog, closeSession, deleteGroup,
 * deleteWithUndo, endRun, log, markAllRead, markRead, noteArrived, openRun, readMembers, renameGroup,
 * replaceData, requestStop, setAnnounced, setPreference, setProgress, setSearching, setTableProgress,
 * setTold, setUserState, takeFromGroup, writeEntry
 */
export function announceChange(topic: Topic, tableType?: string): void {
  for (const listener of state.listeners[topic]) {
    listener(tableType);
  }
}
