// Pages of their own: numbers, network, the engine and you; search, names, comparison over saved articles. One promise a test.
import { readFileSync } from "node:fs";
import { test, expect } from "./page.mjs";

const FIRST = [
  "Harbour fund grows",
  "PORT ELWICK, 14 May 2026 — Mayor Ana Ruiz said on Wednesday that the city would pay €21 million ($24 million) for the harbour.",
  "“We will never sell the old harbour to anybody,” Ruiz told reporters. The Coastal Bank denied it. Twelve workers were hurt on Tuesday.",
].join("\n\n");
const SECOND = [
  "Port Elwick argues over its harbour",
  "PORT ELWICK, 15 May 2026 — Mayor Ana Ruiz met the Coastal Bank on Thursday. The city would pay €30 million for the harbour.",
  "“We will not sell the old harbour to anybody,” Ruiz claimed. Fourteen workers were hurt on Tuesday, the bank said.",
].join("\n\n");

async function read(site, text) {
  await site.engineReady();
  await site.paste(text);
  await expect(site.page.locator("#text .run").first()).toBeVisible();
  await expect(site.page.locator(".saved")).toContainText("saved on this device");
}

async function readBoth(site) {
  await site.open();
  await read(site, FIRST);
  await site.page.getByRole("button", { name: "New article" }).first().click();
  await read(site, SECOND);
}

const own = (page) => page.locator(".own-page");
const open = async (page, name, title = name) => {
  await page.getByRole("button", { name, exact: true }).click();
  await expect(own(page).getByRole("heading", { level: 1 })).toHaveText(title);
};
const library = async (page) => {
  const shelf = page.getByRole("navigation", { name: "Saved articles" });
  if (!(await shelf.isVisible())) await page.getByRole("button", { name: "Saved articles" }).click();
  await open(page, "Search and compare");
};

test("numbers show both sides of a conversion, and lead to the sentence and back", async ({ site, page }) => {
  await site.open();
  await read(site, FIRST);
  await open(page, "Numbers");
  const row = own(page).getByRole("row").filter({ hasText: "21,000,000 EUR" });
  await expect(row).toContainText("24,000,000 USD");
  await row.getByRole("button", { name: "€21 million" }).click();
  await expect(page.locator("#text .run.chosen").first()).toContainText("€21 million");
  await page.getByRole("button", { name: "← Back to Numbers" }).click();
  await expect(own(page).getByRole("heading", { level: 1 })).toHaveText("Numbers");
  await own(page).getByRole("button", { name: "Close" }).click();
  await expect(page.locator("#text .run").first()).toBeVisible();
});

