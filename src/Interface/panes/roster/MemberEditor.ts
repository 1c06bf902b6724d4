/** The form for a roster entry. Says what is wrong while the player types. */

import { RED } from "../../kit/Colors";
import {
  createButton,
  createCheck,
  createField,
  createLabel,
  linkTabOrder,
  type Tip,
} from "../../kit/Controls";
import { isTold, type PrivateField, setTold } from "../../../DataSyncManager/player/Consent";
import { ownName } from "../../../DataSyncManager/guild/GuildRoster";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import {
  formOf,
  type MemberForm,
  problemOfForm,
  saveMember,
} from "../../../DataSyncManager/content/MemberEdits";
import { roleName } from "../../../DataSyncManager/content/RosterText";
import { ROLES } from "../../../DataSyncManager/data/Schema";

const TITLE_HEIGHT = 26;
const FIELD_HEIGHT = 42;
const LABEL_HEIGHT = 16;
const CHECK_HEIGHT = 24;

/** What is typed, in the order of the fields. */
const FIELDS = ["main", "professions", "interests", "joined", "birthdate"] as const;

interface RoleCheck {
  role: string;
  check: CheckButton;
}

export interface MemberEditor {
  frame: Frame;
  title: FontString;
  fields: Record<(typeof FIELDS)[number], EditBox>;
  roles: RoleCheck[];
  /** What stands there for the player's own character alone. */
  own: Frame;
  told: Record<PrivateField, CheckButton>;
  problem: FontString;
  save: Button;
  user: string;
}

/** Fills the frame. Called by: createMemberSide */
export function createMemberEditor(frame: Frame, onClosed: (this: void) => void): MemberEditor {
  const title = createLabel(frame, "GameFontNormal", "");
  title.SetPoint("TOPLEFT", 0, -2);
  title.SetPoint("TOPRIGHT", 0, -2);
  const own = CreateFrame("Frame", undefined, frame);
  /**
   * After each key, so that the button to save shows whether the form is valid.
   * Called by: add, createMemberEditor
   */
  const check = (): void => drawMemberEditor(editor);
  const roles = createRoles(frame, TITLE_HEIGHT, check);
  let top = TITLE_HEIGHT + ROLES.length * CHECK_HEIGHT + 8;
  /** Fields stack from top to bottom. Called by: createMemberEditor */
  const add = (parent: Frame, tip: Tip): EditBox => {
    const field = createLabelledField(parent, top, { tip, onTyped: check });
    top += FIELD_HEIGHT;
    return field;
  };
  const fields = {
    main: add(frame, ["FIELD_MAIN", "TIP_MAIN"]),
    professions: add(frame, ["FIELD_PROFESSIONS", "TIP_PROFESSIONS"]),
    interests: add(frame, ["FIELD_INTERESTS", "TIP_INTERESTS"]),
    joined: add(frame, ["FIELD_JOINED", "TIP_JOINED"]),
    birthdate: createLabelledField(own, 0, { tip: ["FIELD_BIRTHDATE", "TIP_BIRTHDATE"], onTyped: check }),
  };
  own.SetPoint("TOPLEFT", 0, -top);
  own.SetPoint("TOPRIGHT", 0, -top);
  own.SetHeight(FIELD_HEIGHT + 2 * CHECK_HEIGHT);
  const told = createConsents(own, FIELD_HEIGHT);
  linkTabOrder(FIELDS.map((name) => fields[name]));
  const problem = createLabel(frame, "GameFontNormalSmall", "");
  problem.SetPoint("BOTTOMLEFT", 0, 28);
  problem.SetPoint("BOTTOMRIGHT", 0, 28);
  problem.SetTextColor(RED[0], RED[1], RED[2]);
  const save = createButton(frame, {
    label: text("BUTTON_SAVE"),
    onClick: () => saveTyped(editor, onClosed),
    tooltip: text("TOOLTIP_SAVE"),
  });
  save.SetPoint("BOTTOMLEFT", 0, 0);
  createButton(frame, {
    label: text("BUTTON_CANCEL"),
    onClick: () => onClosed(),
    tooltip: text("TOOLTIP_CANCEL"),
  }).SetPoint("LEFT", save, "RIGHT", 6, 0);
  const editor: MemberEditor = { frame, title, fields, roles, own, told, problem, save, user: "" };
  return editor;
}

