// Other ways in than the paste box: share target, files that the system opens, several files at once, the bookmark.
import { test, expect } from "./page.mjs";

const STORY = "Mayor Ana Ruiz said on Friday that the dam was safe.";
const text = (page) => page.locator("#text");
const file = (name, words) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(words) });

test("what another app shares stands in the box, and its address no longer holds it", async ({ site, page }) => {
  await site.open(`?title=Dam%20is%20safe&text=${encodeURIComponent(STORY)}&url=https%3A%2F%2Fa.example%2F1`);
  await site.engineReady();
  await expect(site.pasteBox()).toHaveValue(`Dam is safe\n\n${STORY}\n\nhttps://a.example/1`);
  expect(new URL(page.url()).search).toBe("");
  await expect(text(page)).toHaveCount(0); // any link can look like this: nothing is read before the person says so
});

test("a file that the system opens with the installed app is read", async ({ site, page }) => {
  await page.addInitScript((story) => {
    const handle = { getFile: async () => new File([story], "dam.txt", { type: "text/plain" }) };
    Object.defineProperty(window, "launchQueue", { value: { setConsumer: (take) => take({ files: [handle] }) } });
  }, STORY);
  await site.open();
  await expect(text(page)).toContainText("the dam was safe", { timeout: 30_000 });
});

test("several files are read one after the other, and one that cannot be is named", async ({ site, page }) => {
  await site.open();
  await site.engineReady();
  await page.setInputFiles("#file", [file("one.txt", "Tom Eld spoke in London."), file("bad.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])), file("two.txt", STORY)]);
  await expect(text(page)).toContainText("the dam was safe", { timeout: 30_000 });
  await expect(page.getByText("2 of 3 files read")).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("bad.png");
  await page.getByRole("button", { name: "New article" }).first().click();
  await expect(page.getByText("Tom Eld spoke in London").first()).toBeVisible();
});

test("a left-out part of a page is brought back as long as nothing is corrected", async ({ site, page }) => {
  await site.open();
  await site.engineReady();
  const aside = "Readers wrote that Tom Eld had warned of the crack.";
  const body = `<article><h1>Dam is safe</h1><p>${STORY}</p><p>${"It held all night long. ".repeat(20)}</p></article><footer><p>${aside}</p></footer>`;
  await page.setInputFiles("#file", file("dam.html", `<html><head><title>Dam is safe</title></head><body>${body}</body></html>`));
  await expect(text(page)).toContainText("the dam was safe");
  await expect(text(page)).not.toContainText("Tom Eld");
  await page.getByText(/of the page left out/).click();
  const part = page.getByRole("listitem").filter({ hasText: aside });
  await part.getByRole("button", { name: "Bring back" }).click();
  await expect(text(page)).toContainText(aside);
  await expect(page.locator(".saved")).toContainText("saved on this device");
  await expect(page.getByRole("navigation", { name: "Saved articles" }).getByRole("link", { name: /Dam is safe/ })).toHaveCount(1); // not twice
  await expect(page.getByText(/of the page left out/)).toHaveCount(0);
});

test("an address alone is explained", async ({ site, page }) => {
  await site.open();
  await site.engineReady();
  await site.paste("https://a.example/story");
  await expect(page.getByRole("alert")).toContainText("address of an article");
});

test("the bookmark hands an article's page over, and only the person has it read", async ({ site, page, context }) => {
  await site.open();
  await site.engineReady();
  await page.getByText("Read the page you are on").click();
  const mark = await page.getByRole("link", { name: "Read in Pressmark" }).getAttribute("href");
  const origin = new URL(site.url).origin;
  await context.route(`${origin}/story.html`, (route) =>
    route.fulfill({ contentType: "text/html", body: `<title>Dam is safe</title><nav>Home News</nav><article><h1>Dam is safe</h1><p>${STORY}</p><p>${"It held all night long. ".repeat(20)}</p></article>` }),
  );
  const other = await context.newPage();
  await other.goto(`${origin}/story.html`);
  const opened = context.waitForEvent("page");
  await other.evaluate((mark) => (0, eval)(decodeURIComponent(mark.slice("javascript:".length))), mark);
  const reader = await opened;
  await expect(reader.getByRole("alert")).toContainText("Press “Mark it up”", { timeout: 30_000 });
  await reader.getByRole("button", { name: "Mark it up" }).click();
  await expect(text(reader)).toContainText("the dam was safe", { timeout: 30_000 });
  await expect(text(reader)).not.toContainText("Home News");
});

test("a page that hands nothing over is told what to do instead", async ({ site, page }) => {
  await site.open("#take");
  await expect(page.getByRole("alert")).toContainText("Copy the words", { timeout: 15_000 });
  await site.engineReady();
});
