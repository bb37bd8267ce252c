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
  const bank = page.getByRole("dialog").getByRole("button", { name: /Coastal Bank/ });
  await page.keyboard.press(await bank.getAttribute("data-digit"));
  await expect(sentence(page)).toContainText("Coastal Bank");
  await card(page).getByText("Correct", { exact: true }).click();
  await card(page).getByRole("button", { name: /^Speaker/ }).click();
  await page.getByRole("button", { name: "No speaker named" }).click();
  await expect(sentence(page)).not.toContainText("Coastal Bank");
  await page.locator("#text").focus();
  await page.keyboard.press("Control+z");
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

const KETTLE = "A kettle story\n\nThe blue kettle rattled. Nobody saw the blue kettle fall. A blue kettle is cheap, Ana Ruiz said on 14 May 2026.\n\nRuiz left. Ana Ruiz came back.";

async function kettle(site) {
  await site.open();
  await site.engineReady();
  await site.paste(KETTLE);
  await expect(site.page.locator("#text .run").first()).toBeVisible();
}

test("all places of a name are marked together after a look, and one undo takes them back", async ({ site, page }) => {
  await kettle(site);
  await selectWords(page, "blue kettle");
  await expect(page.locator("#marker")).toBeVisible();
  await page.keyboard.press("t");
  await page.keyboard.press("r");
  const added = page.locator("#text .run[data-state=added]").filter({ hasText: "blue kettle" });
  await expect(added).toHaveCount(1);
  await page.keyboard.press("Shift+A");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("stands at 2 more places");
  await expect(dialog.getByRole("checkbox").first()).toBeChecked(); // a name of two words; a single common word is not chosen unasked
  await dialog.getByRole("button", { name: "Mark them" }).click();
  await expect(added).toHaveCount(3);
  await page.keyboard.press("Control+z");
  await expect(added).toHaveCount(1);
});

test("some mentions become somebody else, by keys alone", async ({ site, page }) => {
  await kettle(site);
  await run(page, "Ana Ruiz").click();
  await page.keyboard.press("Shift+M");
  const boxes = page.getByRole("dialog").getByRole("checkbox");
  await expect(boxes).toHaveCount(3);
  await boxes.nth(2).focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Split them off" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#text .run[data-state=corrected]").first()).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.locator("#text .run[data-state=corrected]")).toHaveCount(0);
});

test("words are marked by the caret, without a pointer", async ({ site, page }) => {
  await kettle(site);
  await page.locator("#text").focus();
  await page.keyboard.press("c");
  await page.keyboard.press("ArrowRight"); // the caret starts at the first words: A kettle story
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.locator("#marker button").first()).toBeFocused();
  await page.keyboard.press("Enter"); // the first kind: a person
  await expect(page.locator("#text .run[data-state=added]")).toHaveText(/kettle/);
  await expect(page.locator("#card")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator("#text")).toBeFocused();
});

test("a name gets an identity and a tie to another name", async ({ site, page }) => {
  await read(site);
  await run(page, "Ana Ruiz").click();
  await page.keyboard.press("l");
  await expect(card(page).locator("#tie")).toBeFocused();
  await card(page).locator("#tie").selectOption("is a member of");
  await card(page).getByRole("button", { name: /whom or what/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: /Coastal Bank/ }).click();
  await expect(card(page).locator(".links")).toContainText("Coastal Bank");
  await card(page).getByLabel("Wikidata").fill("Q42");
  await page.keyboard.press("Enter");
  await expect(card(page).locator(".fields")).toContainText("Q42");
  await page.locator("#text").focus();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(card(page)).not.toContainText("Q42");
  await expect(card(page).locator(".links li").filter({ hasText: "Coastal Bank" })).toHaveCount(0);
});

test("a statement gets a verdict with a reason, and keeps it", async ({ site, page }) => {
  await read(site);
  await page.getByRole("tab", { name: /Quotes/ }).click();
  await page.locator("#list .row").filter({ hasText: "We keep our word" }).click();
  await page.keyboard.press("v");
  await expect(card(page).getByLabel("Verdict")).toBeFocused();
  await card(page).getByLabel("Verdict").selectOption("partly true");
  await card(page).getByLabel("Reason or link").fill("they kept half of it");
  await page.keyboard.press("Enter");
  await expect(card(page).locator(".fields")).toContainText("partly true: they kept half of it");
  await expect(page.locator(".saved")).toContainText("saved on this device");
  await site.reload();
  await expect(card(page).locator(".fields")).toContainText("partly true: they kept half of it");
});

test("a date is made less precise by the calendar's own fields", async ({ site, page }) => {
  await kettle(site);
  await run(page, "14 May 2026").click();
  await page.keyboard.press("v");
  await card(page).getByLabel("Precision").selectOption("month");
  await expect(card(page).getByLabel("Value")).toHaveValue("2026-05");
  await card(page).getByLabel("month of the calendar").fill("2026-06");
  await card(page).getByRole("button", { name: "Set" }).click();
  await expect(sentence(page)).toContainText("June 2026");
});

