/** What controls say of themselves under the mouse. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: TipsStrings = {
  TIP_SEARCH: "입력한 낱말이 모두 들어 있어야 합니다. 대소문자는 가리지 않습니다.",
  TIP_CATEGORY_FILTER: "한 분류만 보여 줍니다.",
  TIP_DAYS: "이만큼의 날을 거슬러 비교합니다.",
  TIP_LOG_ROLE: "두 기록 중 어느 것을 보여 줄지 고릅니다.",
  TIP_LOG_FILTER: "한 세션, 한 단계, 한 사용자의 줄만 보여 줍니다.",
  TIP_RANK: "이 등급부터 길드원이 여기에 쓸 수 있습니다.",
  TIP_DAYS_SHOWN: "더 오래된 소식은 나열하지 않습니다. 저장은 되어 있습니다.",
  TIP_SYNC_DAYS: "직접 고르지 않은 길드원이 동기화하는 범위.",
  TIP_CONTACTS: "명단이 알기 전에도 동기화할 수 있는 연결된 길드의 길드원.",
  TIP_GUILD: "길드 이름, 붙임표, 띄어쓰기 없는 서버 이름.",
  TIP_GROUP_NAME: "새 그룹의 이름, 또는 고른 그룹의 새 이름.",
  TIP_GROUP_MEMBER: "서버가 없으면 내 서버로 봅니다.",
  TIP_TITLE: "무엇에 관한 것인지 알려 주는 한 줄.",
  TIP_CATEGORY: "목록을 거를 낱말 하나. 일정의 색도 정합니다.",
  TIP_DAY: "예시처럼 연, 월, 일.",
  TIP_HOUR: "하루 종일 걸리는 일정이면 비워 두세요.",
  TIP_MAIN: "본캐의 이름. 이 캐릭터가 본캐면 비워 두세요.",
  TIP_PROFESSIONS: "기술 이름과 숙련도. 게임의 것은 저절로 갱신됩니다.",
  TIP_INTERESTS: "이 플레이어가 즐겨 하는 것.",
  TIP_JOINED: "이 길드원이 길드에 가입한 날.",
  TIP_BIRTHDATE: "월과 일. 앞에 연도를 써도 됩니다. 알리기 전에는 이 컴퓨터에만 있습니다.",
  TIP_TEXT_AREA: "선택하고 복사하고 붙여 넣을 수 있는 글.",
  PANE_SYNC_TIP: "길드가 나누는 것을 비교하고 주고받습니다.",
  PANE_NEWS_TIP: "길드의 새 소식.",
  PANE_GUILD_INFO_TIP: "길드원 누구나 찾아볼 수 있어야 하는 것.",
  PANE_CALENDAR_TIP: "일정과 생일.",
  PANE_ROSTER_TIP: "우리 길드와 연결된 길드의 모두.",
  PANE_GROUPS_TIP: "초대할 캐릭터를 모은 나만의 목록.",
  PANE_MEMBER_TIP: "길드가 내 캐릭터에 대해 아는 것.",
  PANE_SETUP_TIP: "연결된 길드, 그리고 누가 무엇을 쓸 수 있는지.",
  PANE_MAINTENANCE_TIP: "여기 저장된 것, 백업, 내보내기.",
  PANE_LOGS_TIP: "동기화에서 일어난 일을 단계별로.",
  TIP_CLOSE: "닫기",
  TIP_CLOSE_KEY: "Esc 키로도 닫힙니다.",
  TIP_RESIZE: "창 크기",
  TIP_RESIZE_HOW: "끌어 보세요. 위치와 크기를 캐릭터마다 기억합니다.",
  TIP_OFFICERS:
    "이 등급부터 임원입니다. 임원은 설정을 작성하고 다른 길드원이 전달한 내용을 확인합니다. 길드장만 바꿀 수 있습니다.",
};

addonNamespace.addStrings("koKR", strings);

export {};
