/**
 * Who the player is, and in which guild. The server vouches for both, but tells the guild late: for some seconds after a
 * login or a loading screen there is none. Nothing follows from that: the last guild stays until the game has said something
 * else for good.
 */

/** Seconds without a guild, and without a loading screen, after which the player has none. */
const GUILDLESS_SECONDS = 45;

const state: {
  /** The guild that the game named last. */
  guild: string | undefined;
  /** `GetTime` since which the game says that there is none; nothing while it names one. */
  guildlessSince: number | undefined;
  /**
   * What follows when the player's guild is another one, or none anymore; nothing until somebody asks for it.
   * Called by: onGuildChange, useGuild
   */
  onChange: ((this: void) => void) | undefined;
} = { guild: undefined, guildlessSince: undefined, onChange: undefined };

/** There is one handler; it also runs when the player is in no guild anymore. Called by: GuildRoster.ts */
export function onGuildChange(handler: (this: void) => void): void {
  state.onChange = handler;
}

/**
 * The player's own name as a user, `Name-Realm`. Only after `PLAYER_LOGIN`: before, the realm is unknown.
 * Called by: 30 functions in DataSyncComs/receiving, DataSyncHandler/entries, DataSyncHandler/session,
 * DataSyncManager/content, DataSyncManager/guild, DataSyncManager/player, GuildHelper.ts,
 * Interface/panes/groups, Interface/panes/roster, Maintenance
 */
export function ownName(): string {
  return withRealm(UnitName("player")[0] ?? "");
}

/**
 * A character's name as the game gives it leaves out the player's own realm; a user has it always, `Name-Realm`.
 * Called by: 8 functions in GuildJoins.ts, GuildRoster.ts, JoinLog.ts, Listener.ts, Names.ts,
 * OfflineNotices.ts, OwnGuild.ts, RosterRows.ts
 */
export function withRealm(name: string): string {
  if (string.find(name, "-", 1, true)[0] !== undefined) {
    return name;
  }
  return `${name}-${GetNormalizedRealmName() ?? ""}`;
}

/**
 * The player's guild as `Guild Name-Realm`, or nothing. The realm is the guild's own, which the game leaves
 * out when it is the player's. Where the game does not say for a moment, it is the guild that it named last.
 * Called by: 51 functions in DataSyncHandler, DataSyncManager, GuildHelper.ts, Interface, Maintenance
 */
export function ownGuild(): string | undefined {
  const named = namedGuild();
  if (named !== undefined) {
    state.guildlessSince = undefined;
    useGuild(named);
  } else if (IsInGuild()) {
    state.guildlessSince = undefined;
  } else {
    state.guildlessSince ??= GetTime();
    if (GetTime() - state.guildlessSince >= GUILDLESS_SECONDS) {
      useGuild(undefined);
    }
  }
  return state.guild;
}

/**
 * The guild that the game names at this moment: nothing also means that it does not know yet.
 * Called by: askForFacts, collectPlayerFacts, ownGuild
 */
export function namedGuild(): string | undefined {
  const [name, , , realm] = GetGuildInfo("player");
  if (name === undefined || name === "") {
    return undefined;
  }
  const guildRealm = realm === undefined || realm === "" ? (GetNormalizedRealmName() ?? "") : realm;
  return `${name}-${guildRealm}`;
}

/**
 * Whether the player has no guild: the game has said so for long enough that it cannot be because of a loading screen.
 * Called by: askForFacts, greet
 */
export function isGuildless(): boolean {
  return (
    ownGuild() === undefined &&
    state.guildlessSince !== undefined &&
    GetTime() - state.guildlessSince >= GUILDLESS_SECONDS
  );
}

/** After a loading screen the game does not know the guild for a while. Called by: the game, on PLAYER_ENTERING_WORLD */
export function noteLoadingScreen(): void {
  state.guildlessSince = undefined;
}

/** Called by: ownGuild */
function useGuild(guild: string | undefined): void {
  const isChanged = state.guild !== guild && state.guild !== undefined;
  state.guild = guild;
  if (isChanged) {
    state.onChange?.();
  }
}
