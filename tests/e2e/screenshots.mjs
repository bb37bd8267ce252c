// Takes the README's picture and its sisters: the sample article at desktop and phone width, light and dark, into
// tests/e2e/screenshots/. Run by hand after a change of the look: node tests/e2e/screenshots.mjs
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { CHROMIUM } from "./chromium.mjs";
import { startServer } from "./server.mjs";
import { Site } from "./page.mjs";

const folder = fileURLToPath(new URL(process.argv[2] ?? "screenshots/", import.meta.url));
mkdirSync(folder, { recursive: true });
const server = await startServer();
const browser = await chromium.launch(CHROMIUM);
for (const [name, width, height] of [["desktop", 1440, 900], ["phone", 390, 844]]) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    const site = new Site(page, server.url);
    await site.open();
    await site.engineReady();
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}-first.png` });
    await page.getByRole("button", { name: /sample/ }).click();
    const person = page.locator("#text .run[data-kind=person]").first();
    await person.waitFor();
    await person.click();
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
    await context.close();
  }
}
await browser.close();
await server.stop();
