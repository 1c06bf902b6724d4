/** The pane for maintenance. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: MaintenanceStrings = {
  PANE_MAINTENANCE: "维护",
  STORED_WHAT: "存储内容",
  STORED_COUNT: "数量",
  STORED_DELETED: "已删除",
  STORED_SIZE: "大小",
  STORED_METADATA: "数据索引",
  STORED_QUARANTINE: "隔离区",
  STORED_USERS: "已知玩家",
  STORED_SESSIONS: "同步",
  STORED_LOGS: "日志行",
  STORED_SETTINGS: "设置",
  STORED_BACKUP: "备份",
  STORED_TOTAL: "总计",
  SIZE_KB: "{1} KB",
  BUTTON_EXPORT: "导出",
  TOOLTIP_EXPORT: "将公会的共享数据显示为可复制的文字。",
  TOOLTIP_IMPORT: "导入这样的文字；与同步时一样，以较新的条目为准。",
  BUTTON_QUARANTINE: "隔离区",
  TOOLTIP_QUARANTINE: "显示无法作为有效条目的内容及其原因。",
  BUTTON_RETRY: "重试",
  TOOLTIP_RETRY: "重新检查隔离区；现在有效的内容会放回原处。",
  BUTTON_BACKUP: "备份",
  TOOLTIP_BACKUP: "将当前状态保留60天，并替换现有的备份。",
  BUTTON_RESTORE: "恢复…",
  TOOLTIP_RESTORE: "恢复到备份时的状态。当前状态会成为新的备份，因此可以撤销。",
  BUTTON_TRIM: "清理…",
  TOOLTIP_TRIM: "腾出空间：清理日志、已完成的同步、一个月未出现的玩家以及备份。不涉及任何共享内容。",
  BUTTON_RESET: "重置…",
  TOOLTIP_RESET: "清空这台电脑上的所有公会数据。其他成员的数据不受影响，下次同步时会重新取回。",
  BACKUP_DONE: "当前状态已备份，将保留60天。",
  CONFIRM_OLD_COPY: "你登录后还没有同步，其他人可能有更新的版本。先同步以免覆盖它们吗？",
  ACCEPT_OLD_COPY: "仍然编辑",
  BUTTON_SYNC_FIRST: "先同步",
  IMPORT_ROSTER_NAMES: "{1} 名成员已离开。勾选后将删除他们的条目：{2}",
  NAMES_AND_MORE: "{1} 等另外 {2} 个",
  BUTTON_UNDO_IMPORT: "撤销导入",
  TOOLTIP_UNDO_IMPORT: "撤销登录后最近一次导入写入的内容，之后被人编辑过的不动。",
  IMPORT_UNDONE: "已撤销导入：{1}；因之后有改动而保留：{2}",
  IMPORT_NOT_DONE: "登录后没有可以撤销的导入。",
  CONFIRM_IMPORT: "该文本将写入：{1}。要导入吗？",
  CONFIRM_RESTORE:
    "{1} 的备份将替换当前数据：{2} 个条目变为旧版本，{3} 个消失，{4} 个当前没有。当前状态将成为备份。",
  CONFIRM_TRIM: "清理{1}行日志、{2}次已完成的同步、{3}名一个月未出现的玩家以及备份吗？这些都不是共享内容。",
  CONFIRM_RESET:
    "清空这台电脑上的所有公会数据（{1}个条目）吗？当前状态会成为新的备份，其他成员拥有的内容会在下次同步时取回。",
  TRIM_DONE: "清理完毕。",
  ACCEPT_RESTORE: "恢复",
  ACCEPT_TRIM: "清理",
  ACCEPT_RESET: "重置",
};

addonNamespace.addStrings("zhCN", strings);

export {};
