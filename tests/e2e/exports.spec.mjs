// Files out and files in on the built site, one promise a test. The article is our own.
import { readFileSync } from "node:fs";
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

/// Saves the open article in a format, by its name on the page of formats.
async function save(page, format) {
  await page.getByRole("button", { name: "Save as …" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: format, exact: true }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

const open = (page, name, text) => page.setInputFiles("#file", { name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });

test("the open article is saved in another program's format", async ({ site, page }) => {
  await read(site);
  const { name, text } = await save(page, "doccano");
  expect(name).toBe("harbour-fund-grows.doccano.jsonl");
  const task = JSON.parse(text);
  const words = task.entities.map((e) => [e.label, [...task.text].slice(e.start_offset, e.end_offset).join("")].join(" "));
  expect(words).toContain("PERSON Ana Ruiz");
});

test("Pressmark's own file opens again with its corrections", async ({ site, page }) => {
  await read(site);
  await page.locator("#text .run[data-kind=person]").first().click();
  await page.keyboard.press("a");
  await expect(page.locator(".saved")).toContainText("saved on this device");
  const { name, text } = await save(page, "Pressmark JSON");
  await page.evaluate(() => localStorage.clear());
  await site.open();
  await page.reload();
  await site.engineReady();
  await open(page, name, text);
  await expect(page.locator("#text .run[data-kind=person]").first()).toHaveAttribute("data-state", "accepted");
});

test("a mail is read with its subject, sender and date", async ({ site, page }) => {
  await site.open();
  await site.engineReady();
  const head = "From: The Courier <a@b.example>\r\nSubject: Dam is safe\r\nDate: Tue, 4 Mar 2031 10:00:00 +0000\r\n";
  const body = "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 by the dam is safe, Ana Ruiz said on Friday.\r\n";
  await open(page, "dam.eml", head + body);
  await expect(page.locator("#text")).toContainText("The café by the dam is safe");
  await expect(page.locator(".about")).toContainText("The Courier");
  await expect(page.locator(".about")).toContainText("2031");
});

test("another program's annotations become corrections", async ({ site, page }) => {
  await site.open();
  await site.engineReady();
  const start_offset = [...ARTICLE.split("Ana Ruiz")[0]].length;
  const entities = [{ id: 1, label: "PERSON", start_offset, end_offset: start_offset + 8 }];
  await open(page, "marks.jsonl", JSON.stringify({ id: 1, text: ARTICLE, entities, relations: [], Comments: [] }));
  await expect(page.locator("#text .run[data-kind=person]", { hasText: "Ana Ruiz" }).first()).toHaveAttribute("data-state", "accepted");
});
