/**
 * The guild's setup, for its officers: linked guilds, permissions, time limits; a three-step guide for the first setup.
 */

import { onResize } from "../../kit/Measures";
import { beforeEdit } from "../../commands/SyncFirst";
import { createSetupLinks, drawSetupLinks, fillSetupLinks, type SetupLinks } from "./SetupLinks";
import { createSetupRules, fillSetupRules, type SetupRules } from "./SetupRules";
import { inBackground } from "../../kit/Background";
import { confirm } from "../../kit/Confirm";
import { GOLD, RED, WHITE } from "../../kit/Colors";
import { createButton, createLabel, linkTabOrder } from "../../kit/Controls";
import type { Pane, PaneView } from "../../kit/Panes";
import { TABLE_TEXTS } from "../../kit/TableTexts";
import {
  effectOfSetup,
  hasSetup,
  isSetupChanged,
  mayEditSetup,
  problemOfSetup,
  saveSetup,
  type SetupEffect,
  type SetupForm,
  setupForm,
} from "../../../DataSyncManager/guild/GuildSetup";
import { setupId } from "../../../DataSyncManager/data/Schema";
import { ownGuild } from "../../../DataSyncManager/guild/GuildRoster";
import { unconfirmedText } from "../../kit/UnconfirmedText";
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { latestSync } from "../../../DataSyncManager/guild/KnownUsers";

const GAP = 8;
const GUIDE_HEIGHT = 98;
/** Room for what a change would affect, and below it for the buttons. */
const EFFECT_HEIGHT = 76;
const BOTTOM = 32;
const LEFT_PART = 0.47;

/** What the officer is changing. */
interface SetupDraft {
  form: SetupForm;
  /** True if the officer has changed something since the form was filled. */
  isTouched: boolean;
}

interface SetupParts {
  draft: SetupDraft;
  guide: Frame;
  steps: FontString[];
  body: Frame;
  links: SetupLinks;
  rules: SetupRules;
  effect: FontString;
  save: Button;
  revert: Button;
}

export const setupPane: Pane = {
  key: "setup",
  title: "PANE_SETUP",
  tooltip: "PANE_SETUP_TIP",
  topics: ["entry", "guild"],
  create: createSetupPane,
  isAllowed: () => mayEditSetup(),
};

/** Called by: SetupPane.ts */
function createSetupPane(frame: Frame): PaneView {
  const draft: SetupDraft = { form: setupForm(), isTouched: false };
  const build = inBackground(
    "effect of the setup",
    () => effectOfSetup(draft.form),
    (effect) => drawSetupPane(parts, effect),
  );
  const guide = createGuide(frame);
  const body = CreateFrame("Frame", undefined, frame);
  body.SetPoint("BOTTOMRIGHT", 0, BOTTOM + EFFECT_HEIGHT);
  const left = CreateFrame("Frame", undefined, body);
  left.SetPoint("TOPLEFT", 0, 0);
  left.SetPoint("BOTTOMLEFT", 0, 0);
  const right = CreateFrame("Frame", undefined, body);
  right.SetPoint("TOPLEFT", left, "TOPRIGHT", 2 * GAP, 0);
  right.SetPoint("BOTTOMRIGHT", 0, 0);
  /** A touched draft is kept when a sync brings another setup. Called by: createSetupPane */
  const change = (): void => {
    draft.isTouched = true;
    build();
  };
  const links = createSetupLinks(left, () => draft.form, change);
  const rules = createSetupRules(right, () => draft.form, change);
  onResize(frame, () => left.SetWidth(math.max(1, frame.GetWidth() * LEFT_PART)));
  linkTabOrder([links.guild, links.contacts, rules.daysShown, rules.syncDays]);
  const parts: SetupParts = {
    draft,
    ...guide,
    body,
    links,
    rules,
    ...createBottom(frame, () => parts, build),
  };
  fillForm(parts);
  /** For every change that the pane depends on. Called by: createSetupPane */
  const draw = (): void => {
    // What a sync brings is shown at once, unless the officer is in the middle of a change.
    if (!draft.isTouched) {
      draft.form = setupForm();
      fillForm(parts);
    }
    build();
  };
  return { draw };
}

/** Shown only to a guild without a setup. Called by: createSetupPane */
function createGuide(frame: Frame): Pick<SetupParts, "guide" | "steps"> {
  const guide = CreateFrame("Frame", undefined, frame);
  guide.SetPoint("TOPLEFT", 0, 0);
  guide.SetPoint("TOPRIGHT", 0, 0);
  guide.SetHeight(GUIDE_HEIGHT);
  const title = createLabel(guide, "GameFontNormal", text("SETUP_GUIDE"));
  title.SetPoint("TOPLEFT", 0, 0);
  title.SetPoint("TOPRIGHT", 0, 0);
  let above: FontString = title;
  const steps = (["SETUP_STEP_LINK", "SETUP_STEP_RULES", "SETUP_STEP_SAVE"] as const).map((key) => {
    const step = createLabel(guide, "GameFontHighlightSmall", text(key));
    step.SetPoint("TOPLEFT", above, "BOTTOMLEFT", 0, -GAP / 2);
    step.SetPoint("TOPRIGHT", above, "BOTTOMRIGHT", 0, -GAP / 2);
    above = step;
    return step;
  });
  return { guide, steps };
}