/** `top` is the distance from the parent's top edge. Called by: createMemberEditor */
function createLabelledField(
  parent: Frame,
  top: number,
  { onTyped, tip }: { tip: Tip; onTyped: (this: void) => void },
): EditBox {
  createLabel(parent, "GameFontNormalSmall", text(tip[0])).SetPoint("TOPLEFT", 0, -top);
  const field = createField(parent, { width: 100, tip, onTyped });
  field.SetPoint("TOPLEFT", 6, -top - LABEL_HEIGHT);
  field.SetPoint("TOPRIGHT", -2, -top - LABEL_HEIGHT);
  return field;
}

/** Called by: createMemberEditor */
function createRoles(frame: Frame, top: number, onClick: (this: void) => void): RoleCheck[] {
  return ROLES.map((role, place) => {
    const [check] = createCheck(frame, { label: roleName(role), onClick, tooltip: text("TOOLTIP_ROLE") });
    check.SetPoint("TOPLEFT", 0, -top - place * CHECK_HEIGHT);
    return { role, check };
  });
}

/** Called by: createMemberEditor */
function createConsents(own: Frame, top: number): Record<PrivateField, CheckButton> {
  /** A click only changes the box: consent is stored when the form is saved. Called by: createConsents */
  const add = (words: keyof LocaleStrings, tooltip: keyof LocaleStrings, below: number): CheckButton => {
    const [check] = createCheck(own, { label: text(words), onClick: () => {}, tooltip: text(tooltip) });
    check.SetPoint("TOPLEFT", 0, -below);
    return check;
  };
  return {
    birthdate: add("CHECK_TELL_BIRTHDATE", "TOOLTIP_TELL_BIRTHDATE", top),
    battletag: add("CHECK_TELL_BATTLETAG", "TOOLTIP_TELL_BATTLETAG", top + CHECK_HEIGHT),
  };
}

/** The private fields are shown only for the player's own character. Called by: startEditing */
export function editMember(editor: MemberEditor, user: string): void {
  const form = formOf(user);
  editor.user = user;
  editor.title.SetText(plainText(user));
  for (const name of FIELDS) {
    editor.fields[name].SetText(form[name]);
    editor.fields[name].SetCursorPosition(0);
  }
  for (const { check, role } of editor.roles) {
    check.SetChecked(form.roles.includes(role));
  }
  editor.own.SetShown(user === ownName());
  editor.told.birthdate.SetChecked(isTold("birthdate"));
  editor.told.battletag.SetChecked(isTold("battletag"));
  drawMemberEditor(editor);
}

/** Called by: drawMemberEditor, saveTyped */
function typedForm({ fields, roles }: MemberEditor): MemberForm {
  return {
    main: fields.main.GetText(),
    professions: fields.professions.GetText(),
    interests: fields.interests.GetText(),
    joined: fields.joined.GetText(),
    birthdate: fields.birthdate.GetText(),
    roles: roles.filter(({ check }) => check.GetChecked()).map(({ role }) => role),
  };
}

/** Called by: createMemberEditor, editMember */
function drawMemberEditor(editor: MemberEditor): void {
  const problem = problemOfForm(typedForm(editor));
  editor.problem.SetText(problem ?? "");
  editor.save.SetEnabled(problem === undefined);
}

/** A refusal is shown in the form. Called by: createMemberEditor */
function saveTyped(editor: MemberEditor, onClosed: (this: void) => void): void {
  if (editor.user === ownName()) {
    for (const field of ["birthdate", "battletag"] as const) {
      const isAgreed = editor.told[field].GetChecked();
      if (isAgreed !== isTold(field)) {
        setTold(field, isAgreed);
      }
    }
  }
  const problem = saveMember(editor.user, typedForm(editor));
  if (problem === undefined) {
    onClosed();
  } else {
    editor.problem.SetText(plainText(problem));
  }
}
