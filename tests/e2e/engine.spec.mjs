// The engine in its worker: the same bytes as the command line, in the form that the schema fixes.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";
import { test, expect, Site } from "./page.mjs";

const root = new URL("../../", import.meta.url);
const CLI = process.env.PRESSMARK_CLI ?? fileURLToPath(new URL("target/debug/pressmark", root));
const schema = JSON.parse(readFileSync(new URL("tests/schema/pressmark-1.schema.json", root), "utf8"));
const valid = new Ajv({ allErrors: true }).compile(schema);

/// The test articles, each with the date in its name, and texts that are no news.
const articles = readdirSync(new URL("tests/articles/", root))
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .map((name) => ({ id: name, text: readFileSync(new URL(`tests/articles/${name}`, root), "utf8"), published: name.slice(0, 10) }));
const odd = [
  { id: "empty", text: "" },
  { id: "emoji", text: "👩‍🚀 Ana Ruiz 🙂 said on Friday: “Grüße aus Zürich – 5 € genügen”.\r\nשלום Ana. \u0000\u200b" },
  { id: "no-date", text: "He said it would happen on Tuesday." },
];
const records = [...articles, ...odd];

/// One line of JSON for each record, as the command line prints it. It runs once: built for tests, it takes seconds.
let printed;
function fromCommandLine() {
  const input = records.map((record) => JSON.stringify(record)).join("\n");
  printed ??= execFileSync(CLI, ["analyze", "--jsonl"], { input, encoding: "utf8", maxBuffer: 1 << 28 }).trimEnd().split("\n");
  return printed;
}

/// The same from the worker of the built site, by its own messages (src/worker/protocol.rs).
async function fromWorker(page, site) {
  await site.open();
  return page.evaluate(async (records) => {
    const worker = new Worker(document.getElementById("engine").href, { type: "module" });
    const answers = await new Promise((resolve, reject) => {
      const done = [];
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }) => {
        const [head] = data.split(" ", 1);
        const body = data.slice(data.indexOf("\n") + 1);
        if (head === "failed") reject(new Error(body));
        if (head === "done") done.push(body);
        if (head === "ready") {
          records.forEach(({ id, text, published = null }, job) => {
            const article = { id, markup: "text", title: null, published, tokens: "with" };
            worker.postMessage(JSON.stringify({ v: 3, job, task: { analyze: article } }) + "\n" + text);
          });
        }
        if (done.length === records.length) resolve(done);
      };
    });
    worker.terminate();
    return answers;
  }, records);
}

test("command line and worker give the same bytes", async ({ page }) => {
  const site = new Site(page, process.env.PRESSMARK_URL);
  const native = fromCommandLine();
  expect(native).toHaveLength(records.length);
  const browser = await fromWorker(page, site);
  records.forEach((record, k) => expect(browser[k] === native[k], `${record.id} differs`).toBe(true));
});

test("what the command line prints fits the schema", () => {
  for (const line of fromCommandLine()) {
    const analysis = JSON.parse(line);
    expect(valid(analysis) ? [] : valid.errors, analysis.id).toEqual([]);
  }
});

test("the schema refuses what the contract does not say", () => {
  const analysis = JSON.parse(fromCommandLine()[0]);
  for (const spoil of [
    (a) => (a.schema = "pressmark/2"),
    (a) => delete a.mentions,
    (a) => a.times.push({ span: [0, 1], type: "DAY", value: "2025", mod: null, anchor: null, why: { rule: "x", certainty: "sure", score: 1 } }),
    (a) => (a.sentences[0] = [3]),
    (a) => (a.extra = true),
  ]) {
    const spoilt = structuredClone(analysis);
    spoil(spoilt);
    expect(valid(spoilt)).toBe(false);
  }
});