test("the network is a drawing with an equal table", async ({ site, page }) => {
  await site.open();
  await read(site, SECOND);
  await open(page, "Network");
  const rows = own(page).getByRole("table").getByRole("row");
  const lines = own(page).locator(".drawing line");
  await expect(rows).toHaveCount((await lines.count()) + 1);
  await expect(own(page).getByRole("table")).toContainText("Ana Ruiz");
  const [picture] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the picture (SVG)" }).click()]);
  const svg = readFileSync(await picture.path(), "utf8");
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).toContain("Ana Ruiz");
  const parsed = await page.evaluate((text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror") === null, svg);
  expect(parsed, "the picture is well-formed").toBe(true);
  await rows.nth(1).getByRole("button", { name: /¶/ }).first().click();
  await expect(page.locator("#text .run").first()).toBeVisible();
});

test("the map draws known places, lists the rest, and leads to the text", async ({ site, page }) => {
  await site.open();
  await read(site, "Officials from Germany met the mayor of Kharkiv in Kharkiv on Friday.\n\nThey flew on to Port Elwick, the mayor said.");
  await open(page, "Map");
  await expect(own(page).locator(".drawing .node")).toHaveCount(2);
  await expect(own(page).locator(".drawing .land").first()).toBeAttached();
  await expect(own(page).getByRole("table").getByRole("row").filter({ hasText: "Kharkiv" })).toContainText("50.0° N, 36.2° E");
  const away = own(page).getByRole("link", { name: "openstreetmap.org" }).first();
  await expect(away).toHaveAttribute("href", /^https:\/\/www\.openstreetmap\.org\/\?mlat=/);
  await expect(away).toHaveAttribute("rel", "noopener noreferrer");
  await own(page).locator(".drawing .node").first().click();
  await expect(page.locator("#text .run.chosen, #text .run.kin").first()).toBeVisible();
});

test("what the person changed is set against what the engine said", async ({ site, page }) => {
  await site.open();
  await read(site, FIRST);
  await page.locator("#text .run[data-kind=amount]").first().click();
  await page.keyboard.press("r");
  await open(page, "The engine and you");
  await expect(own(page)).toContainText("Rejected by you");
  await expect(own(page).getByRole("row").filter({ hasText: "Amounts" })).toContainText("0 %");
});

test("a search finds words and facts in all saved articles and opens the place", async ({ site, page }) => {
  await readBoth(site);
  await library(page);
  const box = page.getByRole("searchbox", { name: "Search all saved articles" });
  await box.fill("money>25m harbour");
  await box.press("Enter");
  await expect(own(page).locator(".intro")).toContainText("in 1 article of 2");
  await expect(own(page).getByRole("heading", { level: 2 })).toContainText("argues over");
  await page.getByRole("searchbox").fill("\"never sell\"");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(own(page).locator(".hit")).toHaveText("never sell");
  await own(page).locator(".points").getByRole("button", { name: "¶2" }).click();
  await expect(page.locator("#text")).toContainText("never sell");
  await expect(page).toHaveURL(/#\/a\//);
  await page.getByRole("button", { name: "← Back to Search" }).click();
  await expect(own(page).locator(".hit")).toHaveText("never sell");
});

test("a name has a page across articles", async ({ site, page }) => {
  await readBoth(site);
  await library(page);
  await open(page, "People, organisations and other names", "Names across articles");
  await open(page, "Ana Ruiz");
  await expect(own(page).locator(".intro")).toContainText("2 saved articles");
  await expect(own(page).getByRole("row")).toHaveCount(3);
});

test("two articles are compared: differences first, with both verbs and the words that differ", async ({ site, page }) => {
  await readBoth(site);
  await library(page);
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await open(page, "Compare");
  const differ = own(page).getByRole("region", { name: "They differ" });
  await expect(differ).toContainText("claimed");
  for (const word of ["never", "not"]) await expect(differ.locator(".new").getByText(word, { exact: true })).toHaveCount(1);
  await expect(own(page)).toContainText("Who is quoted");
  const heads = await own(page).getByRole("heading", { level: 2 }).allTextContents();
  expect(heads.findIndex((h) => h.startsWith("They differ"))).toBeLessThan(heads.findIndex((h) => h.startsWith("They agree")));
});

test("articles that share rare names and days are suggested as a story", async ({ site, page }) => {
  await readBoth(site);
  await library(page);
  await expect(own(page).getByRole("heading", { name: "Stories" })).toBeVisible();
  await own(page).locator(".points").getByRole("button").first().click();
  await expect(own(page).getByRole("heading", { level: 1 })).toHaveText("Compare");
});

test("the copy of an article is written by the worker and holds the decisions", async ({ site, page }) => {
  await site.open();
  await read(site, FIRST);
  await page.locator("#text .run[data-kind=amount]").first().click();
  await page.keyboard.press("a");
  const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
  expect(file.suggestedFilename()).toMatch(/^harbour-fund-grows\.json$/i);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  const { schema, corrections } = JSON.parse(Buffer.concat(chunks).toString());
  expect([schema, corrections.length]).toEqual(["pressmark/1", 1]);
});

for (const width of [1440, 390]) {
  test(`pages keep the accessibility rules, ${width} px`, async ({ site, page }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width, height: 844 });
    await readBoth(site);
    const look = async (name) => {
      expect(await site.accessibilityFindings(), name).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      expect(wide, `${name} is wider than the window`).toBe(false);
    };
    for (const title of ["Numbers", "Network", "Map", "The engine and you"]) {
      if (width < 720) await page.getByRole("button", { name: "Show the facts" }).click();
      await open(page, title);
      await look(title);
      await own(page).getByRole("button", { name: "Close" }).click();
    }
    await library(page);
    await look("Search and compare");
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    await open(page, "Compare");
    await look("Compare");
  });
}

test("pages stand in the address: the browser's back button, a reload and keys know them", async ({ site, page }) => {
  await site.open();
  await read(site, FIRST);
  await page.locator("#text").focus();
  await page.keyboard.press("g");
  await page.keyboard.press("n");
  const title = own(page).getByRole("heading", { level: 1 });
  await expect(title).toHaveText("Network");
  await expect(page).toHaveURL(/#\/a\/\w+\?.*p=network/);
  await page.goBack();
  await expect(own(page)).toHaveCount(0);
  await expect(page.locator("#text .run").first()).toBeVisible();
  await page.goForward();
  await expect(title).toHaveText("Network");
  await site.reload();
  await expect(title).toHaveText("Network");
  await own(page).getByRole("button", { name: "Close" }).click();
  await expect(page).not.toHaveURL(/p=network/);
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("never sell");
  await page.keyboard.press("Enter");
  await expect(title).toHaveText("Search");
  await expect(page).toHaveURL(/p=search%20never%20sell/);
  await page.goBack();
  await expect(title).toHaveText("Search and compare");
});
