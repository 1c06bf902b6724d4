/** The left part of the setup: linked guilds and contacts. */

import { createButton, createCutLabel, createField, createLabel } from "../../kit/Controls";
import { choose, createList, type List, SCROLL_BAR_ROOM, setElements } from "../../kit/Lists";
import { isSameName } from "../../../DataSyncManager/data/Names";
import { isGuildName, type SetupForm } from "../../../DataSyncManager/guild/GuildSetup";
import { knownContact, knownGuild } from "../../../DataSyncManager/guild/Names";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { typedList } from "../../../DataSyncManager/content/RosterText";

const ROW_HEIGHT = 20;
const GAP = 6;
const LIST_TOP = 36;
/** Below the list: the field for a guild, the one for contacts with its words. */
const BELOW = 92;

interface Link {
  name: string;
}

export interface SetupLinks {
  list: List<Link>;
  guild: EditBox;
  add: Button;
  remove: Button;
  contacts: EditBox;
}

interface LinkControlsOptions {
  list: List<Link>;
  /** The current form: resetting it makes a new one. Called by: createLinkControls */
  form: (this: void) => SetupForm;
  /** The form has already changed. Called by: createLinkControls */
  onChanged: (this: void) => void;
}

/** Fills the frame. The current form, `form()`, is changed in place. Called by: createSetupPane */
export function createSetupLinks(
  frame: Frame,
  form: (this: void) => SetupForm,
  onChanged: (this: void) => void,
): SetupLinks {
  createLabel(frame, "GameFontNormal", text("SETUP_LINKED")).SetPoint("TOPLEFT", 0, 0);
  createLabel(frame, "GameFontDisableSmall", text("SETUP_LINKED_HOW")).SetPoint("TOPLEFT", 0, -18);
  const list = createList<Link, FontString>(frame, {
    rowHeight: ROW_HEIGHT,
    make: (row) => {
      const label = createCutLabel(row, "GameFontHighlight");
      label.SetPoint("LEFT", GAP, 0);
      label.SetPoint("RIGHT", -GAP, 0);
      return label;
    },
    fill: (label, { name }) => label.SetText(plainText(name)),
    onClick: (link) => {
      choose(list, link);
      onChanged();
    },
  });
  list.box.SetPoint("TOPLEFT", 0, -LIST_TOP);
  list.box.SetPoint("BOTTOMRIGHT", -SCROLL_BAR_ROOM, BELOW);
  const linking = createLinkControls(frame, { list, form, onChanged });
  createLabel(frame, "GameFontNormalSmall", text("FIELD_CONTACTS")).SetPoint("BOTTOMLEFT", 0, 26);
  const contacts = createField(frame, {
    width: 100,
    tip: ["FIELD_CONTACTS", "TIP_CONTACTS"],
    onTyped: (typed) => {
      form().contacts = typedList(typed).map((name) => knownContact(name));
      onChanged();
    },
  });
  contacts.SetPoint("BOTTOMLEFT", 6, 0);
  contacts.SetPoint("BOTTOMRIGHT", -SCROLL_BAR_ROOM, 0);
  return { list, ...linking, contacts };
}

/** Called by: createSetupLinks */
function createLinkControls(
  frame: Frame,
  { form, list, onChanged }: LinkControlsOptions,
): Pick<SetupLinks, "guild" | "add" | "remove"> {
  const remove = createButton(frame, {
    label: text("BUTTON_REMOVE"),
    onClick: () => {
      const { chosen } = list;
      form().linked = form().linked.filter((name) => name !== chosen?.name);
      choose(list, undefined);
      onChanged();
    },
    tooltip: text("TOOLTIP_REMOVE_GUILD"),
  });
  remove.SetPoint("BOTTOMRIGHT", -SCROLL_BAR_ROOM, 56);
  const add = createButton(frame, {
    label: text("BUTTON_ADD"),
    onClick: () => {
      const name = knownGuild(guild.GetText());
      if (isGuildName(name) && !form().linked.some((other) => isSameName(other, name))) {
        form().linked.push(name);
        guild.SetText("");
        onChanged();
      }
    },
    tooltip: text("TOOLTIP_ADD_GUILD"),
  });
  add.SetPoint("RIGHT", remove, "LEFT", -GAP, 0);
  const guild = createField(frame, {
    width: 100,
    tip: ["FIELD_GUILD", "TIP_GUILD"],
    onTyped: () => onChanged(),
    hint: text("FIELD_GUILD"),
  });
  guild.SetPoint("BOTTOMLEFT", 6, 56);
  guild.SetPoint("BOTTOMRIGHT", add, "BOTTOMLEFT", -GAP, 0);
  return { guild, add, remove };
}

/** Called by: fillForm */
export function fillSetupLinks(links: SetupLinks, { contacts }: SetupForm): void {
  // Others may have written them, and a field draws colors and links as any text does.
  links.contacts.SetText(plainText(contacts.join(", ")));
  links.contacts.SetCursorPosition(0);
}

/** Called by: drawSetupPane */
export function drawSetupLinks(links: SetupLinks, { linked }: SetupForm): void {
  const { chosen } = links.list;
  const isSame = links.list.elements.length === linked.length;
  if (!isSame || links.list.elements.some(({ name }, place) => name !== linked[place])) {
    setElements(
      links.list,
      linked.map((name) => ({ name })),
    );
  }
  links.remove.SetEnabled(chosen !== undefined && linked.includes(chosen.name));
  links.add.SetEnabled(isGuildName(links.guild.GetText()));
}
