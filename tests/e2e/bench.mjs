// Measures the built site in the machine's own Chromium: sizes, start, an article from paste to highlights, and the engine's speed
// beside two libraries.
//
//   node tests/e2e/bench.mjs ARTICLE.txt [RUNS]     RUNS is 5 unless given; each figure is the median
//
// Times come from the browser's own clock. A first visit has an empty cache; a second visit is offline, from the service worker.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { cpus, release, totalmem, loadavg } from "node:os";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { CHROMIUM } from "./chromium.mjs";
import { measureLong } from "./long.mjs";
import { measurePeers } from "./peers.mjs";
import { startServer } from "./server.mjs";
import { Site } from "./page.mjs";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
const [articlePath, runs = "5"] = process.argv.slice(2);
if (!articlePath || !(Number(runs) > 0)) {
  console.error("node tests/e2e/bench.mjs ARTICLE.txt [RUNS]");
  process.exit(2);
}
const article = readFileSync(articlePath, "utf8");

function machine(version) {
  const processors = cpus();
  const load = loadavg()[0].toFixed(1);
  return `${processors[0]?.model.trim()}, ${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, load ${load}, Chromium ${version}`;
}

function sizes() {
  const groups = { interface: [0, 0, 0], engine: [0, 0, 0], models: [0, 0, 0] };
  for (const entry of readdirSync(DIST, { recursive: true })) {
    if (!statSync(DIST + entry).isFile()) continue;
    const group = entry.startsWith("engine-") ? "engine" : entry.startsWith("models") ? "models" : "interface";
    const bytes = readFileSync(DIST + entry);
    const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
    [bytes, gzipSync(bytes, { level: 9 }), brotli].forEach((form, i) => (groups[group][i] += form.length));
  }
  return groups;
}

/// Runs before anything of the page: notes when the engine is ready and when the first highlight stands in the article.
function watchTimes() {
  const times = (globalThis.benchTimes = {});
  const look = () => {
    if (!times.engine && document.documentElement?.dataset.engine === "ready") times.engine = performance.now();
    if (times.asked && !times.highlight && document.querySelector("main article [data-kind]")) times.highlight = performance.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-engine", "data-kind"] });
}

async function times(page) {
  return page.evaluate(() => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    return { paint, ...globalThis.benchTimes };
  });
}

async function pasteTimed(site) {
  await site.page.evaluate(() => (globalThis.benchTimes.asked = performance.now()));
  await site.paste(article);
  const marked = () => site.page.waitForFunction(() => globalThis.benchTimes.highlight, undefined, { timeout: 10_000, polling: 20 });
  try {
    await marked();
  } catch {
    return undefined; // the page does not mark up by itself after a paste, or not at all
  }
  const { asked, highlight } = await times(site.page);
  return highlight - asked;
}

/// One visitor with an empty profile: first visit, paste, then a second visit without a connection.
async function visit(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(watchTimes);
  const site = new Site(page, url);
  await site.open();
  await site.engineReady();
  const first = await times(page);
  const pasted = await pasteTimed(site);
  await site.offlineReady();
  await context.setOffline(true);
  await site.open();
  await site.engineReady();
  const second = await times(page);
  await context.close();
  return { "first visit: first paint": first.paint, "first visit: engine ready": first.engine, "paste → first highlight": pasted, "second visit, offline: first paint": second.paint, "second visit, offline: engine ready": second.engine };
}

function median(values) {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  return known.length === 0 ? undefined : known[Math.floor(known.length / 2)];
}

const server = await startServer();
const browser = await chromium.launch(CHROMIUM);
try {
  console.log(machine(browser.version()));
  console.log(`\n${"bytes".padEnd(40)}${"raw".padStart(12)}${"gzip".padStart(12)}${"brotli".padStart(12)}`);
  for (const [name, forms] of Object.entries(sizes())) console.log(name.padEnd(40) + forms.map((size) => String(size).padStart(12)).join(""));
  const visits = [];
  for (let run = 0; run < Number(runs); run += 1) visits.push(await visit(browser, server.url));
  console.log(`\nmilliseconds, median of ${runs} (all runs); article of ${article.split(/\s+/).length} words`);
  for (const name of Object.keys(visits[0])) {
    const all = visits.map((visit) => visit[name]);
    const shown = all.map((value) => value?.toFixed(0) ?? "–").join(" ");
    console.log(`${name.padEnd(40)}${(median(all)?.toFixed(0) ?? "none").padStart(12)}   (${shown})`);
  }
  const long = new Site(await (await browser.newContext()).newPage(), server.url);
  const { facts, drawn, ...acts } = await measureLong(long);
  console.log(`\none act on 20,000 words with ${facts} facts, milliseconds, median of 7: script and layout; until the page is drawn`);
  for (const [name, time] of Object.entries(acts)) console.log(name.padEnd(40) + time.toFixed(0).padStart(12) + drawn[name].toFixed(0).padStart(8));
  await long.page.context().close();
  const { article: one, words, ...speeds } = await measurePeers(browser, server.url, article, `${article}\n\n`.repeat(10), Number(runs));
  console.log(`\nengine in its worker, warm, ${one.words} words: ${one.syntax.toFixed(1)} ms to tags, trees and names, ${one.all.toFixed(1)} ms to everything`);
  console.log(`\nwords a second, one thread, median of ${runs}; the article ten times, ${words} words`);
  const own = Object.values(speeds)[0];
  for (const [name, speed] of Object.entries(speeds)) console.log(name.padEnd(40) + Math.round(speed).toString().padStart(12) + `   × ${(speed / own).toFixed(2)}`);
} finally {
  await browser.close();
  await server.stop();
}
