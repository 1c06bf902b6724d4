/** The pane for maintenance. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: MaintenanceStrings = {
  PANE_MAINTENANCE: "관리",
  STORED_WHAT: "저장된 것",
  STORED_COUNT: "개수",
  STORED_DELETED: "삭제됨",
  STORED_SIZE: "크기",
  STORED_METADATA: "표 색인",
  STORED_QUARANTINE: "격리",
  STORED_USERS: "아는 사용자",
  STORED_SESSIONS: "동기화",
  STORED_LOGS: "기록 줄",
  STORED_SETTINGS: "설정",
  STORED_BACKUP: "백업",
  STORED_TOTAL: "합계",
  SIZE_KB: "{1} KB",
  BUTTON_EXPORT: "내보내기",
  TOOLTIP_EXPORT: "길드가 함께 쓰는 자료를 복사할 수 있는 글로 보여 줍니다.",
  TOOLTIP_IMPORT: "그런 글을 받아들입니다. 동기화처럼 더 새로운 것이 남습니다.",
  BUTTON_QUARANTINE: "격리",
  TOOLTIP_QUARANTINE: "항목이 될 수 없었던 것을 이유와 함께 보여 줍니다.",
  BUTTON_RETRY: "다시 시도",
  TOOLTIP_RETRY: "격리된 것을 다시 확인합니다. 이제 올바른 것은 제자리로 갑니다.",
  BUTTON_BACKUP: "백업하기",
  TOOLTIP_BACKUP: "지금 상태를 60일 동안 보관합니다. 있던 백업을 대신합니다.",
  BUTTON_RESTORE: "복원…",
  TOOLTIP_RESTORE: "백업으로 돌아갑니다. 지금 상태가 백업이 되므로 되돌릴 수 있습니다.",
  BUTTON_TRIM: "정리…",
  TOOLTIP_TRIM:
    "기록, 끝난 동기화, 한 달 동안 보이지 않은 사용자, 백업을 비웁니다. 함께 쓰는 것은 그대로입니다.",
  BUTTON_RESET: "초기화…",
  TOOLTIP_RESET: "이 컴퓨터의 모든 표를 비웁니다. 다른 사람의 것은 남고 다음 동기화 때 돌아옵니다.",
  BACKUP_DONE: "지금 상태의 백업을 60일 동안 보관합니다.",
  CONFIRM_OLD_COPY:
    "접속한 뒤 동기화하지 않아 다른 사람이 더 새로운 버전을 가지고 있을 수 있습니다. 덮어쓰지 않도록 먼저 동기화할까요?",
  ACCEPT_OLD_COPY: "그래도 편집",
  BUTTON_SYNC_FIRST: "먼저 동기화",
  IMPORT_ROSTER_NAMES: "길드를 떠난 사람 {1}명. 상자를 선택하면 항목이 삭제됩니다: {2}",
  NAMES_AND_MORE: "{1} 외 {2}명",
  BUTTON_UNDO_IMPORT: "가져오기 취소",
  TOOLTIP_UNDO_IMPORT:
    "접속한 뒤 마지막 가져오기가 쓴 내용을 되돌립니다. 그 뒤에 누가 편집한 것은 그대로 둡니다.",
  IMPORT_UNDONE: "가져오기 취소됨: {1}; 그 뒤에 바뀌어 그대로 둠: {2}",
  IMPORT_NOT_DONE: "접속한 뒤 취소할 가져오기가 없습니다.",
  CONFIRM_IMPORT: "이 글이 쓰게 될 내용: {1}. 가져올까요?",
  CONFIRM_RESTORE:
    "{1}의 백업이 현재 상태를 대체합니다: 더 오래된 버전 {2}개, 없어지는 항목 {3}개, 지금 없는 항목 {4}개. 현재 상태는 백업이 됩니다.",
  CONFIRM_TRIM:
    "기록 {1}줄, 끝난 동기화 {2}개, 한 달 동안 보이지 않은 사용자 {3}명, 백업을 지울까요? 함께 쓰는 것은 하나도 없습니다.",
  CONFIRM_RESET:
    "이 컴퓨터의 모든 표(항목 {1}개)를 비울까요? 지금 상태가 백업이 되고, 다른 사람이 가진 것은 다음 동기화 때 돌아옵니다.",
  TRIM_DONE: "정리했습니다.",
  ACCEPT_RESTORE: "복원",
  ACCEPT_TRIM: "정리",
  ACCEPT_RESET: "초기화",
};

addonNamespace.addStrings("koKR", strings);

export {};