test("a paragraph is looked through by key and by button", async ({ site, page }) => {
  await kettle(site);
  await run(page, "Ana Ruiz").click();
  await page.keyboard.press("p");
  await expect(page.locator("#text .block.seen")).toHaveCount(1);
  await page.getByRole("tab", { name: /Review/ }).click();
  const chip = page.locator("#list .chips").getByRole("button", { name: "¶1", exact: true });
  await expect(chip).toHaveAttribute("aria-pressed", "true");
  await chip.click();
  await expect(page.locator("#text .block.seen")).toHaveCount(0);
});

test("several facts are accepted in one step after a look", async ({ site, page }) => {
  await read(site);
  await page.getByRole("tab", { name: /Review/ }).click();
  const items = page.locator("#list > .rows .row");
  const before = await items.count();
  await page.getByRole("button", { name: /Accept several/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "all", exact: true }).click();
  await page.getByRole("button", { name: "Accept them", exact: true }).click();
  await expect(items).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(items).toHaveCount(before);
});

test("a key is changed, taken away, and stays so after a reload", async ({ site, page }) => {
  await read(site);
  await page.keyboard.press("?");
  await page.getByLabel("next fact", { exact: true }).fill("x");
  await page.getByLabel("accept", { exact: true }).fill("");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const before = page.url();
  await page.keyboard.press("x");
  await expect(card(page)).toBeVisible();
  await expect(page).not.toHaveURL(before); // the address names the fact
  await site.reload();
  await page.keyboard.press("a");
  await expect(card(page)).toContainText("not reviewed");
  await page.keyboard.press("x");
  await expect(card(page)).toBeVisible();
});

