// Clicks through the playground in a headless Chromium, as a visitor does.
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setUpChromium } from "../setup.mjs";
import { tryLua } from "./lua.mjs";
import { serve } from "./serve.mjs";
import { SITE } from "./site.mjs";

const PICTURES = join("out", "playground-pictures");
/** Those that the README shows. */
const SHOWN = ["playground", "playground-dark", "playground-phone"];
/** Wide enough for the messages beside the clients. */
const WIDE = { width: 1760, height: 1220 };
const DESKTOP = { width: 1440, height: 1000 };
const PHONE = { width: 390, height: 844 };
const TITLE = "Raid on Sunday";
const MOST_ROUNDS = 5;
/** The slider's value for the slowest time, an eighth of real time: speeds go by powers of two. */
const SLOWEST = -3;
/** Milliseconds that one sync may take here, at 16 times the real time. */
const LONGEST_SYNC = 60000;

/** What a visitor does with one client. */
function visitor(page, place) {
  const card = page.locator(`.client[data-place="${place}"]`);
  const control = (name) =>
    card.locator(".overlay").getByRole("button", { name, exact: true }).and(page.locator(":visible")).last();
  return {
    card,
    control,
    field: (name) => card.locator(".overlay").getByLabel(name, { exact: true }),
    click: (name) => control(name).click(),
    check: (name) => card.locator(".overlay").getByRole("checkbox", { name, exact: true }).click(),
    press: (action) => card.locator(`[data-action="${action}"]`).click(),
    hasState: (state) =>
      page.waitForFunction(
        ([at, wanted]) =>
          document.querySelector(`.client[data-place="${at}"]`)?.getAttribute("data-state") === wanted,
        [place, state],
        { timeout: LONGEST_SYNC },
      ),
  };
}

