// Starts the engine in its worker: fetches the engine and its models side by side, hands the models over, runs it.
// It stands in the folder of the engine it starts, and the folder is named by the hash of all of it, so a page of one
// version never meets the engine of another.
//
//   globalThis.pressmarkModels   { "reader.bin": Uint8Array, … }: the files of src/model/weights, there before `main` runs
//
// Whatever fails here becomes an `error` event on the page's Worker object.

import init from "./worker.js";

const WASM = { url: "worker_bg.wasm" }; // written by `bundle`, with its integrity
const MODELS = {}; // written by `bundle`: name → { url, integrity }

async function get({ url, integrity }) {
  const answer = await fetch(new URL(url, import.meta.url), { integrity });
  if (!answer.ok) throw new Error(`${url}: HTTP ${answer.status}`);
  return answer;
}

async function start() {
  const models = Object.entries(MODELS).map(async ([name, file]) => [name, new Uint8Array(await (await get(file)).arrayBuffer())]);
  const [engine, ...files] = await Promise.all([get(WASM), ...models]);
  globalThis.pressmarkModels = Object.fromEntries(files);
  await init({ module_or_path: engine });
}

start().catch((error) => reportError(error));