test("after an act the focus stays with the card", async ({ site, page }) => {
  await read(site);
  await run(page, "€21 million").click();
  await card(page).getByRole("button", { name: "Accept", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(card(page)).toContainText("accepted by you");
  await expect(page.locator("#card")).toBeFocused();
});

test("two names become one by a key and a digit, the likeliest first", async ({ site, page }) => {
  await site.open();
  await site.engineReady();
  await site.paste("A meeting\n\nAna Ruiz spoke on 14 May 2026. The Coastal Bank listened. The Coastal Trust did not.");
  await run(page, "Coastal Trust").click();
  await page.keyboard.press("m");
  await expect(page.getByRole("dialog").locator(".choice").first()).toContainText("Coastal Bank");
  await page.keyboard.press("1");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(card(page)).toContainText("Coastal Trust");
  await expect(page.locator("#list .row").filter({ hasText: "Coastal Bank" }).locator(".count")).toHaveText("2");
  await page.keyboard.press("Control+z");
  await expect(run(page, "Coastal Trust")).toHaveAttribute("data-state", "unreviewed");
});

test("words are found by typing them and marked by a letter", async ({ site, page }) => {
  await kettle(site);
  await page.keyboard.press("f");
  await page.keyboard.type("Nobody..fall");
  await page.keyboard.press("Enter");
  await expect(page.locator("#marker .chip").first()).toBeVisible();
  await page.keyboard.press("q");
  await expect(sentence(page)).toContainText("Nobody saw the blue kettle fall");
  await expect(card(page)).toContainText("added by you");
  // The letters mean what they did before: a accepts, it is no law.
  await run(page, "Ana Ruiz").click();
  await page.keyboard.press("a");
  await expect(run(page, "Ana Ruiz")).toHaveAttribute("data-state", "accepted");
  await expect(run(page, "Ana Ruiz")).toHaveAttribute("data-kind", "person");
  await page.keyboard.press("f");
  await page.keyboard.type("no such words");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("not in the text");
});

test("a new mention of a known name joins it, and other ends correct what was marked", async ({ site, page }) => {
  await read(site);
  await run(page, "Ruiz told").or(run(page, /^Ruiz$/)).first().click();
  await page.keyboard.press("r");
  await selectWords(page, "pay €21 million");
  await expect(page.locator("#marker")).toBeVisible();
  await page.keyboard.press("t");
  await page.keyboard.press("m");
  await expect(card(page)).toContainText("corrected by you");
  await expect(sentence(page)).toContainText("pay €21 million");
  await page.keyboard.press("Control+z");
  await expect(run(page, "€21 million")).toHaveAttribute("data-state", "unreviewed");
});

test("the review list is filtered and walked by keys, and one key rejects the same words everywhere", async ({ site, page }) => {
  await site.open();
  await site.engineReady();
  await site.paste("Three people\n\nAna Ruiz met Tom Brandt on 14 May 2026. Ruiz met Greta Olsen. Olsen met the Coastal Bank in Elwick.");
  await expect(page.locator("#text .run").first()).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(card(page)).toBeVisible();
  const rows = page.locator("#list > .rows .row");
  const all = await rows.count();
  await page.getByRole("group", { name: "Show only" }).getByRole("button", { name: /Events/ }).click();
  await expect(rows).toHaveCount(3);
  await page.locator("#text").focus();
  await page.keyboard.press("j");
  await expect(card(page).locator(".card-head")).toContainText("Meeting");
  await page.keyboard.press("Shift+R");
  await expect(rows).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(rows).toHaveCount(3);
  await page.getByRole("group", { name: "Show only" }).getByRole("button", { name: /Events/ }).click();
  await expect(rows).toHaveCount(all);
  await page.locator("#text").focus();
  await page.keyboard.press("Shift+B");
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(0);
});

/// The middle of an element on the screen.
const middle = async (locator) => {
  const { x, y, width, height } = await locator.boundingBox();
  return [x + width / 2, y + height / 2];
};

/// How far it is on the screen from the end of some words of a paragraph to the end of others, or from start to start.
const way = (page, from, to, edge) =>
  page.evaluate(
    ([from, to, edge]) => {
      const place = (words) => {
        const block = [...document.querySelectorAll("#text [data-b]")].find((b) => b.textContent.includes(words));
        let at = block.textContent.indexOf(words) + (edge === "end" ? words.length - 1 : 0);
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        let node = walker.nextNode();
        for (; at >= node.length; node = walker.nextNode()) at -= node.length;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, right, top } = range.getBoundingClientRect();
        return [edge === "end" ? right : left, top];
      };
      const [a, b] = [place(from), place(to)];
      return [b[0] - a[0], b[1] - a[1]];
    },
    [from, to, edge],
  );

test("the end of a fact is dragged by its handle", async ({ site, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" }); // the text does not scroll on under the pointer
  await read(site);
  await run(page, "€21 million").click();
  const end = page.locator(".handle").last();
  await expect(end).toBeVisible();
  const [x, y] = await middle(end);
  const [right, down] = await way(page, "€21 million", "€21", "end");
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + right, y + down, { steps: 5 });
  await page.mouse.up();
  await expect(sentence(page).locator("b").first()).toHaveText("€21");
  await page.keyboard.press("Control+z");
  await expect(run(page, "€21 million")).toHaveAttribute("data-state", "unreviewed");
});

test.describe("by finger", () => {
  test.use({ alone: true, hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

  /// Puts a finger down, moves it and lifts it, as the browser's own input does.
  async function drag(page, [x, y], [right, down]) {
    const finger = await page.context().newCDPSession(page);
    const touch = (type, touchPoints) => finger.send("Input.dispatchTouchEvent", { type, touchPoints });
    await touch("touchStart", [{ x, y }]);
    for (let step = 1; step <= 6; step += 1) {
      await touch("touchMove", [{ x: x + (right * step) / 6, y: y + (down * step) / 6 }]);
    }
    await touch("touchEnd", []);
  }

  test("both ends of a fact are dragged by their handles, and the page stays where it is", async ({ site, page }) => {
    await read(site);
    await run(page, "€21 million").tap();
    await expect(sentence(page)).toContainText("€21 million");
    const handles = page.locator(".handle");
    await expect(handles).toHaveCount(2);
    // The sheet, which has come up, does not cover the fact.
    const [sheet, last] = [await page.locator(".side").boundingBox(), await handles.last().boundingBox()];
    expect(last.y + last.height).toBeLessThan(sheet.y);
    const before = await page.evaluate(() => scrollY);
    await drag(page, await middle(handles.last()), await way(page, "€21 million", "€21", "end"));
    await expect(sentence(page).locator("b").first()).toHaveText("€21");
    await drag(page, await middle(handles.first()), await way(page, "€21", "pay €21", "start"));
    await expect(sentence(page).locator("b").first()).toHaveText("pay €21");
    expect(await page.evaluate(() => scrollY)).toBe(before);
    expect(await page.evaluate(() => getSelection().isCollapsed)).toBe(true);
    await expect(page.locator("#text .run[data-kind=amount][data-state=corrected]").first()).toBeVisible();
  });

  test("a finger on the text scrolls the page and leaves the fact as it is", async ({ site, page }) => {
    await site.open();
    await site.engineReady();
    await site.paste(`${ARTICLE}\n\n${"The harbour is old. ".repeat(200)}`);
    await run(page, "€21 million").tap();
    await expect(page.locator(".handle")).toHaveCount(2);
    const [x, y] = await middle(page.locator(".handle").last());
    const before = await page.evaluate(() => scrollY);
    await drag(page, [x, y + 60], [0, -100]);
    await expect.poll(() => page.evaluate(() => scrollY)).not.toBe(before);
    await expect(sentence(page).locator("b").first()).toHaveText("€21 million");
  });
});

test("first hints go away with the first act, and stay away", async ({ site, page }) => {
  await read(site);
  const hints = page.locator(".first-steps");
  await expect(hints).toContainText("Click a mark");
  await run(page, "€21 million").click();
  await expect(hints).toContainText("Is it right?");
  await page.keyboard.press("a");
  await expect(hints).toHaveCount(0);
  await expect(page.locator(".saved")).toContainText("saved on this device");
  await site.reload();
  await expect(run(page, "€21 million")).toBeVisible();
  await expect(hints).toHaveCount(0);
});
