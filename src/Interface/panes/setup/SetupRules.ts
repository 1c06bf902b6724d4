/** The right part of the setup: permissions and time limits. */

import { createCheck, createDropdown, createField, createLabel, type Tip } from "../../kit/Controls";
import type { SetupForm } from "../../../DataSyncManager/guild/GuildSetup";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { TABLE_TYPES, type TableType } from "../../../DataSyncManager/data/Schema";
import { TABLE_TEXTS } from "../../kit/TableTexts";

const GAP = 6;
const ROW = 28;
const TOP = 22;
/** A row whose words may take two lines. */
const DAYS_ROW = 38;
const MENU_WIDTH = 170;
const DAYS_WIDTH = 44;

export interface SetupRules {
  menus: DropdownButton[];
  ownEntries: CheckButton;
  daysShown: EditBox;
  syncDays: EditBox;
}

interface RankMenuOptions {
  /** The current form: resetting it makes a new one. Called by: createRankMenu */
  form: (this: void) => SetupForm;
  /** The form has already changed. Called by: createRankMenu */
  onChanged: (this: void) => void;
}

/** Fills the frame. The current form, `form()`, is changed in place. Called by: createSetupPane */
export function createSetupRules(
  frame: Frame,
  form: (this: void) => SetupForm,
  onChanged: (this: void) => void,
): SetupRules {
  createLabel(frame, "GameFontNormal", text("SETUP_RULES")).SetPoint("TOPLEFT", 0, 0);
  let top = TOP;
  const menus: DropdownButton[] = [];
  for (const tableType of TABLE_TYPES) {
    createLabel(frame, "GameFontHighlightSmall", text(TABLE_TEXTS[tableType])).SetPoint(
      "TOPLEFT",
      0,
      -top - 7,
    );
    const menu = createRankMenu(frame, tableType, { form, onChanged });
    menu.SetPoint("TOPRIGHT", 0, -top);
    menus.push(menu);
    top += ROW;
  }
  const [ownEntries] = createCheck(frame, {
    label: text("CHECK_OWN_ENTRIES"),
    onClick: (isChecked) => {
      form().ownEntriesOnly = isChecked;
      onChanged();
    },
    tooltip: text("TOOLTIP_OWN_ENTRIES"),
  });
  ownEntries.SetPoint("TOPLEFT", 0, -top);
  top += ROW + GAP;
  /**
   * An empty field counts as 0; anything but a number as -1, which the form refuses.
   * Called by: createSetupRules
   */
  const days = ([title, tooltip]: Tip, name: "daysShown" | "syncDays"): EditBox => {
    const words = createLabel(frame, "GameFontHighlightSmall", text(title));
    words.SetPoint("TOPLEFT", 0, -top);
    words.SetPoint("TOPRIGHT", -DAYS_WIDTH - 2 * GAP, -top);
    words.SetHeight(DAYS_ROW - GAP);
    const field = createField(frame, {
      width: DAYS_WIDTH,
      tip: [title, tooltip],
      onTyped: (typed) => {
        form()[name] = typed === "" ? 0 : (tonumber(typed) ?? -1);
        onChanged();
      },
    });
    field.SetNumeric(true);
    field.SetMaxLetters(4);
    field.SetPoint("TOPRIGHT", 0, -top);
    top += DAYS_ROW;
    return field;
  };
  return {
    menus,
    ownEntries,
    daysShown: days(["FIELD_DAYS_SHOWN", "TIP_DAYS_SHOWN"], "daysShown"),
    syncDays: days(["FIELD_SYNC_DAYS", "TIP_SYNC_DAYS"], "syncDays"),
  };
}

/** Called by: createSetupRules */
function createRankMenu(
  frame: Frame,
  tableType: TableType,
  { form, onChanged }: RankMenuOptions,
): DropdownButton {
  return createDropdown(frame, {
    width: MENU_WIDTH,
    tip: [TABLE_TEXTS[tableType], "TIP_RANK"],
    generator: (_owner, root) => {
      /** No rank means that everyone may write. Called by: createRankMenu */
      const add = (label: string, rank: number | undefined): void => {
        root.CreateRadio(
          label,
          () => form().rules[tableType] === rank,
          () => {
            const { rules } = form();
            if (rank === undefined) {
              delete rules[tableType];
            } else {
              rules[tableType] = rank;
            }
            onChanged();
          },
        );
      };
      add(text("RULE_EVERYONE"), undefined);
      for (const rank of $range(0, GuildControlGetNumRanks() - 1)) {
        add(plainText(text("RULE_RANK", GuildControlGetRankName(rank + 1) ?? rank)), rank);
      }
    },
  });
}

/** Called by: fillForm */
export function fillSetupRules(rules: SetupRules, form: SetupForm): void {
  for (const menu of rules.menus) {
    menu.GenerateMenu();
  }
  rules.ownEntries.SetChecked(form.ownEntriesOnly);
  rules.daysShown.SetText(tostring(form.daysShown));
  rules.syncDays.SetText(tostring(form.syncDays));
}
