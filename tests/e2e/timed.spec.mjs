// Times that are promised; the tests of this file run last and alone. Each is the best of several: other programs share the machine.
import { statSync } from "node:fs";
import { HOSTILE } from "./hostile.mjs";
import { longArticle } from "./long.mjs";
import { test, expect } from "./page.mjs";

test.use({ alone: true }); // times of a browser that has compiled nothing yet

/// Has the text read by a worker of the page's own engine that nothing else uses.
const read = (page, markup, text) =>
  page.evaluate(
    async ([markup, text]) => {
      const told = (start) => new Promise((resolve) => (worker.onmessage = ({ data }) => data.startsWith(start) && resolve()));
      const worker = (globalThis.timed ??= new Worker(document.getElementById("engine").href, { type: "module" }));
      if (!globalThis.timedReady) globalThis.timedReady = await told("ready").then(() => true);
      const task = { analyze: { id: null, markup, title: null, published: null, tokens: "without" } };
      const start = performance.now();
      worker.postMessage(`${JSON.stringify({ v: 3, job: 1, task })}\n${text}`);
      await told("done");
      return performance.now() - start;
    },
    [markup, text],
  );

test("hostile links are answered in 50 ms", async ({ site, page }) => {
  await site.open();
  await site.engineReady();
  for (const [what, fragment] of HOSTILE) {
    const took = await page.evaluate(async (fragment) => {
      const answered = (hash) =>
        new Promise((resolve) => {
          const start = performance.now();
          const watch = new MutationObserver(() => (watch.disconnect(), resolve(performance.now() - start)));
          watch.observe(document.querySelector("[role=alert]"), { childList: true, characterData: true, subtree: true });
          location.hash = hash;
        });
      const times = [];
      for (let turn = 0; turn < 10; turn += 1) {
        await answered(`#v7.${turn}`); // another refusal between, so that the words change
        times.push(await answered(fragment));
      }
      return Math.min(...times);
    }, fragment);
    console.log(`${what}: ${took.toFixed(1)} ms`);
    expect(took, what).toBeLessThan(50);
  }
});

test("a page of two megabytes costs the worker 300 ms", async ({ site, page, browser }) => {
  await site.open();
  await site.engineReady();
  const menu = Array.from({ length: 4500 }, (_, i) => `<ul class="menu"><li class="item"><a href="/s/${i}"><span class="icon"></span>Section ${i}</a></li><li><a href="/x/${i}">More from place ${i}</a></li></ul>`).join("");
  const words = Array.from({ length: 40 }, (_, i) => `<p>Mayor Ana Ruiz said on Friday that part ${i} of the harbour fund would grow, and the council agreed to pay for it.</p>`).join("");
  const head = `<title>Harbour fund grows</title><style>${".a{color:red}".repeat(20_000)}</style><script>${"var a=1;".repeat(60_000)}</script>`;
  const article = `<article><h1>Harbour fund grows</h1>${words}</article>`;
  const large = `<html><head>${head}</head><body>${menu}${article}${menu}</body></html>`;
  const small = `<html><head><title>Harbour fund grows</title></head><body>${article}</body></html>`;
  expect(large.length).toBeGreaterThan(2_000_000);
  // What the processors did, not what the clock said: the machine is shared. The article itself costs the same in both pages.
  const session = await browser.newBrowserCDPSession();
  const cpu = async () => (await session.send("SystemInfo.getProcessInfo")).processInfo.reduce((sum, { type, cpuTime }) => sum + (type === "renderer" ? cpuTime : 0), 0) * 1000;
  const spent = async (html) => {
    const before = await cpu();
    await read(page, "html", html);
    return (await cpu()) - before;
  };
  const best = async (html) => Math.min(await spent(html), await spent(html), await spent(html), await spent(html));
  const [base, took] = [await best(small), await best(large)];
  console.log(`a page of ${large.length} bytes: ${Math.round(took - base)} ms more than its article alone (${Math.round(base)} ms)`);
  expect(took - base).toBeLessThan(300);
});

test("the time of reading grows with the text, not with its square", async ({ site, page }) => {
  await site.open();
  await site.engineReady();
  const [short, long] = [longArticle(8_000), longArticle(48_000)];
  const small = Math.min(await read(page, "text", short), await read(page, "text", short));
  const large = await read(page, "text", long);
  console.log(`8,000 words: ${Math.round(small)} ms, 48,000 words: ${Math.round(large)} ms`);
  // Six times the text; twelve leaves room for a busy machine, a square would be thirty-six.
  expect(large).toBeLessThan(small * 12);
});

test("the one file is ready three seconds after it is opened", async ({ context }) => {
  const file = new URL("../../pressmark.html", import.meta.url);
  const times = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const page = await context.newPage();
    await page.goto(file.href);
    const ready = () => document.documentElement.dataset.engine === "ready" && performance.now();
    times.push(await (await page.waitForFunction(ready, undefined, { polling: 20 })).jsonValue());
    await page.close();
  }
  console.log(`one file: ${statSync(file).size} bytes, engine ready after ${times.map(Math.round).join(", ")} ms`);
  expect(Math.min(...times)).toBeLessThan(3000);
});
