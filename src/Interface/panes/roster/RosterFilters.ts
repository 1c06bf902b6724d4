/** The roster's filter menu. */

import { createDropdown } from "../../kit/Controls";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { className, roleName } from "../../../DataSyncManager/content/RosterText";
import type { CharacterChoice, RosterChoices, RosterFilter } from "./RosterList";
import { ROLES } from "../../../DataSyncManager/data/Schema";

const WIDTH = 130;
/** A menu with more names than fit into this height scrolls. */
const MENU_HEIGHT = 300;

/** What can be chosen in the menu by name, and how the names are shown. */
const NAMED_FILTERS = ["classFile", "role", "profession", "interest", "guildName"] as const;
type NamedFilter = (typeof NAMED_FILTERS)[number];

interface FilterMenuOptions {
  /** Changed in place. */
  filter: RosterFilter;
  /** What there is to choose from; nothing before the first list is made. Called by: createFilterMenu */
  choices: (this: void) => RosterChoices | undefined;
  /** The filter has already changed. Called by: createFilterMenu */
  onChosen: (this: void) => void;
}

/** The menu while it is being described. */
interface FilterMenu {
  root: MenuDescription;
  filter: RosterFilter;
  /** The filter has already changed. Called by: addCharacters, addFlag, addNames */
  onChosen: (this: void) => void;
}

/** A menu of names of one kind. */
interface NamesMenu {
  title: keyof LocaleStrings;
  field: NamedFilter;
  names: readonly string[];
  /** What the menu shows for a name. Called by: addNames */
  textOf: (this: void, name: string) => string;
}

const CHARACTER_TEXTS: readonly [choice: CharacterChoice, title: keyof LocaleStrings][] = [
  ["grouped", "FILTER_GROUPED"],
  ["all", "FILTER_ALL"],
  ["mains", "FILTER_MAINS"],
  ["alts", "FILTER_ALTS"],
];

/** Shows everyone. Called by: createFilterMenu, createRosterPane */
export function noFilter(): RosterFilter {
  return {
    typed: "",
    isOnline: false,
    hasAddon: false,
    classFile: undefined,
    role: undefined,
    profession: undefined,
    interest: undefined,
    guildName: undefined,
    characters: "grouped",
  };
}

/** Called by: createTop */
export function createFilterMenu(
  parent: Frame,
  { choices, filter, onChosen }: FilterMenuOptions,
): DropdownButton {
  const dropdown = createDropdown(parent, {
    width: WIDTH,
    tip: ["BUTTON_FILTER", "TOOLTIP_FILTER"],
    generator: (_, root) => {
      root.CreateButton(text("FILTER_NONE"), () => {
        Object.assign(filter, noFilter(), { typed: filter.typed });
        clearNames(filter);
        onChosen();
      });
      const menu = { root, filter, onChosen };
      addFlag(menu, "FILTER_ONLINE", "isOnline");
      addFlag(menu, "FILTER_ADDON", "hasAddon");
      addCharacters(menu);
      const { classFiles, guilds, interests, professions } = choices() ?? {
        classFiles: [],
        guilds: [],
        interests: [],
        professions: [],
      };
      addNames(menu, { title: "COLUMN_CLASS", field: "classFile", names: classFiles, textOf: className });
      addNames(menu, { title: "COLUMN_ROLES", field: "role", names: ROLES, textOf: roleName });
      addNames(menu, {
        title: "COLUMN_PROFESSIONS",
        field: "profession",
        names: professions,
        textOf: plainText,
      });
      addNames(menu, { title: "COLUMN_INTERESTS", field: "interest", names: interests, textOf: plainText });
      addNames(menu, { title: "COLUMN_GUILD", field: "guildName", names: guilds, textOf: plainText });
    },
  });
  return dropdown;
}

/**
 * Apart from `noFilter`, because copying from it does not clear a field: Lua tables cannot hold nil.
 * Called by: createFilterMenu
 */
function clearNames(filter: RosterFilter): void {
  for (const name of NAMED_FILTERS) {
    filter[name] = undefined;
  }
}

/** Shows on the button how many filters are set. Called by: createTop */
export function drawFilterMenu(dropdown: DropdownButton, filter: RosterFilter): void {
  let count = filter.characters === "grouped" ? 0 : 1;
  for (const name of NAMED_FILTERS) {
    count += filter[name] === undefined ? 0 : 1;
  }
  count += (filter.isOnline ? 1 : 0) + (filter.hasAddon ? 1 : 0);
  dropdown.OverrideText(count === 0 ? text("BUTTON_FILTER") : text("BUTTON_FILTERED", count));
}

/** Called by: createFilterMenu */
function addFlag(
  { filter, onChosen, root }: FilterMenu,
  title: keyof LocaleStrings,
  name: "isOnline" | "hasAddon",
): void {
  root.CreateCheckbox(
    text(title),
    () => filter[name],
    () => {
      filter[name] = !filter[name];
      onChosen();
    },
  );
}

/** Called by: createFilterMenu */
function addCharacters({ filter, onChosen, root }: FilterMenu): void {
  const menu = root.CreateButton(text("FILTER_CHARACTERS"));
  for (const [choice, title] of CHARACTER_TEXTS) {
    menu.CreateRadio(
      text(title),
      () => filter.characters === choice,
      () => {
        filter.characters = choice;
        onChosen();
      },
    );
  }
}

/** Called by: createFilterMenu */
function addNames({ filter, onChosen, root }: FilterMenu, { field, names, textOf, title }: NamesMenu): void {
  const menu = root.CreateButton(text(title));
  menu.SetScrollMode(MENU_HEIGHT);
  /** No name stands for all of them. Called by: addNames */
  const add = (label: string, name: string | undefined): void => {
    menu.CreateRadio(
      label,
      () => filter[field] === name,
      () => {
        filter[field] = name;
        onChosen();
      },
    );
  };
  add(text("FILTER_ANY"), undefined);
  for (const name of names) {
    add(textOf(name), name);
  }
}
