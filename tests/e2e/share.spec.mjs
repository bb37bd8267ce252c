// Links that carry an article or corrections, on the built site, one promise a test. The article is our own.
import { HOSTILE, payload } from "./hostile.mjs";
import { test, expect, Site } from "./page.mjs";

const ARTICLE = [
  "Harbour fund grows",
  "PORT ELWICK, 14 May 2026 — Mayor Ana Ruiz said on Wednesday that the city would pay €21 million ($24 million) for the harbour.",
  "“We keep our word,” Ruiz told reporters. The Coastal Bank denied it.",
].join("\n\n");

const person = (page) => page.locator("#text .run[data-kind=person]").first();
const amount = (page) => page.locator("#text .run[data-kind=amount]").first();
const saved = (page) => expect(page.locator(".saved")).toContainText("saved on this device");
const kept = (page) => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("pressmark:1:a:")));

/// The article with one name accepted, and the link to it.
async function share(site, page, which = /whole article/) {
  await site.open();
  await site.engineReady();
  await site.paste(ARTICLE);
  await person(page).click();
  await page.keyboard.press("a");
  await saved(page);
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByLabel(which).check();
  return page.getByLabel("Link", { exact: true }).inputValue();
}

async function visitor(browser, link) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await new Site(page, process.env.PRESSMARK_URL).engineReady();
  return page;
}

test("a link opens as shared, not saved, with the corrections, and a copy can be kept", async ({ site, page, browser }) => {
  const link = await share(site, page);
  expect(link).toContain("#v1.");
  await expect(page.locator(".verdict")).toContainText("fits everywhere");
  const other = await visitor(browser, link);
  await expect(person(other)).toHaveAttribute("data-state", "accepted");
  await expect(other.locator(".saved")).toContainText("shared, not saved");
  await amount(other).click();
  await other.keyboard.press("a");
  await expect(amount(other)).toHaveAttribute("data-state", "accepted");
  await other.waitForTimeout(500); // longer than the pause before a save
  expect(await kept(other)).toEqual([]);
  await other.getByRole("button", { name: "Keep a copy" }).click();
  await saved(other);
  await other.reload();
  await expect(amount(other)).toHaveAttribute("data-state", "accepted");
  await expect(person(other)).toHaveAttribute("data-state", "accepted");
  await other.context().close();
});

test("opening a link never changes what is kept", async ({ site, page }) => {
  const link = await share(site, page);
  await page.keyboard.press("Escape");
  await amount(page).click();
  await page.keyboard.press("r");
  await saved(page);
  const before = await kept(page);
  await page.goto("about:blank");
  await page.goto(link);
  await expect(page.locator(".saved")).toContainText("shared, not saved");
  await expect(amount(page)).toHaveAttribute("data-state", "unreviewed");
  expect(await kept(page)).toEqual(before);
});

test("corrections alone are added to the article once its text is pasted", async ({ site, page, browser }) => {
  const whole = await share(site, page);
  await page.getByLabel(/corrections only/).check();
  await expect.poll(async () => (await page.getByLabel("Link", { exact: true }).inputValue()).length).toBeLessThan(whole.length - 100);
  const other = await visitor(browser, await page.getByLabel("Link", { exact: true }).inputValue());
  await expect(other.locator(".bar")).toContainText("1 correction to");
  await new Site(other, process.env.PRESSMARK_URL).paste(ARTICLE);
  await expect(person(other)).toHaveAttribute("data-state", "unreviewed");
  await other.getByRole("button", { name: "Add them" }).click();
  await expect(person(other)).toHaveAttribute("data-state", "accepted");
  await expect(other.locator(".bar")).toHaveCount(0);
  await other.context().close();
});

test("the link is copied by a button", async ({ site, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const link = await share(site, page);
  await page.getByRole("button", { name: "Copy the link" }).click();
  await expect(page.locator(".told")).toContainText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
});

test("a link of a newer version is explained", async ({ site, page }) => {
  await site.open("#v7.abc");
  await expect(page.getByRole("alert")).toContainText("newer Pressmark");
});

for (const [what, fragment] of HOSTILE) {
  test(`a hostile link does no harm: ${what}`, async ({ site, page }) => {
    await site.open(fragment);
    await expect(page.getByRole("alert")).toContainText("cannot be opened");
    await expect(site.pasteBox()).toBeVisible();
  });
}

test("markup in every field of a link is shown as words", async ({ site, page }) => {
  const bad = "<img src=x onerror=globalThis.harmed=1>";
  const log = `0|"do":"note","fact":"m0-8","text":"${bad}"}\n0|"do":"rename","fact":"m0-8","to":"${bad}"}\n`;
  const text = `Ana Ruiz spoke. ${bad} The city pays $3 million.`;
  await site.open(payload(`article\n${bad}\n${bad}\n\n\n2 0 1\n${log}${text}`));
  await expect(page.locator("#text .run").first()).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("#text")).toContainText(bad);
  await expect(page.locator(".about")).toContainText(bad);
  expect(await page.locator("main img").count()).toBe(0);
  expect(await page.evaluate(() => globalThis.harmed)).toBeUndefined();
});
