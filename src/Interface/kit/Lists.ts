/** Lists of any length in the game's scroll boxes: only visible rows have frames. */

import { CHOSEN_ROW, EVEN_ROW, HOVERED_ROW } from "./Colors";

/** Room for the scroll bar on the right of a list. */
export const SCROLL_BAR_ROOM = 18;

/** A row's frame, with the parts that its first filling has made. */
export interface Row<Parts, Element> extends Button {
  parts?: Parts;
  /** What it shows now. */
  element?: Element | undefined;
  ground?: Texture;
  lit?: Texture;
}

export interface ListOptions<Element extends object, Parts> {
  rowHeight: number;
  /** Makes what a row shows, once for each frame. Called by: makeRow */
  make: (this: void, row: Row<Parts, Element>) => Parts;
  /** Writes an element into a row's parts. Called by: createList */
  fill: (this: void, parts: Parts, element: Element, row: Row<Parts, Element>) => void;
  /** Without it, rows do not react to clicks. Called by: createList */
  onClick?: (this: void, element: Element, row: Row<Parts, Element>, mouseButton: string) => void;
  /** For tooltips. Called by: createList */
  onEnter?: (this: void, element: Element, row: Row<Parts, Element>) => void;
}

/** A list, its rows, and which of them is chosen. */
export interface List<Element extends object> {
  box: ScrollBox;
  bar: Frame;
  elements: readonly Element[];
  chosen: Element | undefined;
  /**
   * Draws all rows anew.
   * Called by: choose, createColumnTable, createStoredList, drawGroupMembers, setElements
   */
  redraw: (this: void) => void;
}

/**
 * The caller anchors the box; the scroll bar is to the right of it.
 * Called by: 8 functions in ArticlePane.ts, CalendarAgenda.ts, Columns.ts, GroupMembers.ts, GroupsPane.ts,
 * MaintenancePane.ts, SetupLinks.ts, SyncUsers.ts
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
  /**
   * The scroll box creates rows on demand, so a row's parts are made when it is first filled.
   * Called by: createList
   */
  const fill = (row: Row<Parts, Element>, place: number): void => {
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
    redraw: () => box.ForEachFrame(fill),
  };
  view.SetElementExtent(options.rowHeight);
  view.SetElementInitializer("Button", (row: Row<Parts, Element>, place) => {
    fill(row, place);
    row.SetScript("OnClick", (_, mouseButton) => {
      if (row.element !== undefined) {
        options.onClick?.(row.element, row, mouseButton);
      }
    });
    row.SetScript("OnEnter", () => {
      row.lit?.Show();
      if (row.element !== undefined) {
        options.onEnter?.(row.element, row);
      }
    });
  });
  ScrollUtil.InitScrollBoxListWithScrollBar(box, bar, view);
  box.SetDataProvider(CreateIndexRangeDataProvider(0), false);
  return list;
}

/**
 * Keeps the scroll position as far as there are still rows. If the elements are the same as before, only visible rows
 * are redrawn.
 * Called by: 9 functions in ArticlePane.ts, CalendarPane.ts, GroupMembers.ts, GroupsPane.ts,
 * MaintenancePane.ts, MemberPane.ts, RosterPane.ts, SetupLinks.ts, SyncUsers.ts
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

/** By identity and order. Called by: setElements */
function areSame(first: readonly object[], second: readonly object[]): boolean {
  return first.length === second.length && first.every((element, place) => element === second[place]);
}

/**
 * Called by: 14 functions in ArticlePane.ts, CalendarPane.ts, GroupMembers.ts, GroupsPane.ts, MemberSide.ts,
 * SetupLinks.ts, SyncUsers.ts
 */
export function choose<Element extends object>(list: List<Element>, element: Element | undefined): void {
  list.chosen = element;
  list.redraw();
}

/**
 * Clears the selection if its element is gone.
 * Called by: createMemberPane, createRosterPane, drawGroupsPane, drawSyncUsers
 */
export function keepChosen<Element extends object>(list: List<Element>, elements: readonly Element[]): void {
  if (list.chosen !== undefined && !elements.includes(list.chosen)) {
    list.chosen = undefined;
  }
}

/**
 * `step` is 1 for down and -1 for up; stops at either end, and scrolls to the row.
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

/** One row down or up; nothing for any other key. Called by: pressArrow */
export function elementAtKey<Element extends object>(list: List<Element>, key: string): Element | undefined {
  const step = key === "DOWN" ? 1 : key === "UP" ? -1 : 0;
  return step === 0 ? undefined : neighbor(list, step);
}

/** Called by: createList */
function makeRow<Element extends object, Parts>(
  row: Row<Parts, Element>,
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

/** Called by: createList */
function drawGround<Parts, Element>(row: Row<Parts, Element>, isChosen: boolean): void {
  const [red, green, blue, opacity] = isChosen ? CHOSEN_ROW : EVEN_ROW;
  row.ground?.SetColorTexture(red, green, blue, opacity);
}
