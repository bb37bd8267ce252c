// Personal rules on the built site: a correction becomes a rule, in another article the rule is a suggestion, never more. The articles
// are our own.
import { readFileSync } from "node:fs";
import { test, expect } from "./page.mjs";

const FIRST = "Harbour fund grows\n\nMayor Ana Ruiz said on 14 May 2026 that the Coastal Bank would pay €21 million. The blue kettle rattled.";
const SECOND =
  "A ferry returns\n\nThe Coastal Bank will pay for the ferry, Pieter Vance said on 20 May 2026. He thanked the Coastal Bank.\n\n" +
  "A blue kettle stood on the pier. The blue kettle was cold.";

const run = (page, words) => page.locator("#text .run").filter({ hasText: words }).first();
const card = (page) => page.getByRole("region", { name: "Selected fact" });
const asked = (page) => page.locator(".asked");
const rows = (page) => page.locator("#list > .rows .row");
const own = (page) => page.locator(".own-page");
const saved = (page) => expect(page.locator(".saved")).toContainText("saved on this device");

async function read(site, text) {
  await site.paste(text);
  await expect(run(site.page, "Coastal Bank")).toBeVisible();
  await saved(site.page);
}

async function next(site, text) {
  await site.page.getByRole("button", { name: "New article" }).first().click();
  await read(site, text);
}

async function open(site) {
  await site.open();
  await site.engineReady();
  await read(site, FIRST);
}

