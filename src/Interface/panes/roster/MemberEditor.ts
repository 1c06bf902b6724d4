/** The form for a roster entry; says what is wrong while the player types. */

import { RED } from "../../kit/Colors";
import { createButton, createCheck, createField, createLabel, linkTabOrder } from "../../kit/Controls";
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
const FIELDS = [
  { name: "main", title: "FIELD_MAIN", tooltip: "TIP_MAIN" },
  { name: "professions", title: "FIELD_PROFESSIONS", tooltip: "TIP_PROFESSIONS" },
  { name: "interests", title: "FIELD_INTERESTS", tooltip: "TIP_INTERESTS" },
  { name: "joined", title: "FIELD_JOINED", tooltip: "TIP_JOINED" },
  { name: "birthdate", title: "FIELD_BIRTHDATE", tooltip: "TIP_BIRTHDATE" },
] as const;

interface RoleCheck {
  role: string;
  check: CheckButton;
}

export interface MemberEditor {
  frame: Frame;
  title: FontString;
  fields: Record<(typeof FIELDS)[number]["name"], EditBox>;
  roles: RoleCheck[];
  /** What stands there for the player's own character alone. */
  own: Frame;
  told: Record<PrivateField, CheckButton>;
  problem: FontString;
  save: Button;
  user: string;
}

/** Takes the frame that it fills and what follows. Makes the form. Called by: createMemberSide */
export function createMemberEditor(frame: Frame, onClosed: (this: void) => void): MemberEditor {
  const title = createLabel(frame, "GameFontNormal", "");
  title.SetPoint("TOPLEFT", 0, -2);
  title.SetPoint("TOPRIGHT", 0, -2);
  const own = CreateFrame("Frame", undefined, frame);
  const editor = { frame, title, own, fields: {}, roles: [], told: {}, user: "" } as unknown as MemberEditor;
  const check = (): void => drawMemberEditor(editor);
  let top = createRoles(editor, TITLE_HEIGHT, check);
  for (const { name, title: words, tooltip } of FIELDS) {
    const parent = name === "birthdate" ? own : frame;
    if (name === "birthdate") {
      own.SetPoint("TOPLEFT", 0, -top);
      own.SetPoint("TOPRIGHT", 0, -top);
      own.SetHeight(FIELD_HEIGHT + 2 * CHECK_HEIGHT);
      top = 0;
    }
    createLabel(parent, "GameFontNormalSmall", text(words)).SetPoint("TOPLEFT", 0, -top);
    const field = createField(parent, 100, [words, tooltip], check);
    field.SetPoint("TOPLEFT", 6, -top - LABEL_HEIGHT);
    field.SetPoint("TOPRIGHT", -2, -top - LABEL_HEIGHT);
    editor.fields[name] = field;
    top += FIELD_HEIGHT;
  }
  createConsents(editor, top);
  linkTabOrder(FIELDS.map(({ name }) => editor.fields[name]));
  editor.problem = createLabel(frame, "GameFontNormalSmall", "");
  editor.problem.SetPoint("BOTTOMLEFT", 0, 28);
  editor.problem.SetPoint("BOTTOMRIGHT", 0, 28);
  editor.problem.SetTextColor(RED[0], RED[1], RED[2]);
  editor.save = createButton(frame, text("BUTTON_SAVE"), () => save(editor, onClosed), text("TOOLTIP_SAVE"));
  editor.save.SetPoint("BOTTOMLEFT", 0, 0);
  createButton(frame, text("BUTTON_CANCEL"), () => onClosed(), text("TOOLTIP_CANCEL")).SetPoint(
    "LEFT",
    editor.save,
    "RIGHT",
    6,
    0,
  );
  return editor;
}

/**
 * Takes the form, the room above and what to do at a click. Makes a box for each role. Returns where it ends.
 * Called by: createMemberEditor
 */
function createRoles(editor: MemberEditor, top: number, onClick: (this: void) => void): number {
  let below = top;
  for (const role of ROLES) {
    const [check] = createCheck(editor.frame, roleName(role), onClick, text("TOOLTIP_ROLE"));
    check.SetPoint("TOPLEFT", 0, -below);
    editor.roles.push({ role, check });
    below += CHECK_HEIGHT;
  }
  return below + 8;
}

/** Takes the form and the room above. Makes what the player agrees to tell. Called by: createMemberEditor */
function createConsents(editor: MemberEditor, top: number): void {
  const add = (
    field: PrivateField,
    words: keyof LocaleStrings,
    tooltip: keyof LocaleStrings,
    below: number,
  ): void => {
    const [check] = createCheck(editor.own, text(words), () => {}, text(tooltip));
    check.SetPoint("TOPLEFT", 0, -below);
    editor.told[field] = check;
  };
  add("birthdate", "CHECK_TELL_BIRTHDATE", "TOOLTIP_TELL_BIRTHDATE", top);
  add("battletag", "CHECK_TELL_BATTLETAG", "TOOLTIP_TELL_BATTLETAG", top + CHECK_HEIGHT);
}

/** Takes the form and a user. Fills it with what their entry has. Called by: startEditing */
export function editMember(editor: MemberEditor, user: string): void {
  const form = formOf(user);
  editor.user = user;
  editor.title.SetText(plainText(user));
  for (const { name } of FIELDS) {
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

/** Takes the form. Returns what is typed into it. Called by: drawMemberEditor, save */
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

/** Takes the form. Says what is wrong with it. Called by: createMemberEditor, editMember */
function drawMemberEditor(editor: MemberEditor): void {
  const problem = problemOfForm(typedForm(editor));
  editor.problem.SetText(problem ?? "");
  editor.save.SetEnabled(problem === undefined);
}

/** Takes the form and what follows. Saves what is typed; a refusal is said. Called by: createMemberEditor */
function save(editor: MemberEditor, onClosed: (this: void) => void): void {
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
