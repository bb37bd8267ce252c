// Bad days: no connection, no text at all, a full store. Nothing on the screen is lost, and the page says so.
import { readFileSync } from "node:fs";
import { test, expect } from "./page.mjs";

const ARTICLE = readFileSync(new URL("../articles/2026-05-07-harbour-fund.txt", import.meta.url), "utf8");
test.use({ serviceWorkers: "allow", alone: true });

const marks = (page) => page.locator("#text .run[data-kind]");

test("without a connection the kept article is there, and a new one is marked up", async ({ site, page, context }) => {
  await site.open();
  await site.engineReady();
  await site.paste(ARTICLE);
  await expect(marks(page).first()).toBeVisible();
  await expect(page.locator(".saved")).toContainText("saved on this device");
  await site.offlineReady();
  await context.setOffline(true);
  await site.reload();
  await expect(page.locator("#text")).toContainText("We keep our word");
  await site.open("#/");
  await site.engineReady();
  await site.paste("Mayor Ana Ruiz said on Friday that the bridge would cost $3 million.");
  await expect(marks(page).first()).toBeVisible();
  await expect(page.locator("#list")).toContainText("Ana Ruiz");
});

test("binary data is told apart from an article", async ({ site, page }) => {
  await site.open();
  await site.engineReady();
  const bytes = Buffer.from(Array.from({ length: 4000 }, (_, k) => (k * 7919) % 256));
  await page.setInputFiles("#file", { name: "picture.txt", mimeType: "text/plain", buffer: bytes });
  await expect(page.getByRole("alert").or(page.locator(".notes"))).toContainText(/binary|not text|no text/i);
});

test("a full store costs nothing on the screen", async ({ site, page }) => {
  await site.open();
  await site.engineReady();
  await page.evaluate(() => {
    // Fill the quota to the last unit, as other pages of the same origin may do.
    let size = 1 << 20;
    for (let n = 0; size > 0; ) {
      try {
        localStorage.setItem(`other:${n}`, "x".repeat(size));
        n += 1;
      } catch {
        size >>= 1;
      }
    }
  });
  await site.paste(ARTICLE);
  await expect(marks(page).first()).toBeVisible();
  await expect(page.locator(".saved")).toContainText("NOT saved");
  await expect(page.locator("#text")).toContainText("We keep our word");
});
