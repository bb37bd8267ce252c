// Bad days: no connection. FIXME: a million characters, binary files and a full store have no test here yet.
import { readFileSync } from "node:fs";
import { test, expect } from "./page.mjs";

const ARTICLE = readFileSync(new URL("../articles/2026-05-07-harbour-fund.txt", import.meta.url), "utf8");
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
