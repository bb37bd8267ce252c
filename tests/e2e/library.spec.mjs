// The library on the built site: backup, trash, tags, order, one promise a test. The articles are our own.
import { readFileSync } from "node:fs";
import { test, expect } from "./page.mjs";

const FIRST = "Harbour fund grows\n\nPORT ELWICK, 14 May 2026 — Mayor Ana Ruiz said on Wednesday that the city would pay €21 million.";
const SECOND = "A ferry returns\n\nThe ferry to Sorrey returned on Monday. “It was time,” said Pieter Vance, a fisherman, who paid £40.";

const run = (page) => page.locator("#text .run[data-kind]").first();
const saved = (page) => expect(page.locator(".saved")).toContainText("saved on this device");
const entries = (page) => page.locator(".article");

async function paste(site, page, text) {
  await site.paste(text);
  await expect(run(page)).toBeVisible();
  await saved(page);
}

async function two(site, page) {
  await site.open();
  await site.engineReady();
  await paste(site, page, FIRST);
  await run(page).click();
  await page.keyboard.press("a");
  await saved(page);
  await page.getByRole("button", { name: "New article" }).first().click();
  await paste(site, page, SECOND);
}

/// What is kept, without what is made again or counts the days.
const kept = (page) =>
  page.evaluate(() => {
    const passing = ["index", "draft", "acts", "last-backup"].map((name) => `pressmark:1:${name}`);
    return Object.entries(localStorage).filter(([key]) => !passing.includes(key)).sort();
  });

async function library(page) {
  await page.getByRole("button", { name: "Backup and trash" }).click();
  return page.getByRole("dialog");
}

async function erase(page, title) {
  const entry = entries(page).filter({ hasText: title });
  await entry.hover();
  await entry.getByRole("button", { name: /^Delete/ }).click();
  await expect(entry).toHaveCount(0);
}

test("backup, wipe, restore: everything is as it was", async ({ site, page }) => {
  await two(site, page);
  await erase(page, "A ferry returns");
  await page.getByRole("button", { name: /^Theme/ }).click();
  const before = await kept(page);
  expect(before.length).toBeGreaterThan(3);
  const download = page.waitForEvent("download");
  await (await library(page)).getByRole("button", { name: "Save a backup" }).click();
  const path = await (await download).path();
  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  await site.open();
  await site.engineReady();
  await paste(site, page, SECOND); // so that there is a shelf to open the dialog from
  await erase(page, "A ferry returns");
  await page.evaluate(() => localStorage.clear());
  await page.getByRole("button", { name: "Try the sample" }).click();
  await saved(page);
  await page.evaluate(() => localStorage.clear());
  const dialog = await library(page);
  await page.setInputFiles("#restore", path);
  await expect(dialog.locator(".told")).toContainText("2 articles added");
  expect(await kept(page)).toEqual(before);
  await expect(dialog).toContainText("A ferry returns"); // in the trash
});

test("taking a backup in joins corrections of both sides, and twice is once", async ({ site, page }) => {
  await two(site, page);
  const download = page.waitForEvent("download");
  const dialog = await library(page);
  await dialog.getByRole("button", { name: "Save a backup" }).click();
  const file = { name: "b.json", mimeType: "application/json", buffer: readFileSync(await (await download).path()) };
  await page.setInputFiles("#restore", file);
  await expect(dialog.locator(".told")).toContainText("2 articles already here");
  await dialog.getByRole("button", { name: "Close" }).click();
  await entries(page).filter({ hasText: "Harbour" }).getByRole("link").click();
  await page.keyboard.press("Control+z");
  await saved(page);
  await library(page);
  await page.setInputFiles("#restore", file);
  await expect(dialog.locator(".told")).toContainText("2 articles already here"); // the undo is newer than the backup
  await page.setInputFiles("#restore", { name: "x.json", mimeType: "application/json", buffer: Buffer.from('{"a":1}') });
  await expect(dialog.locator(".told")).toContainText("no backup of Pressmark");
});

test("the trash gives back, deletes for good, and is emptied", async ({ site, page }) => {
  await two(site, page);
  await erase(page, "A ferry returns");
  await paste(site, page, "A third story.\n\nMayor Ana Ruiz spoke on Monday.");
  await erase(page, "Harbour");
  let dialog = await library(page);
  await expect(dialog.locator(".trash-line")).toHaveCount(2);
  await expect(dialog).toContainText("30 days left");
  await dialog.locator(".trash-line").filter({ hasText: "Harbour" }).getByRole("button", { name: "Restore" }).click();
  await expect(dialog.locator(".trash-line")).toHaveCount(1);
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(dialog).toContainText("The trash is empty");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(entries(page).filter({ hasText: "Harbour" })).toHaveCount(1);
  await erase(page, "Harbour");
  dialog = await library(page);
  await dialog.getByRole("button", { name: "Empty the trash" }).click();
  await expect(dialog.locator(".trash-line")).toHaveCount(0);
  expect((await kept(page)).filter(([key]) => key.startsWith("pressmark:1:t:"))).toEqual([]);
});

test("articles are tagged, shown by tag and sorted, also after a reload", async ({ site, page }) => {
  await two(site, page);
  const first = entries(page).filter({ hasText: "Harbour" });
  await first.hover();
  await first.getByRole("button", { name: /^Rename/ }).click();
  await page.getByLabel("Tags").fill("storm, money");
  await page.keyboard.press("Enter");
  await expect(first).toContainText("money, storm");
  await site.reload();
  await expect(entries(page)).toHaveCount(2);
  await page.getByRole("button", { name: "storm" }).click();
  await expect(entries(page)).toHaveCount(1);
  await page.getByRole("button", { name: "storm" }).click();
  await page.getByLabel("Sort by").selectOption("title");
  await expect(entries(page).first()).toContainText("A ferry returns");
  await page.getByLabel("Sort by").selectOption("date");
  await expect(entries(page).first()).toContainText("Harbour");
});

test("after twenty corrections a backup is offered, and can be put off", async ({ site, page }) => {
  await two(site, page);
  for (let n = 0; n < 11; n += 1) {
    await page.keyboard.press("j");
    await page.keyboard.press("a");
    await page.keyboard.press("u");
  }
  await expect(page.locator(".bar")).toContainText("backup");
  await page.locator(".bar").getByRole("button", { name: "Later" }).click();
  await expect(page.locator(".bar")).toHaveCount(0);
});
