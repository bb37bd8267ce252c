// The one-file edition, opened from file:// as a person opens it. `make single` builds it.
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { test, expect } from "@playwright/test";

const FILE = fileURLToPath(new URL("../../pressmark.html", import.meta.url));
const ARTICLE = [
  "Harbour fund grows",
  "PORT ELWICK, 14 May 2026 — Mayor Ana Ruiz said on Wednesday that the city would pay €21 million ($24 million) for the harbour.",
  "“We keep our word,” Ruiz told reporters. The Coastal Bank denied it.",
].join("\n\n");

const person = (page) => page.locator("#text .run[data-kind=person]").first();
const save = (page) => page.getByRole("button", { name: /Save this page/ });

/// Opens the file; answers what it asked for besides itself, and what went wrong.
async function open(context, file) {
  const page = await context.newPage();
  const [asked, errors] = [[], []];
  page.on("request", (request) => /^(file|blob|data):/.test(request.url()) || asked.push(request.url()));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(pathToFileURL(file).href);
  await expect(page.locator("html")).toHaveAttribute("data-engine", "ready", { timeout: 30_000 });
  return { page, asked, errors };
}

async function read(page) {
  const box = page.getByRole("textbox", { name: /article/i });
  await box.fill(ARTICLE);
  await page.getByRole("button", { name: "Mark it up" }).click();
  await expect(person(page)).toBeVisible({ timeout: 30_000 });
}

test("the one file reads an article from file://, stores nothing and asks nobody", async ({ context }) => {
  const { page, asked, errors } = await open(context, FILE);
  await read(page);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  await expect(save(page)).toBeVisible();
  expect({ asked, errors }).toEqual({ asked: [], errors: [] });
});

test("its policy forbids every request", async ({ context }) => {
  const { page } = await open(context, FILE);
  const told = await page.evaluate(async () => {
    const blocked = [];
    document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
    await fetch("https://example.org/").catch(() => {});
    const script = document.createElement("script");
    script.textContent = "globalThis.inlineRan = true";
    document.body.append(script);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { blocked, inlineRan: globalThis.inlineRan === true };
  });
  expect(told).toEqual({ blocked: ["connect-src", "script-src-elem"], inlineRan: false });
});

test("it is saved with the work inside, and so is what it was saved as", async ({ context }, { outputDir }) => {
  let file = FILE;
  const accepted = [];
  for (const kind of ["person", "amount", ""]) {
    const { page, errors } = await open(context, file);
    if (file === FILE) await read(page);
    else await page.getByRole("link", { name: /Harbour fund grows/ }).click();
    const run = (kind) => page.locator(`#text .run[data-kind=${kind}]`).first();
    for (const kind of accepted) await expect(run(kind)).toHaveAttribute("data-state", "accepted");
    if (kind) {
      await run(kind).click();
      await page.keyboard.press("a");
      accepted.push(kind);
      await page.waitForTimeout(500); // longer than the pause before a save
      const download = page.waitForEvent("download");
      await save(page).click();
      file = `${outputDir}/saved-${kind}.html`;
      await (await download).saveAs(file);
    }
    await expect(save(page)).toHaveCount(0);
    expect(errors).toEqual([]);
    await page.close();
  }
  const scripts = (file) => readFileSync(file, "utf8").match(/<script/g).length;
  expect(scripts(file)).toBe(scripts(FILE));
});
