// The article in short and in order of time, on the built site. The article is the page's own sample.
import { test, expect } from "./page.mjs";

async function sample(site) {
  await site.open();
  await site.engineReady();
  await site.page.getByRole("button", { name: /sample/ }).click();
  await expect(site.page.locator("#text .run").first()).toBeVisible();
}

const pointed = (page) => page.evaluate(() => [...(CSS.highlights.get("clue") ?? [])].map((range) => range.toString()));

test("each answer is words of the text and leads to them", async ({ site, page }) => {
  await sample(site);
  const answers = page.locator(".answers .question > dd > .answer");
  await expect(answers.first()).toBeVisible();
  expect(await page.locator(".answers dt").allTextContents()).toContain("Who");
  const text = (await page.locator("#text .block").allTextContents()).join("\n");
  for (const answer of await answers.all()) {
    const words = await answer.textContent();
    expect(text).toContain(words);
    await answer.click();
    await expect.poll(() => pointed(page)).toContain(words);
  }
});

test("the sentences to read first are listed and marked in the margin", async ({ site, page }) => {
  await sample(site);
  const sentences = page.locator(".first li");
  const count = await sentences.count();
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(6);
  await sentences.last().getByRole("button").click();
  await expect.poll(async () => (await pointed(page)).length).toBe(1);
  await expect(page.locator("#text .block.first").first()).toBeAttached();
});

test("the timeline is a list in order of time; a row leads to its word", async ({ site, page }) => {
  await sample(site);
  await page.getByRole("tab", { name: /Timeline/ }).click();
  const titles = await page.locator("#list h3").allTextContents();
  expect(titles.length).toBeGreaterThan(1);
  const rows = page.locator("#list ol.timeline .row");
  expect(await rows.count()).toBeGreaterThan(3);
  for (const row of await rows.all()) {
    const form = await row.locator(".event-mark").getAttribute("data-status");
    await expect(row.locator(".status")).toHaveText(form); // in words as well as by form
  }
  await page.getByRole("button", { name: "Latest first" }).click();
  expect(await page.locator("#list h3").allTextContents()).toEqual(titles.toReversed());
  await rows.first().click();
  await expect(page.locator("#text .run.chosen").first()).toBeInViewport();
  await expect(page.getByRole("region", { name: "Selected fact" })).toContainText("Status");
});

test("events can be switched off in the text", async ({ site, page }) => {
  await sample(site);
  const drawn = page.locator("#text .run[data-l1=event], #text .run[data-l2=event]");
  await expect(drawn.first()).toBeAttached();
  await page.getByRole("button", { name: /^E?\s*Events/ }).click();
  await expect(drawn).toHaveCount(0);
});

for (const width of [1440, 390]) {
  test(`no accessibility findings in the timeline and the fields, ${width} px`, async ({ site, page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 900 });
    await sample(site);
    await page.locator(".short").evaluate((short) => (short.open = true));
    await page.keyboard.press("g");
    await page.keyboard.press("e");
    await page.locator("#list ol.timeline .row").first().click();
    await page.getByText("Correct", { exact: true }).click();
    await page.locator("#text .paragraph").first().evaluate((block) => getSelection().selectAllChildren(block));
    await page.getByRole("button", { name: /Mark as/ }).click();
    await expect(page.getByRole("button", { name: "Nationality" })).toBeVisible();
    expect(await site.accessibilityFindings()).toEqual([]);
  });
}

test("a chosen theme is the same as the system's", async ({ site, page }) => {
  const ink = () => page.evaluate(() => getComputedStyle(document.body).color + getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: "dark" });
  await site.open();
  const dark = await ink();
  await page.emulateMedia({ colorScheme: "light" });
  const light = await ink();
  expect(light).not.toBe(dark);
  await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
  expect(await ink()).toBe(dark);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate(() => (document.documentElement.dataset.theme = "light"));
  expect(await ink()).toBe(light);
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(0, 0, 0)"); // paper is light
});