/** Waits until something is so; returns whether it has become so within ten seconds. */
async function eventually(isSo) {
  for (let tries = 0; tries < 100; tries++) {
    if (await isSo()) {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

const setSlider = (page, id, value) =>
  page.locator(`#${id}`).evaluate((input, to) => {
    input.value = String(to);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }, value);

const isReady = (page) =>
  page.waitForFunction(() => document.body.dataset.state === "ready", undefined, { timeout: 30000 });

const isEqual = (page) => page.locator("#verdict").evaluate((verdict) => verdict.dataset.equal === "true");

/** A crash before anything was saved, while the file of the older addon is on the disk. */
async function crashAtOnce(page) {
  const veska = visitor(page, 3);
  await veska.press("crash");
  await veska.hasState("offline");
  await page.waitForTimeout(1200);
  await veska.press("login");
  await veska.hasState("online");
}

/** The text for a report, by typing its command; its window lies in front, and is closed by its button. */
async function exportLogs(page, expect) {
  const { card, control } = visitor(page, 1);
  await control("Logs").click();
  await card.locator(".typed input").fill("/gh export logs");
  await page.keyboard.press("Enter");
  const text = card.locator(".overlay textarea").last();
  expect(
    "the logs are there as text",
    await eventually(async () => /^GuildHelper logs 1\nplayer;Thalira-Eonar;/.test(await text.inputValue())),
  );
  await control("Close").click();
  const areas = card.locator(".overlay textarea");
  const shown = () =>
    areas.evaluateAll((all) => all.some(({ value }) => value.startsWith("GuildHelper logs")));
  expect("the window of the text is closed", await eventually(async () => !(await shown())));
}

/** One writes news, another one clicks Sync All, and the one who receives the roster crashes in the middle. */
async function syncWithCrash(page, expect) {
  const [thalira, brom, , newcomer] = [1, 2, 3, 4].map((place) => visitor(page, place));
  await brom.click("News");
  await brom.click("New");
  await brom.field("Title").fill(TITLE);
  await brom.field("Text").fill("Bring flasks, and your friends.");
  await brom.click("Save");
  await brom.click("Sync");
  expect("tables differ before the sync", !(await isEqual(page)));

  await setSlider(page, "speed", 1);
  await thalira.click("Sync All");
  await thalira.hasState("syncing");
  const rosterChunks = page.locator('#messages li[data-code^="SND;DATA;ROST"]');
  await rosterChunks.filter({ hasText: "Thalira to NewcomerA" }).first().waitFor({ timeout: LONGEST_SYNC });
  // The pictures take seconds on a busy machine. At twice the real time the transfer could end before the crash, and
  // there would be no failed sync to tell of.
  await setSlider(page, "speed", SLOWEST);
  await page.setViewportSize(WIDE);
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(PICTURES, "playground.png") });
  await page.setViewportSize(DESKTOP);
  await newcomer.press("crash");
  await newcomer.hasState("offline");
  await setSlider(page, "speed", 4);
  await thalira.hasState("online");
  const chat = thalira.card.locator(".chat");
  const saysFailure = async () => /Sync Failed: .*NewcomerA-Eonar is not online/.test(await chat.innerText());
  const isTold = await eventually(saysFailure);
  expect(`the failed sync is told (${await chat.innerText()})`, isTold);
  await page.screenshot({ path: join(PICTURES, "crash.png"), fullPage: true });
  await newcomer.press("login");
  await newcomer.hasState("online");
  expect("the tables differ after the crash", !(await isEqual(page)));
  await visitUntilEqual(page, thalira);
  expect("all tables are the same in the end", await isEqual(page));
  await newcomer.click("News");
  await newcomer.control(TITLE).waitFor({ timeout: 5000 });
}

/** Sync All with everyone, also with recent users: it looks first, and asks. */
async function visitUntilEqual(page, client) {
  await client.check("Also recent");
  for (let round = 1; round <= MOST_ROUNDS && !(await isEqual(page)); round++) {
    await client.click("Sync All");
    await client.control("Sync now").waitFor({ timeout: LONGEST_SYNC });
    await client.click("Sync now");
    await page.waitForTimeout(500);
    await client.hasState("online");
    await page.waitForTimeout(1500);
  }
}

/** Keys alone: to a control of the window, into a field, and out again. */
async function useKeyboard(page, expect) {
  const { card, control, field } = visitor(page, 1);
  await control("Roster").focus();
  await page.keyboard.press("Enter");
  await control("My entry").waitFor({ timeout: 5000 });
  const search = field("Search");
  await search.waitFor({ timeout: 5000 });
  await search.focus();
  await page.keyboard.type("bro");
  expect(
    "what is typed is in the field",
    await eventually(async () => (await search.inputValue()) === "bro"),
  );
  await page.waitForTimeout(600);
  expect("what is typed stays in the field", (await search.inputValue()) === "bro");
  await page.keyboard.press("Escape");
  await control("Sync").focus();
  await page.keyboard.press("Escape");
  await card.locator(".overlay > *").first().waitFor({ state: "detached", timeout: 5000 });
  await card.locator('[data-action="window"]').focus();
  await page.keyboard.press("Enter");
  await control("Sync").waitFor({ timeout: 5000 });
}

/** Files of one's own: two players with just their data. */
async function loadOwnFiles(page, expect) {
  await page.locator("details.setup summary").click();
  await page.locator("#files").setInputFiles(["sample/Brom.lua", "sample/Veska.lua"]);
  await page.waitForFunction(() => document.querySelectorAll(".client").length === 2, undefined, {
    timeout: 30000,
  });
  await isReady(page);
  const rosters = await page.locator('tr[data-table="roster"] td').allInnerTexts();
  expect(`a file's roster is there (${rosters[0]})`, Number.parseInt(rosters[0], 10) > 50);
  const [download] = await Promise.all([page.waitForEvent("download"), visitor(page, 1).press("save")]);
  const text = readFileSync(await download.path(), "utf8");
  expect("the saved file is a SavedVariables file", /^\nGuildHelper_SavedVariables = \{/.test(text));
}

/** On a phone: nothing wider than the screen but what scrolls by itself. */
async function usePhone(page, expect) {
  await page.setViewportSize(PHONE);
  await page.waitForTimeout(500);
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(`the page is as wide as the phone (${excess} more)`, excess <= 0);
  await page.screenshot({ path: join(PICTURES, "playground-phone.png") });
}

/**
 * A sentence for each thing that is wrong; `writesPictures` renews the README's pictures on the way. Without a Chromium
 * only the browser's Lua is tried, and a line says so.
 */
export async function checkPlayground(writesPictures) {
  const { faults, lines } = await tryLua();
  for (const line of lines) {
    console.log(line);
  }
  const expect = (what, isTrue) => {
    if (!isTrue) {
      faults.push(`not so: ${what}`);
    }
  };
  const executablePath = setUpChromium();
  if (executablePath === undefined) {
    console.log(
      "NOT clicked through: no Chromium was found. Install the package chromium, or name one in CHROMIUM.",
    );
    return faults;
  }
  const { chromium } = await import("playwright-core");
  const site = await serve(SITE, 0);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const page = await browser.newPage({ viewport: DESKTOP, colorScheme: "light" });
  page.setDefaultTimeout(10000);
  try {
    mkdirSync(PICTURES, { recursive: true });
    page.on("pageerror", (error) => faults.push(`an error on the page: ${error.message}`));
    page.on("console", (line) => {
      if (line.type() === "error") {
        faults.push(`the console says: ${line.text()}`);
      }
    });
    await page.goto(site.address);
    await isReady(page);
    await crashAtOnce(page);
    await syncWithCrash(page, expect);
    await exportLogs(page, expect);
    await page.screenshot({ path: join(PICTURES, "equal.png"), fullPage: true });
    await useKeyboard(page, expect);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.screenshot({ path: join(PICTURES, "playground-dark.png") });
    await usePhone(page, expect);
    await page.setViewportSize(DESKTOP);
    await loadOwnFiles(page, expect);
    const problem = page.locator("#problem");
    expect(`the page shows no problem (${await problem.innerText()})`, await problem.isHidden());
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
    await page.screenshot({ path: join(PICTURES, "failure.png"), fullPage: true });
  } finally {
    await browser.close();
    site.close();
  }
  if (writesPictures) {
    for (const name of SHOWN) {
      copyFileSync(join(PICTURES, `${name}.png`), join("docs", "pictures", `${name}.png`));
    }
  }
  return faults;
}