/// The first article, with the bank made a building and a rule of it.
async function rule(site, page) {
  await open(site);
  await run(page, "Coastal Bank").click();
  await page.keyboard.press("t");
  await page.keyboard.press("f");
  await card(page).getByRole("button", { name: "Make it a rule: “Coastal Bank” is always a building or site" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Rule made: “Coastal Bank” is always a building or site." })).toBeVisible();
}

async function review(page) {
  await page.locator("#text").focus();
  await page.keyboard.press("g");
  await page.keyboard.press("r");
}

async function rulesPage(page) {
  await page.locator("#text").focus();
  await page.keyboard.press("g");
  await page.keyboard.press("u");
  await expect(own(page).getByRole("heading", { level: 1 })).toHaveText("Your rules");
}

test("a correction becomes a rule; in another article it is a suggestion with its reason, applied and undone", async ({ site, page }) => {
  await rule(site, page);
  await expect(card(page).getByRole("button", { name: "Your rule: “Coastal Bank” is always a building or site" })).toBeVisible();
  await next(site, SECOND);
  const bank = run(page, "Coastal Bank");
  await expect(bank).toHaveAttribute("data-kind", "org");
  await expect(bank).toHaveAttribute("data-state", "unreviewed");
  await review(page);
  await expect(rows(page).first()).toContainText("Coastal Bank");
  await expect(rows(page).first()).toContainText("“Coastal Bank” is always a building or site");
  await expect(asked(page)).toContainText("Your rule: “Coastal Bank” is always a building or site.");
  await expect(asked(page)).toContainText(/Made on \w+ \d+ \w+ \d{4} in “Harbour fund grows”\./);
  await asked(page).getByRole("button", { name: "Apply to all 2 mentions" }).click();
  await expect(bank).toHaveAttribute("data-kind", "place");
  await expect(bank).toHaveAttribute("data-state", "corrected");
  await page.locator("#text").focus();
  await page.keyboard.press("Control+z");
  await expect(bank).toHaveAttribute("data-kind", "org");
  await expect(bank).toHaveAttribute("data-state", "unreviewed");
  await site.reload();
  await bank.click();
  await asked(page).getByRole("button", { name: "Not here" }).click();
  await expect(asked(page)).toHaveCount(0);
  await expect(bank).toHaveAttribute("data-state", "accepted");
  await expect(bank).toHaveAttribute("data-kind", "org");
  await saved(page);
  await site.reload(); // the address names the fact
  await expect(card(page)).toContainText("accepted by you");
  await expect(asked(page)).toHaveCount(0);
});

test("words that nobody has marked are marked at all places by one key, and taken back by one", async ({ site, page }) => {
  await open(site);
  await page.keyboard.press("f");
  await page.keyboard.type("blue kettle");
  await page.keyboard.press("Enter");
  await expect(page.locator("#marker .chip").first()).toBeVisible();
  await page.keyboard.press("r");
  await expect(card(page)).toContainText("added by you");
  await page.keyboard.press("w");
  await expect(page.getByRole("status").filter({ hasText: "Rule made: “blue kettle” is always a product or platform." })).toBeVisible();
  await next(site, SECOND);
  await review(page);
  await expect(rows(page).first()).toContainText("blue kettle");
  await expect(rows(page).filter({ hasText: "your rule" })).toHaveCount(1);
  await expect(asked(page)).toContainText("Not marked here, at 2 places: ¶2 ¶2");
  await page.keyboard.press("y");
  const added = page.locator("#text .run[data-state=added]").filter({ hasText: "blue kettle" });
  await expect(added).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(added).toHaveCount(0);
  await review(page);
  await page.keyboard.press("r"); // not here
  await expect(rows(page).filter({ hasText: "your rule" })).toHaveCount(0);
  await saved(page);
  await site.reload();
  await page.getByRole("tab", { name: /Review/ }).click();
  await expect(rows(page).first()).toBeVisible();
  await expect(rows(page).filter({ hasText: "your rule" })).toHaveCount(0);
});

test("the page of rules: removed with a way back, saved, taken in, and what is made elsewhere appears", async ({ site, page, context }) => {
  await rule(site, page);
  await rulesPage(page);
  const line = own(page).getByRole("listitem").filter({ hasText: "“Coastal Bank” is always a building or site" });
  await expect(line).toContainText("Harbour fund grows");
  await expect(line).toContainText("stands in 1 saved article");
  const download = page.waitForEvent("download");
  await own(page).getByRole("button", { name: "Save your rules as a file" }).click();
  const file = { name: "rules.json", mimeType: "application/json", buffer: readFileSync(await (await download).path()) };
  expect(JSON.parse(file.buffer.toString())["is Coastal Bank"]).toMatch(/^FAC\n\d{4}-\d{2}-\d{2}\n\w+\nHarbour fund grows$/);
  await line.getByRole("button", { name: "Remove" }).click();
  await expect(own(page)).toContainText("You have no rules yet.");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(line).toHaveCount(1);
  const other = await context.newPage();
  await other.goto(`${process.env.PRESSMARK_URL}#/p/rules`);
  const there = other.locator(".own-page");
  await there.getByRole("button", { name: "Remove" }).click();
  await expect(there).toContainText("You have no rules yet.");
  await expect(own(page)).toContainText("You have no rules yet.");
  await page.setInputFiles("#rules-file", file);
  await expect(own(page).locator(".told")).toHaveText("1 rule added.");
  await expect(line).toHaveCount(1);
  await expect(there).toContainText("1 rule.");
  await page.setInputFiles("#rules-file", file);
  await expect(own(page).locator(".told")).toHaveText("1 rule already here.");
  await page.setInputFiles("#rules-file", { name: "x.json", mimeType: "application/json", buffer: Buffer.from('{"a":1}') });
  await expect(own(page).locator(".told")).toContainText("Not taken in");
});

test("rules that cannot be read are told and stay, also when a new one is made", async ({ site, page }) => {
  await site.open();
  await page.evaluate(() => localStorage.setItem("pressmark:1:rules", "nonsense"));
  await rule(site, page);
  expect(await page.evaluate(() => localStorage.getItem("pressmark:1:rules-damaged"))).toBe("nonsense");
  await page.evaluate(() => localStorage.setItem("pressmark:1:rules", "nonsense"));
  await site.reload();
  await expect(page.getByRole("alert").filter({ hasText: "Your rules are not in force: this is no list of rules." })).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("pressmark:1:rules"))).toBe("nonsense");
});

for (const width of [1440, 390]) {
  test(`rules keep the accessibility rules, ${width} px`, async ({ site, page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height: 844 });
    const look = async (name) => {
      expect(await site.accessibilityFindings(), name).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      expect(wide, `${name} is wider than the window`).toBe(false);
    };
    await rule(site, page);
    await look("the offer");
    await expect(page.locator(".notice")).toHaveCount(0, { timeout: 15_000 }); // it passes by itself
    await next(site, SECOND);
    await run(page, "Coastal Bank").click();
    await expect(asked(page)).toBeVisible();
    await look("the suggestion");
    for (const button of await asked(page).getByRole("button").all()) {
      const { width, height } = await button.boundingBox();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
    await page.keyboard.press("Escape");
    await rulesPage(page);
    await look("the page of rules");
  });
}
