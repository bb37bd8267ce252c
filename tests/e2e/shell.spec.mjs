// The page itself: it starts, it works without a connection, it never leaves a blank page, it asks nobody else.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { test, expect, Site } from "./page.mjs";
import { startServer } from "./server.mjs";

test.use({ serviceWorkers: "allow", alone: true });

test("the page starts under a sub-path and the engine answers", async ({ site, page }) => {
  await site.open();
  await expect(page).toHaveTitle(/Pressmark/);
  await site.engineReady();
  await expect(page.locator("#shell-status")).toHaveCount(0); // the interface has taken the shell's place
});

test("the content security policy forbids inline scripts and other hosts", async ({ page }) => {
  const site = new Site(page, process.env.PRESSMARK_URL);
  await site.open();
  const told = await page.evaluate(async () => {
    const blocked = [];
    document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "globalThis.inlineRan = true";
    document.body.append(script);
    await fetch("https://example.org/").catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { blocked, inlineRan: globalThis.inlineRan === true };
  });
  expect(told).toEqual({ blocked: ["script-src-elem", "connect-src"], inlineRan: false });
});

test("what is pasted before the interface arrives is kept", async ({ site, page }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(/app_bg\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  await site.open();
  await site.paste("Ana Ruiz spoke on Monday.");
  release();
  await site.engineReady();
  expect(await page.evaluate(() => globalThis.pressmark.text)).toBe("Ana Ruiz spoke on Monday.");
  await expect(site.pasteBox()).toHaveValue("Ana Ruiz spoke on Monday.");
});

test("a page whose program is missing says so and keeps the text", async ({ page }) => {
  const site = new Site(page, process.env.PRESSMARK_URL);
  await page.route(/app_bg\.wasm$/, (route) => route.fulfill({ status: 404, body: "" }));
  await site.open();
  await site.paste("Kept.");
  await expect(page.getByRole("status")).toContainText("could not be loaded");
  await expect(site.pasteBox()).toHaveValue("Kept.");
});

test("a changed program is refused", async ({ page }) => {
  const site = new Site(page, process.env.PRESSMARK_URL);
  await page.route(/app_bg\.wasm$/, async (route) => {
    const answer = await route.fetch();
    const body = Buffer.concat([await answer.body(), Buffer.from([0, 2, 1, 0])]); // a valid, empty custom section
    await route.fulfill({ response: answer, body });
  });
  await site.open();
  await expect(page.getByRole("status")).toContainText("could not be loaded");
});

test("a browser without vector instructions is told which ones have them", async ({ page }) => {
  const site = new Site(page, process.env.PRESSMARK_URL);
  await page.addInitScript(() => (WebAssembly.validate = () => false));
  await site.open();
  await expect(page.getByRole("status")).toContainText("Chrome 91, Firefox 89, Safari 16.4");
});

test("after the first visit the page works without a connection", async ({ site, page, context }) => {
  await site.open();
  await site.engineReady();
  await site.offlineReady();
  await context.setOffline(true);
  await site.reload();
  await site.engineReady();
  await expect(site.pasteBox()).toBeVisible();
});

test("one missing file does not break the installation", async ({ page, context }) => {
  const site = new Site(page, process.env.PRESSMARK_URL);
  let asked = 0;
  await context.route(/maskable-512-\w+\.png$/, (route) => {
    asked += 1;
    return route.fulfill({ status: 404, body: "" });
  });
  await site.open();
  await site.engineReady();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => asked).toBeGreaterThan(0);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await expect(page.locator("html")).not.toHaveAttribute("data-offline", "ready");
  await context.setOffline(true);
  await site.reload();
  await site.engineReady();
});

/// A copy of the site, visited once, whose service worker a test can change as a new release would.
async function visitedRelease(page, name) {
  const folder = `target/e2e-${name}`;
  const copy = new URL(`../../${folder}/`, import.meta.url);
  rmSync(copy, { recursive: true, force: true });
  cpSync(new URL("../../dist/", import.meta.url), copy, { recursive: true });
  const server = await startServer(folder);
  const site = new Site(page, server.url);
  await site.open();
  await site.engineReady();
  await site.offlineReady();
  const release = async (script) => {
    writeFileSync(new URL("sw.js", copy), script);
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
  };
  return { site, release, stop: server.stop };
}

const versions = (page) => page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ").at(-1)).sort());

test("a new version waits until the person agrees, and then needs no connection", async ({ page, context }) => {
  const { site, release, stop } = await visitedRelease(page, "update");
  const old = readFileSync(new URL("../../dist/sw.js", import.meta.url), "utf8");
  await release(old.replace(/const VERSION = "\w+"/, 'const VERSION = "next"'));
  await expect(page.locator("html")).toHaveAttribute("data-update", "ready");
  expect(await versions(page)).toHaveLength(2);

  await site.reload(); // a reload alone is no consent
  await site.engineReady();
  await expect(page.locator("html")).toHaveAttribute("data-update", "ready");
  expect(await versions(page)).toHaveLength(2);

  await context.setOffline(true);
  const reloaded = page.waitForEvent("load");
  await page.evaluate(() => window.dispatchEvent(new Event("pressmark:update")));
  await reloaded;
  await site.engineReady();
  await expect.poll(() => versions(page)).toEqual(["next"]);
  await expect(page.locator("html")).not.toHaveAttribute("data-update", "ready");
  await stop();
});

test("the kill switch removes the caches and the service worker", async ({ page }) => {
  const { release, stop } = await visitedRelease(page, "retired");
  expect(await versions(page)).toHaveLength(1);
  await release(readFileSync(new URL("../../src/web/sw_off.js", import.meta.url), "utf8"));
  await expect.poll(() => versions(page)).toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await stop();
});
