/** Lists of any length: the game's scroll boxes, where only the rows that can be seen have frames. */

import { CHOSEN_ROW, EVEN_ROW, HOVERED_ROW } from "./Colors";

/** Room for the scroll bar on the right of a list. */
export const SCROLL_BAR_ROOM = 18;

/** A row's frame, with the parts that its first filling has made. */
export interface Row<Parts> extends Button {
  parts?: Parts;
  /** What it shows now. */
  element?: object | undefined;
  ground?: Texture;
  lit?: Texture;
}

export interface ListOptions<Element extends object, Parts> {
  rowHeight: number;
  /** Makes what a row shows, once for each frame. */
  make: (this: void, row: Row<Parts>) => Parts;
  /** Writes an element into a row's parts. */
  fill: (this: void, parts: Parts, element: Element, row: Row<Parts>) => void;
  onClick?: (this: void, element: Element, row: Row<Parts>, mouseButton: string) => void;
  onEnter?: (this: void, element: Element, row: Row<Parts>) => void;
}

/** A list, its rows, and which of them is chosen. */
export interface List<Element extends object> {
  box: ScrollBox;
  bar: Frame;
  elements: readonly Element[];
  chosen: Element | undefined;
  /** Draws all rows anew. */
  redraw: (this: void) => void;
}

/**
 * Takes a parent and how rows are made and filled. Returns an empty list; its box is to be anchored, the bar stands at
 * the right of it.
 * Called by: createAgenda, createColumnTable, createGroupList, createGroupMembers, createListSide,
 * createSetupLinks, createStoredList, createSyncUsers
 */
export function createList<Element extends object, Parts>(
  parent: Frame,
  options: ListOptions<Element, Parts>,
): List<Element> {
  const box = CreateFrame("Frame", undefined, parent, "WowScrollBoxList");
  const bar = CreateFrame("EventFrame", undefined, parent, "MinimalScrollBar");
  bar.SetHideIfUnscrollable?.(true);
  bar.SetPoint("TOPLEFT", box, "TOPRIGHT", 6, 0);
  bar.SetPoint("BOTTOMLEFT", box, "BOTTOMRIGHT", 6, 0);
  const view = CreateScrollBoxListLinearView();
  const fill = (row: Row<Parts>, place: number): void => {
    const element = list.elements[place - 1];
    row.parts ??= makeRow(row, options);
    row.element = element;
    if (element !== undefined) {
      options.fill(row.parts, element, row);
      drawGround(row, list.chosen === element);
    }
  };
  const list: List<Element> = {
    box,
    bar,
    elements: [],
    chosen: undefined,
    redraw: () => box.ForEachFrame((row, place) => fill(row, place)),
  };
  view.SetElementExtent(options.rowHeight);
  view.SetElementInitializer("Button", (row: Row<Parts>, place) => {
    fill(row, place);
    row.SetScript("OnClick", (_, mouseButton) => {
      if (row.element !== undefined) {
        options.onClick?.(row.element as Element, row, mouseButton);
      }
    });
    row.SetScript("OnEnter", () => {
      row.lit?.Show();
      if (row.element !== undefined) {
        options.onEnter?.(row.element as Element, row);
      }
    });
  });
  ScrollUtil.InitScrollBoxListWithScrollBar(box, bar, view);
  box.SetDataProvider(CreateIndexRangeDataProvider(0), false);
  return list;
}

/**
 * Takes a list and its elements. Shows them; the list stays where it was scrolled to as far as there are rows. Where they
 * are the same ones as before, only the rows that can be seen are drawn anew.
 * Called by: createArticlePane, createMaintenancePane, createMemberPane, createRosterPane, drawGroupMembers,
 * drawGroupsPane, drawSetupLinks, drawSyncUsers, showEvents
 */
export function setElements<Element extends object>(list: List<Element>, elements: readonly Element[]): void {
  const isSame = areSame(list.elements, elements);
  if (isSame) {
    list.redraw();
  } else {
    // A copy: the caller may add to its own list, which would then look as if nothing had changed.
    list.elements = elements.slice();
    // Places instead of elements: the game's provider takes each element by itself, which is too much in one frame.
    list.box.SetDataProvider(CreateIndexRangeDataProvider(elements.length), true);
    // A row whose place stays is kept by the game as it was.
    list.redraw();
  }
}

/** Takes two lists. Returns whether they have the same elements in the same order. Called by: setElements */
function areSame(first: readonly object[], second: readonly object[]): boolean {
  return first.length === second.length && first.every((element, place) => element === second[place]);
}

/**
 * Takes a list and the element that is chosen, or nothing. Marks its row, and draws all rows anew.
 * Called by: createArticleButtons, createArticlePane, createGroupButtons, createGroupList,
 * createGroupMembers, createLinkButtons, createSetupLinks, createSide, createSyncUsers, drawArticlePane,
 * pressArrow, readArticle, showRow
 */
export function choose<Element extends object>(list: List<Element>, element: Element | undefined): void {
  list.chosen = element;
  list.redraw();
}

/**
 * Takes a list and its elements from now on. Lets the choice go where it is not among them any more.
 * Called by: createMemberPane, createRosterPane, drawGroupsPane, drawSyncUsers
 */
export function keepChosen<Element extends object>(list: List<Element>, elements: readonly Element[]): void {
  if (list.chosen !== undefined && !elements.includes(list.chosen)) {
    list.chosen = undefined;
  }
}

/**
 * Takes a list and a step, 1 for down and -1 for up. Returns the element that many rows from the chosen one, the first
 * or last one where the list ends, and scrolls to it.
 * Called by: elementAtKey
 */
function neighbor<Element extends object>(list: List<Element>, step: number): Element | undefined {
  const { chosen, elements } = list;
  if (elements.length === 0) {
    return undefined;
  }
  const present = chosen === undefined ? -1 : elements.indexOf(chosen);
  const next = math.min(math.max(present + step, 0), elements.length - 1);
  list.box.ScrollToElementDataIndex(next + 1);
  return elements[next];
}

/**
 * Takes a list and a key. Returns the element to which the key leads, one row down or up; nothing for other keys.
 * Called by: pressArrow
 */
export function elementAtKey<Element extends object>(list: List<Element>, key: string): Element | undefined {
  const step = key === "DOWN" ? 1 : key === "UP" ? -1 : 0;
  return step === 0 ? undefined : neighbor(list, step);
}

/** Takes a new row and how rows are made. Makes its parts and its grounds. Called by: createList */
function makeRow<Element extends object, Parts>(
  row: Row<Parts>,
  options: ListOptions<Element, Parts>,
): Parts {
  row.ground = row.CreateTexture(undefined, "BACKGROUND");
  row.ground.SetAllPoints(row);
  row.lit = row.CreateTexture(undefined, "BORDER");
  row.lit.SetAllPoints(row);
  row.lit.SetColorTexture(HOVERED_ROW[0], HOVERED_ROW[1], HOVERED_ROW[2], HOVERED_ROW[3]);
  row.lit.Hide();
  row.RegisterForClicks("LeftButtonUp", "RightButtonUp");
  row.SetScript("OnLeave", () => {
    row.lit?.Hide();
    GameTooltip.Hide();
  });
  return options.make(row);
}

/** Takes a row and whether it is chosen. Colors its ground. Called by: createList */
function drawGround<Parts>(row: Row<Parts>, isChosen: boolean): void {
  const [red, green, blue, opacity] = isChosen ? CHOSEN_ROW : EVEN_ROW;
  row.ground?.SetColorTexture(red, green, blue, opacity);
}
