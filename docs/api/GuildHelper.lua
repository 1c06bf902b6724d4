---@meta GuildHelper
-- Types of GuildHelper's public API for the Lua language server: add this folder to `Lua.workspace.library`.
-- What the functions do is said in `docs/api.md`.

---@alias GuildHelperTable "setup" | "news" | "guildInfo" | "calendar" | "roster"
---@alias GuildHelperUserState "Waiting" | "In Progress" | "Completed" | "Failed" | "Postponed" | "Skipped"

---@class GuildHelperEntry
---@field id string
---@field tableType GuildHelperTable
---@field guildName string `Guild Name-Realm`
---@field lastUpdated string `YYYYMMDDHHMMSS`, UTC of the server's clock
---@field deleted boolean
---@field data table

---@class GuildHelperCounts
---@field added number
---@field replaced number
---@field deleted number
---@field unchanged number
---@field refused number

---@class GuildHelperTableOutcome
---@field here GuildHelperCounts
---@field there GuildHelperCounts
---@field equal number

---@class GuildHelperUser
---@field user string `Name-Realm`
---@field version string
---@field state GuildHelperUserState
---@field problem string
---@field attempts number
---@field here GuildHelperCounts
---@field there GuildHelperCounts
---@field tables table<GuildHelperTable, GuildHelperTableOutcome>

---@class GuildHelperOutcome
---@field kind "complete" | "failed" | "error" | "preview"
---@field text string

---@class GuildHelperSyncState
---@field users GuildHelperUser[]
---@field progress number how much of the present user's sync is done, 0 to 1
---@field isSearching boolean
---@field isEnded boolean
---@field outcome GuildHelperOutcome?

---@class GuildHelperSyncOptions
---@field user string? one user alone, `Name-Realm`
---@field days number? the last days alone, 1 to 365
---@field force boolean? also users who were synced within 24 hours

---@class GuildHelper
---@field version string
---@field apiVersion number
GuildHelper = {}

---@return GuildHelperTable[]
function GuildHelper.Tables() end

---@param tableType GuildHelperTable
---@param withDeleted boolean?
---@return string[]
function GuildHelper.Ids(tableType, withDeleted) end

---@param tableType GuildHelperTable
---@param id string
---@return GuildHelperEntry?
function GuildHelper.ReadEntry(tableType, id) end

---@param tableType GuildHelperTable
---@param id string? nothing for a new article
---@param data table
---@return string? id
---@return string? problem
function GuildHelper.EditEntry(tableType, id, data) end

---@param tableType GuildHelperTable
---@param id string
---@return boolean
function GuildHelper.DeleteEntry(tableType, id) end

---@overload fun(topic: "entries", callback: fun(tableType: GuildHelperTable)): fun()?
---@overload fun(topic: "sync", callback: fun(states: table<string, GuildHelperUserState>, progress: number, isEnded: boolean)): fun()?
---@param topic string
---@param callback function
---@return fun()? unsubscribe
function GuildHelper.Subscribe(topic, callback) end

---@param options GuildHelperSyncOptions?
function GuildHelper.Sync(options) end

function GuildHelper.StopSync() end

---@return GuildHelperSyncState?
function GuildHelper.SyncState() end

function GuildHelper.Toggle() end

---@return boolean
function GuildHelper:IsShown() end

function GuildHelper:Hide() end