/** Called by: createSetupPane */
function createBottom(
  frame: Frame,
  getParts: (this: void) => SetupParts,
  build: (this: void) => void,
): Pick<SetupParts, "effect" | "save" | "revert"> {
  const effect = createLabel(frame, "GameFontHighlightSmall", "");
  effect.SetPoint("BOTTOMLEFT", 0, BOTTOM);
  effect.SetPoint("BOTTOMRIGHT", 0, BOTTOM);
  effect.SetHeight(EFFECT_HEIGHT - GAP);
  effect.SetJustifyV("TOP");
  effect.SetMaxLines(5);
  /** The buttons are made before the pane's parts are complete. Called by: createBottom */
  const ask = (): void => askToSave(getParts(), build);
  const save = createButton(frame, {
    label: text("BUTTON_SAVE"),
    onClick: ask,
    tooltip: text("TOOLTIP_SAVE_SETUP"),
  });
  save.SetPoint("BOTTOMLEFT", 0, 0);
  save.SetEnabled(false);
  /** Without a question, because nothing stored is lost. Called by: createBottom */
  const undo = (): void => refill(getParts(), build);
  const revert = createButton(frame, {
    label: text("BUTTON_REVERT"),
    onClick: undo,
    tooltip: text("TOOLTIP_REVERT"),
  });
  revert.SetPoint("LEFT", save, "RIGHT", GAP, 0);
  return { effect, save, revert };
}

/** Discards what has not been saved. Called by: askToSave, createBottom */
function refill(parts: SetupParts, build: (this: void) => void): void {
  parts.draft.form = setupForm();
  parts.draft.isTouched = false;
  fillForm(parts);
  build();
}

/**
 * The first setup by someone who has never synced needs a confirmation: another officer may have made one that has not
 * arrived here yet.
 * Called by: createBottom
 */
function askToSave(parts: SetupParts, build: (this: void) => void): void {
  /** May still be refused: the rank may have changed since the form was opened. Called by: askToSave */
  const save = (): void => {
    const problem = saveSetup(parts.draft.form);
    if (problem === undefined) {
      refill(parts, build);
    } else {
      parts.effect.SetText(plainText(problem));
      parts.effect.SetTextColor(RED[0], RED[1], RED[2]);
    }
  };
  if (hasSetup() || latestSync() !== undefined) {
    beforeEdit(save);
  } else {
    confirm({ question: text("SETUP_FIRST"), accept: text("BUTTON_SAVE"), onAccept: save });
  }
}

/** Called by: createSetupPane, refill */
function fillForm({ draft, links, rules }: SetupParts): void {
  fillSetupLinks(links, draft.form);
  fillSetupRules(rules, draft.form);
}

/** Called by: createSetupPane */
function drawSetupPane(parts: SetupParts, effect: SetupEffect): void {
  const { body, guide, links, revert, save, steps } = parts;
  const { form } = parts.draft;
  const isNew = !hasSetup();
  const problem = problemOfSetup(form);
  const isChanged = isNew || isSetupChanged(form);
  guide.SetShown(isNew);
  body.SetPoint("TOPLEFT", 0, isNew ? -GUIDE_HEIGHT - GAP : 0);
  const present = form.linked.length === 0 ? 0 : next(form.rules)[0] === undefined ? 1 : 2;
  steps.forEach((step, place) => {
    const [red, green, blue] = place === present ? GOLD : WHITE;
    step.SetTextColor(red, green, blue);
  });
  drawSetupLinks(links, form);
  save.SetEnabled(isChanged && problem === undefined);
  revert.SetEnabled(isSetupChanged(form));
  const [red, green, blue] = problem === undefined ? WHITE : RED;
  parts.effect.SetText(problem ?? effectLines(effect, isNew || isChanged).join("\n"));
  parts.effect.SetTextColor(red, green, blue);
}

/** One line for each effect of saving. Called by: drawSetupPane */
function effectLines(
  { added, members, removed, shared, writers }: SetupEffect,
  isChanged: boolean,
): string[] {
  const lines = added.map((name) => text("EFFECT_LINKS", shared, name));
  for (const name of removed) {
    lines.push(text("EFFECT_UNLINKS", name));
  }
  for (const { count, tableType } of writers) {
    lines.push(text("EFFECT_WRITERS", members, text(TABLE_TEXTS[tableType]), count));
  }
  if (lines.length === 0) {
    lines.push(text(isChanged ? "EFFECT_UNSAVED" : "EFFECT_SAVED"));
  }
  const own = ownGuild();
  const warning = own === undefined ? "" : unconfirmedText("setup", setupId(own));
  if (warning !== "") {
    lines.push(warning);
  }
  return lines;
}
