/** What controls say of themselves under the mouse. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: TipsStrings = {
  TIP_SEARCH: "结果必须包含你输入的每个词；不区分大小写。",
  TIP_CATEGORY_FILTER: "只显示一个分类。",
  TIP_DAYS: "比较最近这么多天的内容。",
  TIP_LOG_ROLE: "选择显示两个日志中的哪一个。",
  TIP_LOG_FILTER: "只显示某个会话、步骤或玩家的日志行。",
  TIP_RANK: "从这个会阶起，成员可以在此编写。",
  TIP_DAYS_SHOWN: "更早的新闻不再列出，但仍会保存。",
  TIP_SYNC_DAYS: "没有自行选择的成员按此天数同步。",
  TIP_CONTACTS: "关联公会中，在你的名单认识他们之前就可以同步的成员。",
  TIP_GUILD: "公会名称、连字符，以及不含空格的服务器名。",
  TIP_GROUP_NAME: "用于新建分组，或重命名选中的分组。",
  TIP_GROUP_MEMBER: "不写服务器时，使用你自己的服务器。",
  TIP_TITLE: "用一行文字说明主题。",
  TIP_CATEGORY: "一个词，可用来缩小列表范围，也决定活动的颜色。",
  TIP_DAY: "年、月、日，格式与示例相同。",
  TIP_HOUR: "全天活动请留空。",
  TIP_MAIN: "你大号的名字；如果这就是大号，请留空。",
  TIP_PROFESSIONS: "专业名称和技能等级。游戏中的专业会自动更新。",
  TIP_INTERESTS: "这名玩家喜欢做什么。",
  TIP_JOINED: "该成员加入公会的日期。",
  TIP_BIRTHDATE: "月和日；前面可以加上年份。在你公开之前，它只保存在这台电脑上。",
  TIP_TEXT_AREA: "可以选择、复制和粘贴的文字。",
  PANE_SYNC_TIP: "比较并交换公会共享的内容。",
  PANE_NEWS_TIP: "公会的新鲜事。",
  PANE_GUILD_INFO_TIP: "每个成员都应该能查到的信息。",
  PANE_CALENDAR_TIP: "活动和生日。",
  PANE_ROSTER_TIP: "你的公会和关联公会的所有成员。",
  PANE_GROUPS_TIP: "你自己的邀请角色列表。",
  PANE_MEMBER_TIP: "公会所了解的你的角色信息。",
  PANE_SETUP_TIP: "关联公会，以及谁可以编写哪些内容。",
  PANE_MAINTENANCE_TIP: "存储的内容、备份、导出。",
  PANE_LOGS_TIP: "逐步记录同步中发生的事情。",
  TIP_CLOSE: "关闭",
  TIP_CLOSE_KEY: "也可以按ESC键。",
  TIP_RESIZE: "窗口大小",
  TIP_RESIZE_HOW: "拖动调整。每个角色的窗口位置和大小都会被记住。",
  TIP_OFFICERS: "从这个会阶起，成员即为官员：可编写设置并确认他人转发的内容。只有会长可以更改。",
};

addonNamespace.addStrings("zhCN", strings);

export {};
