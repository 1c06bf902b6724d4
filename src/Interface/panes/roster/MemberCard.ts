/** One member at a glance: everything known about them, and what the player can do. */

import { invite, whisper } from "./MemberMenu";
import { addonText, itemLevelText, seenText } from "./RosterColumns";
import { classColor } from "../../kit/ClassColors";
import { warningText } from "../../kit/Colors";
import { unconfirmedText } from "../../kit/UnconfirmedText";
import { createButton, createCutLabel, createLine } from "../../kit/Controls";
import { createScrolledText, type ScrolledText, setScrolledText } from "../../kit/ScrolledText";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { mayEdit } from "../../../DataSyncManager/guild/Permissions";
import {
  className,
  knownText,
  listText,
  professionsText,
  rolesText,
} from "../../../DataSyncManager/content/RosterText";
import type { RosterRow } from "./RosterRows";
import { agoText } from "../../../DataSyncManager/content/TimeText";

const GAP = 6;
const BUTTONS_HEIGHT = 52;
/** Alts that are named; a card is no list. */
const MAX_ALTS = 20;

export interface MemberCard {
  frame: Frame;
  name: FontString;
  about: FontString;
  content: ScrolledText;
  edit: Button;
  user: string;
}

/** Fills the frame. Called by: createMemberSide */
export function createMemberCard(frame: Frame, onEdit: (this: void, user: string) => void): MemberCard {
  const name = createCutLabel(frame, "GameFontNormalLarge");
  name.SetPoint("TOPLEFT", 0, -2);
  name.SetPoint("TOPRIGHT", 0, -2);
  const about = createCutLabel(frame, "GameFontHighlightSmall");
  about.SetPoint("TOPLEFT", name, "BOTTOMLEFT", 0, -GAP);
  about.SetPoint("TOPRIGHT", name, "BOTTOMRIGHT", 0, -GAP);
  const words = CreateFrame("Frame", undefined, frame);
  words.SetPoint("TOPLEFT", about, "BOTTOMLEFT", 0, -GAP);
  words.SetPoint("BOTTOMRIGHT", 0, BUTTONS_HEIGHT + GAP);
  const line = createLine(words);
  line.SetPoint("TOPLEFT", 0, 0);
  line.SetPoint("TOPRIGHT", 0, 0);
  const content = createScrolledText(words, line);
  const tell = createButton(frame, {
    label: text("MENU_WHISPER"),
    onClick: () => whisper(card.user),
    tooltip: text("TOOLTIP_WHISPER"),
  });
  tell.SetPoint("BOTTOMLEFT", 0, 26);
  const call = createButton(frame, {
    label: text("MENU_INVITE"),
    onClick: () => invite(card.user),
    tooltip: text("TOOLTIP_INVITE"),
  });
  call.SetPoint("LEFT", tell, "RIGHT", GAP, 0);
  const edit = createButton(frame, {
    label: text("BUTTON_EDIT"),
    onClick: () => onEdit(card.user),
    tooltip: text("TOOLTIP_EDIT_MEMBER"),
  });
  edit.SetPoint("BOTTOMLEFT", 0, 0);
  const card: MemberCard = { frame, name, about, content, edit, user: "" };
  return card;
}

/** Called by: drawMemberSide */
export function showMember(card: MemberCard, row: RosterRow, alts: readonly RosterRow[]): void {
  const [red, green, blue] = classColor(row.classFile);
  card.user = row.user;
  card.name.SetText(plainText(row.user));
  card.name.SetTextColor(red, green, blue);
  card.about.SetText(text("CARD_LEVEL", row.level, className(row.classFile)));
  setScrolledText(card.content, linesOf(row, alts).join("\n"));
  card.edit.SetShown(mayEdit("roster", row.user, row.entry?.guildName));
}

/** Leaves out what is unknown. Called by: showMember */
function linesOf(row: RosterRow, alts: readonly RosterRow[]): string[] {
  const { data, entry, main, member } = row;
  const lines: string[] = [];
  /** Leaves out empty values. Called by: linesOf */
  const add = (title: keyof LocaleStrings, value: string): void => {
    if (value !== "") {
      lines.push(text("CARD_LINE", text(title), value));
    }
  };
  add("COLUMN_SEEN", seenText(row));
  add("COLUMN_RANK", knownText(row.rank));
  add("COLUMN_GUILD", row.guildName);
  add("COLUMN_MAIN", main ?? "");
  add("CARD_ALTS", namesOf(alts));
  add("COLUMN_ITEM_LEVEL", itemLevelText(row));
  add("COLUMN_ROLES", rolesText(data?.roles));
  add("COLUMN_PROFESSIONS", professionsText(data?.professions));
  add("COLUMN_INTERESTS", listText(data?.interests));
  add("COLUMN_NOTE", member?.note ?? "");
  add("CARD_OFFICER_NOTE", member?.officerNote ?? "");
  add("COLUMN_BIRTHDATE", knownText(data?.birthdate));
  add("COLUMN_BATTLETAG", knownText(data?.battletag));
  add("COLUMN_JOINED", knownText(data?.guildJoinDate));
  add("COLUMN_ADDON", addonText(row));
  if (entry === undefined) {
    lines.push(text("CARD_NO_ENTRY"));
  } else {
    add("CARD_UPDATED", agoText(entry.lastUpdated));
    const warning = unconfirmedText("roster", entry.id);
    if (warning !== "") {
      lines.push(warningText(warning));
    }
  }
  return lines;
}

/** Only the first few. Called by: linesOf */
function namesOf(alts: readonly RosterRow[]): string {
  const names = alts.slice(0, MAX_ALTS).map(({ user }) => user);
  return alts.length > MAX_ALTS ? `${names.join(", ")} …` : names.join(", ");
}
