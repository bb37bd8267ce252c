// Storage under stress on the built site, one promise a test. The articles are our own.
import { readFileSync } from "node:fs";
import { test, expect } from "./page.mjs";

const FIRST = "Harbour fund grows\n\nPORT ELWICK, 14 May 2026 — Mayor Ana Ruiz said on Wednesday that the city would pay €21 million.";
const SECOND = "A ferry returns\n\nThe ferry to Sorrey returned on Monday. “It was time,” said Pieter Vance, a fisherman, who paid £40.";

const run = (page) => page.locator("#text .run[data-kind]").first();
const saved = (page) => expect(page.locator(".saved")).toContainText("saved on this device");
const record = (name) => readFileSync(new URL(`../records/${name}.txt`, import.meta.url), "utf8").trim();

async function paste(site, page, text) {
  await site.paste(text);
  await expect(run(page)).toBeVisible();
  await saved(page);
}

/// Fills the store to the last unit, as other pages of the same origin may do.
const fill = (page) =>
  page.evaluate(() => {
    for (let size = 1 << 20, n = 0; size > 0; ) {
      try {
        localStorage.setItem(`other:${n}`, "x".repeat(size));
        n += 1;
      } catch {
        size >>= 1;
      }
    }
  });

async function correctWhenFull(site, page) {
  await site.open();
  await site.engineReady();
  await paste(site, page, FIRST);
  await page.getByRole("button", { name: "New article" }).first().click();
  await paste(site, page, SECOND);
  return async () => {
    await fill(page);
    await run(page).click();
    await page.keyboard.press("a");
    await expect(page.locator(".bar.bad")).toContainText("storage is full");
    await expect(run(page)).toHaveAttribute("data-state", "accepted");
  };
}

test("quota in the middle of a correction: emptying the trash saves it", async ({ site, page }) => {
  const correct = await correctWhenFull(site, page);
  const first = page.locator(".article").filter({ hasText: "Harbour" });
  await first.hover();
  await first.getByRole("button", { name: /^Delete/ }).click();
  await expect(first).toHaveCount(0);
  await correct();
  await page.locator(".bar").getByRole("button", { name: /Empty the trash/ }).click();
  await saved(page);
  await expect(page.locator(".bar.bad")).toHaveCount(0);
  await site.reload();
  await expect(run(page)).toHaveAttribute("data-state", "accepted");
});

test("quota in the middle of a correction: deleting the oldest article saves it", async ({ site, page }) => {
  await (await correctWhenFull(site, page))();
  await page.locator(".bar").getByRole("button", { name: /Delete the oldest/ }).click();
  await saved(page);
  await expect(page.locator(".article")).toHaveCount(1);
});

test("what is not saved is not left without a word, and a download lets it go", async ({ site, page }) => {
  await (await correctWhenFull(site, page))();
  await page.locator(".brand").click();
  await expect(page.getByRole("alert").filter({ hasText: "not saved yet" })).toBeVisible();
  await expect(run(page)).toBeVisible();
  const download = page.waitForEvent("download");
  await page.locator(".bar").getByRole("button", { name: "Download now" }).click();
  await download;
  await page.locator(".brand").click();
  await expect(site.pasteBox()).toBeVisible();
});

test("a damaged article is set aside, shown, and can be taken elsewhere as it is", async ({ site, page }) => {
  await site.open();
  await site.engineReady();
  await paste(site, page, FIRST);
  const key = await page.evaluate(() => Object.keys(localStorage).find((key) => key.startsWith("pressmark:1:a:")));
  await page.evaluate((key) => (localStorage.setItem(key, "3.damaged"), localStorage.removeItem("pressmark:1:index")), key);
  await page.goto("about:blank");
  await site.open();
  await site.engineReady();
  const entry = page.locator(".article");
  await expect(entry).toContainText("damaged");
  await paste(site, page, FIRST); // the same text again takes its name, and the damaged one moves aside
  await expect(entry).toHaveCount(2);
  const download = page.waitForEvent("download");
  await entry.filter({ hasText: "damaged" }).getByRole("button", { name: /Save it to a file/ }).click();
  expect(readFileSync(await (await download).path(), "utf8")).toBe("3.damaged");
});

test("a record of a newer version is refused with a message and left alone", async ({ site, page }) => {
  await site.open();
  await page.evaluate(() => localStorage.setItem("pressmark:1:a:future", "99.x"));
  await page.goto("about:blank");
  await site.open("#/a/future");
  await expect(page.getByRole("alert")).toContainText("newer Pressmark");
  expect(await page.evaluate(() => localStorage.getItem("pressmark:1:a:future"))).toBe("99.x");
});

for (const version of ["v1", "v2", "v3"]) {
  test(`an article kept by version ${version} opens with its corrections`, async ({ site, page }) => {
    await site.open();
    await page.evaluate((kept) => localStorage.setItem("pressmark:1:a:old", kept), record(version));
    await page.goto("about:blank");
    await site.open("#/a/old");
    await expect(page.locator("#text")).toContainText("We keep our word");
    await expect(page.locator("#text .run[data-state=accepted], #text .run[data-state=corrected], #text .run[data-state=added]").first()).toBeVisible();
  });
}

test("what another tab does to the same article appears here at once", async ({ site, page, context }) => {
  await site.open();
  await site.engineReady();
  await paste(site, page, FIRST);
  const other = await context.newPage();
  await other.goto(page.url());
  await run(other).click();
  await other.keyboard.press("a");
  await expect(run(page)).toHaveAttribute("data-state", "accepted");
  await page.locator("#text .run[data-kind=amount]").first().click();
  await page.keyboard.press("a");
  await expect(other.locator("#text .run[data-kind=amount]").first()).toHaveAttribute("data-state", "accepted");
});

test("two tabs that act in the same moment keep both, also when one is closed", async ({ site, page, context }) => {
  await site.open();
  await site.engineReady();
  await paste(site, page, FIRST);
  const other = await context.newPage();
  await other.goto(page.url());
  await run(other).click();
  await page.locator("#text .run[data-kind=amount]").first().click();
  // Both write within the same pause.
  await Promise.all([page.keyboard.press("a"), other.keyboard.press("r")]);
  for (const tab of [page, other]) {
    await expect(tab.locator("#text .run[data-kind=amount]").first()).toHaveAttribute("data-state", "accepted");
    await tab.getByRole("tab", { name: /Review/ }).click();
    await expect(tab.locator("#list .history li")).toHaveCount(2);
  }
  await saved(page);
  await saved(other);
  await page.close();
  await other.reload();
  await other.getByRole("tab", { name: /Review/ }).click();
  await expect(other.locator("#list .history li")).toHaveCount(2);
});
