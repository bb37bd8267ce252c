// The engine and two libraries that read English in the browser, on one text in one page: words a second.
//
// The engine runs in its worker, as in the product; the peers run on the page's own thread, as their users run them. Each does what it
// can of tags, trees and names: compromise and wink-nlp build no trees.
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGES = fileURLToPath(new URL("node_modules/", import.meta.url));

/// The files that a CommonJS package needs from `entry` on, by their paths below node_modules.
function commonJs(entry, files = {}) {
  const name = relative(PACKAGES, entry);
  if (files[name]) return files;
  const source = readFileSync(entry, "utf8");
  files[name] = source;
  for (const [, wanted] of source.matchAll(/require\(\s*['"](\.[^'"]+)['"]\s*\)/g)) {
    const path = join(dirname(entry), wanted);
    commonJs(/\.(js|json)$/.test(path) ? path : `${path}.js`, files);
  }
  return files;
}

/// Runs in the page: a `require` over the given files.
function loadPackages(files) {
  const cache = {};
  const load = (name) => {
    if (cache[name]) return cache[name].exports;
    const module = (cache[name] = { exports: {} });
    if (name.endsWith(".json")) return (module.exports = JSON.parse(files[name]));
    const folder = name.split("/").slice(0, -1);
    const require = (wanted) => {
      const parts = [...folder];
      for (const step of wanted.split("/")) {
        if (step === "..") parts.pop();
        else if (step !== ".") parts.push(step);
      }
      const path = parts.join("/");
      return load(path in files ? path : `${path}.js`);
    };
    new Function("module", "exports", "require", files[name])(module, module.exports, require);
    return module.exports;
  };
  globalThis.peerPackage = load;
}

/// Runs in the page: asks the worker for one analysis after the other; milliseconds until tags, trees and the network's names are
/// known, and until everything is.
async function timeEngine({ text, runs }) {
  const worker = new Worker(document.getElementById("engine").href, { type: "module" });
  const version = 3; // src/worker/protocol.rs
  const spans = [];
  await new Promise((resolve, reject) => {
    let started = 0;
    let syntax = 0;
    const ask = (job) => {
      started = performance.now();
      const article = { id: null, markup: "text", title: null, published: "2025-04-12", tokens: "without" };
      worker.postMessage(`${JSON.stringify({ v: version, job, task: { analyze: article } })}\n${text}`);
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => {
      const [head, , stage] = data.slice(0, data.indexOf("\n")).split(" ");
      if (head === "failed") reject(new Error(data));
      if (head === "ready") ask(0);
      if (head === "progress" && stage === "1") syntax = performance.now() - started; // tags and trees are there
      if (head === "done") {
        spans.push([syntax, performance.now() - started]);
        if (spans.length > runs) resolve();
        else ask(spans.length);
      }
    };
  });
  worker.terminate();
  return spans.slice(1); // the first one warms up
}

/// Runs in the page.
async function timePeers({ text, runs }) {
  const spans = { compromise: [], "wink-nlp": [] };
  const nlp = globalThis.nlp;
  const wink = globalThis.peerPackage("wink-nlp/src/wink-nlp.js");
  const reader = wink(globalThis.peerPackage("wink-eng-lite-web-model/dist/model.js"));
  const ways = {
    compromise: () => {
      const doc = nlp(text);
      return [doc.json({ terms: { tags: true } }).length, doc.people().length, doc.places().length, doc.organizations().length];
    },
    "wink-nlp": () => {
      const doc = reader.readDoc(text);
      return [doc.tokens().out(reader.its.pos).length, doc.entities().out().length];
    },
  };
  for (const [name, read] of Object.entries(ways)) {
    for (let run = 0; run <= runs; run += 1) {
      const started = performance.now();
      read();
      if (run > 0) spans[name].push(performance.now() - started);
      await new Promise((done) => setTimeout(done));
    }
  }
  return spans;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/// Milliseconds for one article, and words a second over `text`.
export async function measurePeers(browser, url, article, text, runs) {
  const words = (of) => of.split(/\s+/).filter(Boolean).length;
  // The peers' code comes from text, which the product's own policy for scripts forbids.
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(url);
  // Chromium compiles anew what runs often; after forty articles that is done.
  const single = (await page.evaluate(timeEngine, { text: article, runs: 60 })).slice(40);
  const long = await page.evaluate(timeEngine, { text, runs });
  await page.evaluate(readFileSync(join(PACKAGES, "compromise/builds/compromise.js"), "utf8"));
  const files = commonJs(join(PACKAGES, "wink-nlp/src/wink-nlp.js"));
  await page.evaluate(loadPackages, commonJs(join(PACKAGES, "wink-eng-lite-web-model/dist/model.js"), files));
  const peers = await page.evaluate(timePeers, { text, runs });
  await context.close();
  const speed = (spans) => words(text) / (median(spans) / 1000);
  return {
    article: { words: words(article), syntax: median(single.map((s) => s[0])), all: median(single.map((s) => s[1])) },
    words: words(text),
    "Pressmark, tags, trees and names": speed(long.map((s) => s[0])),
    "Pressmark, everything": speed(long.map((s) => s[1])),
    "compromise, tags and names": speed(peers.compromise),
    "wink-nlp, tags and entities": speed(peers["wink-nlp"]),
  };
}
