// Reading and correcting on the built site, one promise a test. The article is our own.
import { test, expect } from "./page.mjs";

const ARTICLE = [
  "Harbour fund grows",
  "PORT ELWICK, 14 May 2026 — Mayor Ana Ruiz said on Wednesday that the city would pay €21 million ($24 million) for the harbour.",
  "“We keep our word,” Ruiz told reporters. The Coastal Bank denied it.",
].join("\n\n");

async function read(site) {
  await site.open();
  await site.engineReady();
  await site.paste(ARTICLE);
  await expect(site.page.locator("#text .run").first()).toBeVisible();
}

const person = (page) => page.locator("#text .run[data-kind=person]").first();
const card = (page) => page.getByRole("region", { name: "Selected fact" });
const saved = (page) => expect(page.locator(".saved")).toContainText("saved on this device");

test("a paste is marked up, and the text stays as it was pasted", async ({ site, page }) => {
  await read(site);
  const blocks = await page.locator("#text .block").allTextContents();
  expect(blocks.join(" ").split(/\s+/)).toEqual(ARTICLE.split(/\s+/)); // a dateline is a block of its own
  await expect(page.locator("#list")).toContainText("Ana Ruiz");
});

test("a click shows the card, the list and the words of one fact", async ({ site, page }) => {
  await read(site);
  await person(page).click();
  await expect(card(page)).toContainText("Ruiz");
  await expect(person(page)).toHaveClass(/chosen/);
  await expect(page.locator(".row[aria-pressed=true]")).toContainText("Ruiz");
  await expect(page).toHaveURL(/#\/a\/[0-9a-f]+\?f=m\d+-\d+$/);
});

test("the article, the decision and the place are kept, and undo works after a reload", async ({ site, page }) => {
  await read(site);
  await person(page).click();
  await page.keyboard.press("a");
  await expect(person(page)).toHaveAttribute("data-state", "accepted");
  await saved(page);
  await site.reload();
  await expect(person(page)).toHaveAttribute("data-state", "accepted");
  await expect(card(page)).toContainText("accepted by you");
  await page.keyboard.press("Control+z");
  await expect(person(page)).toHaveAttribute("data-state", "unreviewed");
});

test("all facts are reached and judged by keys alone", async ({ site, page }) => {
  await read(site);
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  const items = page.locator("#list .rows .row");
  const before = await items.count();
  expect(before).toBeGreaterThan(2);
  await items.first().focus();
  await page.keyboard.press("Enter");
  for (let left = before; left > 0; left -= 1) {
    await expect(items).toHaveCount(left);
    await page.keyboard.press(left % 2 ? "a" : "r");
  }
  await expect(items).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(items).toHaveCount(1);
});

test("a saved article is opened, renamed, thrown away and brought back", async ({ site, page }) => {
  await read(site);
  await saved(page);
  const entry = page.locator(".article");
  await expect(entry).toHaveCount(1);
  await entry.hover();
  await entry.getByRole("button", { name: /^Rename/ }).click();
  await page.getByLabel("Title", { exact: true }).fill("My harbour");
  await page.keyboard.press("Enter");
  await expect(entry).toContainText("My harbour");
  await saved(page);
  await entry.hover();
  await entry.getByRole("button", { name: /^Delete/ }).click();
  await expect(entry).toHaveCount(0);
  await page.locator(".notice").getByRole("button", { name: "Undo" }).click();
  await expect(entry).toContainText("My harbour");
  await entry.getByRole("link").click();
  await expect(person(page)).toBeVisible();
});

test("two tabs decide about the same article and nothing is lost", async ({ site, page, context }) => {
  await read(site);
  await saved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(person(other)).toBeVisible();
  await person(page).click();
  await page.keyboard.press("a");
  await saved(page);
  const amount = other.locator("#text .run[data-kind=amount]").first();
  await amount.click();
  await other.keyboard.press("r");
  await saved(other);
  await expect(person(other)).toHaveAttribute("data-state", "accepted");
  await page.reload();
  await expect(person(page)).toHaveAttribute("data-state", "accepted");
  await page.getByRole("tab", { name: /Review/ }).click();
  await expect(page.locator("#list .history li")).toHaveCount(2);
});

test("where storage is blocked, reading works and the page says that nothing is kept", async ({ site, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("blocked", "SecurityError"); } });
  });
  await read(site);
  await expect(page.locator(".saved")).toContainText("NOT saved");
});

test("what is no article is refused with a sentence", async ({ site, page }) => {
  await site.open();
  await site.engineReady();
  await page.getByRole("button", { name: "Mark it up" }).click();
  await expect(page.getByRole("alert")).toContainText("nothing to read");
  await page.setInputFiles("#file", { name: "x.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") });
  await expect(page.getByRole("alert")).toContainText("PDF");
});

for (const width of [1440, 390]) {
  test(`no accessibility findings, ${width} px`, async ({ site, page }) => {
    test.setTimeout(240_000); // six runs of axe, each of many seconds on a busy machine
    await page.setViewportSize({ width, height: 900 });
    await site.open();
    await site.engineReady();
    expect(await site.accessibilityFindings()).toEqual([]);
    await page.getByRole("button", { name: /sample/ }).click();
    await person(page).click();
    await expect(card(page)).toBeVisible();
    expect(await site.accessibilityFindings()).toEqual([]);
    await page.getByRole("tab", { name: /Review/ }).click();
    expect(await site.accessibilityFindings()).toEqual([]);
  });

  test(`no accessibility findings in the dialogs, ${width} px`, async ({ site, page }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width, height: 900 });
    await read(site);
    await saved(page);
    for (const open of [
      () => page.keyboard.press("?"),
      () => page.getByRole("button", { name: "Share" }).click(),
      async () => {
        if (width < 1100) await page.getByRole("button", { name: "Saved articles" }).click();
        await page.getByRole("button", { name: "Backup and trash" }).click();
      },
    ]) {
      await open();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await site.accessibilityFindings()).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
  });
}
