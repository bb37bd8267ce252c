// Corrections on the built site, each by pointer or by keys, and each taken back. The article is our own.
import { test, expect } from "./page.mjs";

const ARTICLE = [
  "Harbour fund grows",
  "PORT ELWICK, 14 May 2026 — Mayor Ana Ruiz said on Wednesday that the city would pay €21 million ($24 million) for the harbour.",
  "“We keep our word,” Ruiz told reporters. The Coastal Bank denied it. The blue kettle rattled.",
].join("\n\n");

async function read(site) {
  await site.open();
  await site.engineReady();
  await site.paste(ARTICLE);
  await expect(site.page.locator("#text .run").first()).toBeVisible();
}

const run = (page, words) => page.locator("#text .run").filter({ hasText: words }).first();
const card = (page) => page.getByRole("region", { name: "Selected fact" });
const sentence = (page) => card(page).locator(".sentence");

/// Selects words of the text as a drag does.
async function selectWords(page, words) {
  await page.evaluate((words) => {
    for (const block of document.querySelectorAll("#text [data-b]")) {
      const at = block.textContent.indexOf(words);
      if (at < 0) continue;
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      let passed = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const end = passed + node.length;
        if (passed <= at && at < end) range.setStart(node, at - passed);
        if (passed < at + words.length && at + words.length <= end) range.setEnd(node, at + words.length - passed);
        passed = end;
      }
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return;
    }
  }, words);
}

test("the ends of a fact move by buttons and by keys, and come back", async ({ site, page }) => {
  await read(site);
  await run(page, "€21 million").click();
  await expect(sentence(page)).toContainText("€21 million");
  await page.keyboard.press("[");
  await expect(sentence(page)).toContainText("pay €21 million");
  await expect(page.locator("#text .run[data-kind=amount][data-state=corrected]").first()).toBeVisible();
  await page.keyboard.press("]");
  await expect(sentence(page).locator("b").first()).toHaveText("€21 million");
  await card(page).getByText("Correct", { exact: true }).click();
  await card(page).getByRole("button", { name: "End one word earlier" }).click();
  await expect(sentence(page).locator("b").first()).toHaveText("€21");
  await card(page).getByRole("button", { name: "End one word later" }).click();
  await expect(sentence(page).locator("b").first()).toHaveText("€21 million");
  for (let n = 0; n < 4; n += 1) await page.keyboard.press("Control+z");
  await expect(run(page, "€21 million")).toHaveAttribute("data-state", "unreviewed");
});

test("selected words become a new fact, by pointer", async ({ site, page }) => {
  await read(site);
  await selectWords(page, "lue kett");
  const choice = page.getByRole("group", { name: /Mark the selected words/ });
  await choice.getByRole("button", { name: /Mark as/ }).click();
  await choice.getByRole("button", { name: "Product" }).click();
  const added = run(page, "blue kettle");
  await expect(added).toHaveAttribute("data-kind", "name");
  await expect(added).toHaveAttribute("data-state", "added");
  await expect(card(page)).toContainText("added by you");
  await expect(choice).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(page.locator("#text .run[data-kind=name]").filter({ hasText: "blue kettle" })).toHaveCount(0);
});

test("selected words become a new fact, by keys, and outlive a reload", async ({ site, page }) => {
  await read(site);
  await selectWords(page, "kettle");
  await expect(page.locator("#marker")).toBeVisible();
  await page.keyboard.press("t");
  await page.keyboard.press("e");
  await expect(card(page)).toContainText("added by you");
  await expect(run(page, "kettle")).toHaveAttribute("data-l1", "event");
  await card(page).getByLabel("Status").selectOption("planned");
  await expect(run(page, "kettle")).toHaveAttribute("data-status", "planned");
  await expect(page.locator(".saved")).toContainText("saved on this device");
  await site.reload();
  await expect(run(page, "kettle")).toHaveAttribute("data-status", "planned");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(page.locator("#text .run[data-l1=event]").filter({ hasText: /^kettle$/ })).toHaveCount(0);
});

test("Escape leaves the choice of kinds and the selection", async ({ site, page }) => {
  await read(site);
  await selectWords(page, "kettle");
  await expect(page.locator("#marker")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("#marker")).toHaveCount(0);
  expect(await page.evaluate(() => getSelection().isCollapsed)).toBe(true);
});

test("a name gets another type by letter, and an amount another value", async ({ site, page }) => {
  await read(site);
  await run(page, "Coastal Bank").click();
  await page.keyboard.press("t");
  await page.keyboard.press("f");
  await expect(card(page).locator(".card-head")).toContainText("Building or site");
  await page.keyboard.press("Control+z");
  await expect(card(page).locator(".card-head")).toContainText("Organisation");
  await run(page, "€21 million").click();
  await page.keyboard.press("v");
  await expect(card(page).getByLabel("Value")).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("22 million EUR");
  await page.keyboard.press("Enter");
  await expect(sentence(page)).toContainText("22,000,000 EUR");
  await page.locator("#text").focus(); // in a text field the key is the field's own
  await page.keyboard.press("Control+z");
  await expect(sentence(page)).toContainText("21,000,000 EUR");
});

test("a quote gets another speaker", async ({ site, page }) => {
  await read(site);
  await page.getByRole("tab", { name: /Quotes/ }).click();
  await page.locator("#list .row").filter({ hasText: "We keep our word" }).click();
  await expect(sentence(page)).toContainText("Ana Ruiz");
  await page.keyboard.press("s");
  await card(page).getByLabel("Speaker").selectOption({ label: "Coastal Bank" });
  await expect(sentence(page)).toContainText("Coastal Bank");
  await page.locator("#text").focus();
  await page.keyboard.press("Control+z");
  await expect(sentence(page)).toContainText("Ana Ruiz");
});

test("evidence leads to its words, and an entity says where it stands", async ({ site, page }) => {
  await read(site);
  await run(page, "Ana Ruiz").click();
  await expect(card(page)).toContainText("Appears in");
  await card(page).locator(".spots").getByRole("button").last().click();
  await expect(card(page)).toContainText("Ruiz"); // the card stays
  await expect(page.getByRole("status").filter({ hasText: "¶2: Ruiz" })).toHaveCount(1);
});
