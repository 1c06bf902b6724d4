/** The right part of the setup: permissions and time limits. */

import { createCheck, createDropdown, createField, createLabel, type Tip } from "../../kit/Controls";
import type { SetupForm } from "../../../DataSyncManager/guild/GuildSetup";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { TABLE_TYPES } from "../../../DataSyncManager/data/Schema";
import { isGuildMaster, OFFICER_RANK } from "../../../DataSyncManager/guild/Permissions";
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
  /** From which rank on members are officers: the leader's to choose. */
  officers: DropdownButton;
  ownEntries: CheckButton;
  daysShown: EditBox;
  syncDays: EditBox;
}

interface RankMenuOptions {
  /** The title and the text of its tooltip. */
  tip: Tip;
  /** The chosen rank by its index; nothing for everyone. Called by: createRankMenu */
  chosen: (this: void) => number | undefined;
  /** Called by: createRankMenu */
  choose: (this: void, rank: number | undefined) => void;
  /** Whether everyone can be chosen. */
  hasEveryone: boolean;
}

/** Fills the frame. The current form, `form()`, is changed in place. Called by: createSetupPane */
export function createSetupRules(
  frame: Frame,
  form: (this: void) => SetupForm,
  onChanged: (this: void) => void,
): SetupRules {
  createLabel(frame, "GameFontNormal", text("SETUP_RULES")).SetPoint("TOPLEFT", 0, 0);
  const { menus, officers } = createRankMenus(frame, form, onChanged);
  let top = TOP + menus.length * ROW;
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
    officers,
    ownEntries,
    daysShown: days(["FIELD_DAYS_SHOWN", "TIP_DAYS_SHOWN"], "daysShown"),
    syncDays: days(["FIELD_SYNC_DAYS", "TIP_SYNC_DAYS"], "syncDays"),
  };
}

/** A menu for the officers' rank, and one for each table. Called by: createSetupRules */
function createRankMenus(
  frame: Frame,
  form: (this: void) => SetupForm,
  onChanged: (this: void) => void,
): Pick<SetupRules, "menus" | "officers"> {
  let top = TOP;
  const menus: DropdownButton[] = [];
  /** A row with words on its left and the menu on its right. Called by: createRankMenus */
  const addMenu = (options: RankMenuOptions): DropdownButton => {
    const words = createLabel(frame, "GameFontHighlightSmall", text(options.tip[0]));
    words.SetPoint("TOPLEFT", 0, -top - 7);
    const menu = createRankMenu(frame, options);
    menu.SetPoint("TOPRIGHT", 0, -top);
    menus.push(menu);
    top += ROW;
    return menu;
  };
  const officers = addMenu({
    tip: ["FIELD_OFFICERS", "TIP_OFFICERS"],
    hasEveryone: false,
    chosen: () => form().officerRank,
    choose: (rank) => {
      form().officerRank = rank ?? OFFICER_RANK;
      onChanged();
    },
  });
  for (const tableType of TABLE_TYPES) {
    addMenu({
      tip: [TABLE_TEXTS[tableType], "TIP_RANK"],
      hasEveryone: true,
      chosen: () => form().rules[tableType],
      choose: (rank) => {
        const { rules } = form();
        if (rank === undefined) {
          delete rules[tableType];
        } else {
          rules[tableType] = rank;
        }
        onChanged();
      },
    });
  }
  return { menus, officers };
}

/** Called by: createRankMenus */
function createRankMenu(frame: Frame, { choose, chosen, hasEveryone, tip }: RankMenuOptions): DropdownButton {
  return createDropdown(frame, {
    width: MENU_WIDTH,
    tip,
    generator: (_owner, root) => {
      /** No rank means that everyone may write. Called by: createRankMenu */
      const add = (label: string, rank: number | undefined): void => {
        root.CreateRadio(
          label,
          () => chosen() === rank,
          () => choose(rank),
        );
      };
      if (hasEveryone) {
        add(text("RULE_EVERYONE"), undefined);
      }
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
  rules.officers.SetEnabled(isGuildMaster());
  rules.ownEntries.SetChecked(form.ownEntriesOnly);
  rules.daysShown.SetText(tostring(form.daysShown));
  rules.syncDays.SetText(tostring(form.syncDays));
}
