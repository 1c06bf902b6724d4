/** The guild's setup, for its officers: linked guilds, who may write what, days; a guide in three steps at first. */

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
import { plainText, text } from "../../../DataSyncManager/runtime/Locale";
import { latestSync } from "../../../DataSyncManager/guild/KnownUsers";

const GAP = 8;
const GUIDE_HEIGHT = 98;
/** Room for what a change would affect, and below it for the buttons. */
const EFFECT_HEIGHT = 76;
const BOTTOM = 32;
const LEFT_PART = 0.47;

interface SetupParts {
  form: SetupForm;
  /** True where the officer has changed something since the form was filled. */
  isTouched: boolean;
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

/** Takes the pane's frame. Makes its parts. Called by: SetupPane.ts */
function createSetupPane(frame: Frame): PaneView {
  const parts = { form: setupForm(), isTouched: false } as unknown as SetupParts;
  const build = inBackground(
    "effect of the setup",
    () => effectOfSetup(parts.form),
    (effect) => drawSetupPane(parts, effect),
  );
  createGuide(frame, parts);
  const body = CreateFrame("Frame", undefined, frame);
  body.SetPoint("BOTTOMRIGHT", 0, BOTTOM + EFFECT_HEIGHT);
  parts.body = body;
  const left = CreateFrame("Frame", undefined, body);
  left.SetPoint("TOPLEFT", 0, 0);
  left.SetPoint("BOTTOMLEFT", 0, 0);
  const right = CreateFrame("Frame", undefined, body);
  right.SetPoint("TOPLEFT", left, "TOPRIGHT", 2 * GAP, 0);
  right.SetPoint("BOTTOMRIGHT", 0, 0);
  const change = (): void => {
    parts.isTouched = true;
    build();
  };
  parts.links = createSetupLinks(left, () => parts.form, change);
  parts.rules = createSetupRules(right, () => parts.form, change);
  const arrange = (): void => left.SetWidth(math.max(1, frame.GetWidth() * LEFT_PART));
  frame.HookScript("OnSizeChanged", arrange);
  arrange();
  linkTabOrder([parts.links.guild, parts.links.contacts, parts.rules.daysShown, parts.rules.syncDays]);
  createBottom(frame, parts, build);
  fillForm(parts);
  const draw = (): void => {
    // What a sync brings is shown at once, unless the officer is in the middle of a change.
    if (!parts.isTouched) {
      parts.form = setupForm();
      fillForm(parts);
    }
    build();
  };
  return { draw };
}

/**
 * Takes the pane's frame and its parts. Makes the guide for a guild without a setup.
 * Called by: createSetupPane
 */
function createGuide(frame: Frame, parts: SetupParts): void {
  const guide = CreateFrame("Frame", undefined, frame);
  guide.SetPoint("TOPLEFT", 0, 0);
  guide.SetPoint("TOPRIGHT", 0, 0);
  guide.SetHeight(GUIDE_HEIGHT);
  parts.guide = guide;
  const title = createLabel(guide, "GameFontNormal", text("SETUP_GUIDE"));
  title.SetPoint("TOPLEFT", 0, 0);
  title.SetPoint("TOPRIGHT", 0, 0);
  let above: FontString = title;
  parts.steps = (["SETUP_STEP_LINK", "SETUP_STEP_RULES", "SETUP_STEP_SAVE"] as const).map((key) => {
    const step = createLabel(guide, "GameFontHighlightSmall", text(key));
    step.SetPoint("TOPLEFT", above, "BOTTOMLEFT", 0, -GAP / 2);
    step.SetPoint("TOPRIGHT", above, "BOTTOMRIGHT", 0, -GAP / 2);
    above = step;
    return step;
  });
}

/**
 * Takes the pane's frame, its parts and how to draw. Makes what stands below: effects and buttons.
 * Called by: createSetupPane
 */
function createBottom(frame: Frame, parts: SetupParts, build: (this: void) => void): void {
  parts.effect = createLabel(frame, "GameFontHighlightSmall", "");
  parts.effect.SetPoint("BOTTOMLEFT", 0, BOTTOM);
  parts.effect.SetPoint("BOTTOMRIGHT", 0, BOTTOM);
  parts.effect.SetHeight(EFFECT_HEIGHT - GAP);
  parts.effect.SetJustifyV("TOP");
  parts.effect.SetMaxLines(5);
  parts.save = createButton(
    frame,
    text("BUTTON_SAVE"),
    () => askToSave(parts, build),
    text("TOOLTIP_SAVE_SETUP"),
  );
  parts.save.SetPoint("BOTTOMLEFT", 0, 0);
  parts.save.SetEnabled(false);
  parts.revert = createButton(
    frame,
    text("BUTTON_REVERT"),
    () => refill(parts, build),
    text("TOOLTIP_REVERT"),
  );
  parts.revert.SetPoint("LEFT", parts.save, "RIGHT", GAP, 0);
}

/** Takes the parts and how to draw. Fills the form with what is saved. Called by: askToSave, createBottom */
function refill(parts: SetupParts, build: (this: void) => void): void {
  parts.form = setupForm();
  parts.isTouched = false;
  fillForm(parts);
  build();
}

/**
 * Takes the parts and how to draw. Saves the form; a first setup by someone who has never synced only after a question,
 * for another officer may have made one that is not here yet.
 * Called by: createBottom
 */
function askToSave(parts: SetupParts, build: (this: void) => void): void {
  const save = (): void => {
    const problem = saveSetup(parts.form);
    if (problem === undefined) {
      refill(parts, build);
    } else {
      parts.effect.SetText(plainText(problem));
      parts.effect.SetTextColor(RED[0], RED[1], RED[2]);
    }
  };
  if (hasSetup() || latestSync() !== undefined) {
    save();
  } else {
    confirm({ question: text("SETUP_FIRST"), accept: text("BUTTON_SAVE"), onAccept: save });
  }
}

/** Takes the parts. Fills all controls with the form. Called by: createSetupPane, refill */
function fillForm({ form, links, rules }: SetupParts): void {
  fillSetupLinks(links, form);
  fillSetupRules(rules, form);
}

/** Takes the parts and what saving would affect. Draws them. Called by: createSetupPane */
function drawSetupPane(parts: SetupParts, effect: SetupEffect): void {
  const { body, form, guide, links, revert, save, steps } = parts;
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

/**
 * Takes what saving would affect, and whether there is something to save. Returns it in words, a line each.
 * Called by: drawSetupPane
 */
function effectLines(
  { added, members, removed, shared, writers }: SetupEffect,
  isChanged: boolean,
): string[] {
  const lines = added.map((name) => text("EFFECT_LINKS", name, shared));
  for (const name of removed) {
    lines.push(text("EFFECT_UNLINKS", name));
  }
  for (const { count, tableType } of writers) {
    lines.push(text("EFFECT_WRITERS", text(TABLE_TEXTS[tableType]), count, members));
  }
  if (lines.length === 0) {
    lines.push(text(isChanged ? "EFFECT_UNSAVED" : "EFFECT_SAVED"));
  }
  return lines;
}
