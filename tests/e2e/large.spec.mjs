// Far too much text.
import { readFileSync } from "node:fs";
import { openLong } from "./long.mjs";
import { test, expect } from "./page.mjs";

const ARTICLE = readFileSync(new URL("../articles/2026-05-07-harbour-fund.txt", import.meta.url), "utf8");
const marks = (page) => page.locator("#text .run[data-kind]");

test("a million characters are read, and the page stays usable meanwhile", async ({ site, page }) => {
  test.setTimeout(180_000);
  const long = ARTICLE.repeat(Math.ceil(1_000_000 / ARTICLE.length));
  await site.open();
  await site.engineReady();
  await site.paste(long);
  // The box is not burdened with it, and the main thread answers while the worker reads.
  await expect(site.pasteBox()).toHaveValue("");
  const started = Date.now();
  expect(await page.evaluate(() => 6 * 7)).toBe(42);
  expect(Date.now() - started).toBeLessThan(5_000);
  await expect(marks(page).first()).toBeVisible({ timeout: 120_000 });
  await expect(page.locator("#text")).toContainText("We keep our word");
});

test("a long text whose reading is called off stands in the box", async ({ site, page }) => {
  const long = ARTICLE.repeat(Math.ceil(300_000 / ARTICLE.length));
  await site.open();
  await site.engineReady();
  await site.paste(long);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(site.pasteBox()).toHaveValue(long);
  await expect(site.pasteBox()).toBeEditable();
});

test("of a long list a part is drawn, which follows the selected fact and grows on demand", async ({ site, page }) => {
  test.setTimeout(180_000);
  await openLong(site);
  await page.getByRole("tab", { name: /^Dates/ }).click();
  const rows = page.locator("#list .row");
  await expect(rows.first()).toBeVisible();
  const drawn = await rows.count();
  expect(drawn).toBeLessThan(100);
  await page.getByRole("button", { name: /more in this list$/ }).click();
  await expect.poll(() => rows.count()).toBeGreaterThan(drawn);
  await page.locator("#text .run[data-kind=date]").last().click();
  await expect(page.locator("#list .row[aria-pressed=true]").first()).toBeAttached();
  expect(await rows.count()).toBeLessThan(100);
});
