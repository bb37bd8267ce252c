// Corrects the analysis of an article to its gold, by keyboard alone, on the built site, and counts: acts (decisions of a person,
// one entry of the history each) and keys pressed.
//
//   node tests/e2e/replay.mjs ARTICLE.txt GOLD.json [--show]        GOLD.json is a document of the contract, or FILE.jsonl#ID
//
// Compared are the facts that the text shows: names and noun phrases with type and entity, times and amounts with values, statements
// with speakers, events with status. Pronouns, relations, answers and participants are not marked in the text and are left out.
//
// The way of a person: the review list from its top, what is right is skipped by one key, what is wrong is rejected or mended, until
// all that is left is right, which is accepted at once; then what is missing is found by typing it. What could not be reached is told.
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { CHROMIUM } from "./chromium.mjs";
import { startServer } from "./server.mjs";
import { Site } from "./page.mjs";

const [articlePath, goldPath, ...options] = process.argv.slice(2);
if (!goldPath) {
  console.error("node tests/e2e/replay.mjs ARTICLE.txt GOLD.json [--show]");
  process.exit(2);
}
const show = options.includes("--show") ? console.log : () => {};
const article = readFileSync(articlePath, "utf8");
const [goldFile, goldId] = goldPath.split("#");
const goldText = readFileSync(goldFile, "utf8");
const gold = goldId ? goldText.trim().split("\n").map((line) => JSON.parse(line)).find((doc) => doc.id === goldId) : JSON.parse(goldText);
const chars = [...gold.text];
const words = (span) => chars.slice(...span).join("");
const name = (span) => span.join("-");
const overlap = (a, b) => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
const hull = (spans) => [spans[0][0], spans.at(-1)[1]];

// --- the person: presses keys and counts them ---
let keys = 0;
let acts = 0;
const tally = {};
const server = await startServer();
const browser = await chromium.launch(CHROMIUM);
const page = await browser.newPage();
const site = new Site(page, server.url);
const press = async (...pressed) => {
  for (const key of pressed) {
    keys += 1;
    await page.keyboard.press(key);
  }
};
const type = async (text) => {
  keys += [...text].length;
  await page.keyboard.type(text);
};
const act = async (what, ...pressed) => {
  acts += 1;
  tally[what] = (tally[what] ?? 0) + 1;
  await press(...pressed);
};
const selected = () => page.evaluate(() => new URL(location.href).hash.match(/[?&]f=([emtqsv])(\d+)-(\d+)/)?.slice(1));
const settle = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))));

// --- what is right, seen from the gold ---
let engine;
const LETTER = { PERSON: "p", ORG: "o", GPE: "g", LOC: "l", FAC: "f", NORP: "n", EVENT: "v", PRODUCT: "r", WORK: "w", LAW: "a" };
// Chains of plain nouns serve coreference and are not marked.
const named = (doc, id) => doc.entities[id].type !== "PRODUCT" || doc.mentions.some((m) => m.entity === id && m.form === "name");
const shown = (doc) => doc.mentions.filter((m) => m.form !== "pronoun" && (doc === gold || named(doc, m.entity)));
// What the list of choices says for an event's status.
const STATUS = { ongoing: "going" };

/// The gold entity of each entity of the engine, by the mentions that they share; the engine's main entity of each gold one.
function aligned() {
  const spans = new Map(gold.mentions.map((m) => [name(m.span), m.entity]));
  const shares = engine.entities.map(() => new Map());
  for (const m of engine.mentions) {
    const found = spans.get(name(m.span));
    if (found !== undefined) shares[m.entity].set(found, (shares[m.entity].get(found) ?? 0) + 1);
  }
  const most = (map) => [...map].sort((a, b) => b[1] - a[1])[0];
  const gold_of = shares.map((map) => most(map)?.[0]);
  const main_of = gold.entities.map((_, g) => {
    const all = shares.map((map, id) => [id, map.get(g) ?? 0]).filter(([id, n]) => n > 0 && gold_of[id] === g);
    return all.sort((a, b) => b[1] - a[1])[0]?.[0];
  });
  return { gold_of, main_of };
}

const best = (list, place, spans) => {
  const near = list.map((fact) => [overlap(place(fact), spans), fact]).sort((a, b) => b[0] - a[0])[0];
  return near && near[0] * 2 >= Math.min(place(near[1])[1] - place(near[1])[0], spans[1] - spans[0]) ? near[1] : undefined;
};

/// How one fact of the review list is to be treated: undefined if it is right.
function verdict([layer, start, end], map) {
  const span = [Number(start), Number(end)];
  const at = (list, place) => list.find((fact) => name(place(fact)) === name(span));
  if (layer === "e") {
    const id = engine.mentions.find((m) => name(m.span) === name(span))?.entity;
    const to = map.gold_of[id];
    const seen = shown(engine).filter((m) => m.entity === id);
    const overlapping = seen.some((m) => gold.mentions.some((g) => overlap(g.span, m.span) > 0));
    if (to === undefined) return overlapping ? undefined : { what: "reject a name", keys: ["Shift+R"] };
    if (map.main_of[to] !== id) return { what: "merge", merge: engine.entities[map.main_of[to]].name };
    if (engine.entities[id].type !== gold.entities[to].type) return { what: "retype", keys: ["t", LETTER[gold.entities[to].type]] };
    return undefined;
  }
  if (layer === "t" || layer === "q") {
    const list = layer === "t" ? "times" : "quantities";
    const right = gold[list].find((fact) => name(fact.span) === name(span));
    const own = at(engine[list], (fact) => fact.span);
    const value = (fact) => (layer === "t" ? fact.value : `${fact.amount} ${fact.unit ?? ""}`);
    if (right && value(right) === value(own)) return undefined;
    if (right) return { what: "value", value: value(right) };
    const near = best(gold[list], (fact) => fact.span, span);
    return near && !engine[list].some((fact) => name(fact.span) === name(near.span)) ? { what: "ends", ends: near.span, letter: layer === "t" ? "d" : "m" } : { what: "reject", keys: ["r"] };
  }
  if (layer === "s") {
    const own = at(engine.statements, (fact) => fact.content[0]);
    const right = gold.statements.find((fact) => fact.content.map(name).join() === own.content.map(name).join());
    if (right) return speaker(own, right, map);
    const free = gold.statements.filter((g) => !engine.statements.some((e) => e.content.map(name).join() === g.content.map(name).join()));
    const near = best(free, (fact) => hull(fact.content), hull(own.content));
    return near ? { what: "ends", ends: hull(near.content), letter: "q", then: speaker(own, near, map) } : { what: "reject", keys: ["r"] };
  }
  const right = gold.events.find((fact) => name(fact.trigger) === name(span));
  const own = at(engine.events, (fact) => fact.trigger);
  if (right) return right.status === own.status ? undefined : { what: "status", status: right.status };
  const same = engine.events.filter((e) => words(e.trigger).toLowerCase() === words(span).toLowerCase());
  const all = same.length > 1 && same.every((e) => !gold.events.some((g) => name(g.trigger) === name(e.trigger)));
  return { what: all ? "reject everywhere" : "reject", keys: [all ? "Shift+R" : "r"] };
}

function speaker(own, right, map) {
  const wanted = right.speaker === null ? undefined : map.main_of[right.speaker];
  if ((own.speaker ?? undefined) === wanted) return undefined;
  return { what: "speaker", speaker: wanted === undefined ? null : engine.entities[wanted].name };
}

/// The fewest characters that find the words where they stand; a long stretch by its first and last words.
function typed(span) {
  const all = words(span);
  if (all.length < 20) return all;
  const parts = all.split(/\s+/);
  for (let n = 2; n < parts.length - 1; n += 1) {
    const first = parts.slice(0, n).join(" ");
    const last = parts.slice(-1)[0];
    if (gold.text.split(first).length === 2 && all.indexOf(last) === all.length - last.length) return `${first}..${last}`;
  }
  return all;
}

async function choose(wanted) {
  const digit = wanted === null ? "0" : await page.locator(".sheet .choice").evaluateAll((all, wanted) => all.find((c) => c.querySelector("b").textContent === wanted)?.dataset.digit, wanted);
  if (digit) return press(digit);
  const rows = await page.locator(".sheet .choice b").allTextContents();
  const at = rows.indexOf(wanted);
  if (at < 0) return press("Escape");
  for (let n = 0; n < at; n += 1) await press("ArrowDown");
  return press("Enter");
}

async function mark(span, letter) {
  show("missing:", words(span), letter);
  await press("f");
  await type(typed(span));
  await press("Enter");
  const found = page.locator("#marker .chip").first().waitFor({ timeout: 5_000 });
  if (!(await found.then(() => true, () => false))) {
    console.log("not found by typing:", typed(span));
    return press("Escape");
  }
  await act("mark", letter);
  await settle();
}

async function mend(todo) {
  if (todo.keys) return act(todo.what, ...todo.keys);
  if (todo.merge) {
    await act(todo.what, "m");
    return choose(todo.merge);
  }
  if (todo.value) {
    await act(todo.what, "v", "Control+a");
    await type(todo.value);
    await press("Enter");
    return page.locator("#text").focus();
  }
  if (todo.status) {
    await act(todo.what, "v");
    await type(STATUS[todo.status] ?? todo.status.slice(0, 3));
    return page.locator("#text").focus();
  }
  if (todo.ends) {
    await press("f");
    await type(typed(todo.ends));
    await press("Enter");
    await page.locator("#marker .chip").first().waitFor({ timeout: 3_000 });
    await act(todo.what, todo.letter);
    await settle();
    if (todo.then) await mend(todo.then);
    return undefined;
  }
  await act(todo.what, "s");
  return choose(todo.speaker);
}

async function exported() {
  const download = page.waitForEvent("download");
  await page.keyboard.press("Control+s");
  return JSON.parse(readFileSync(await (await download).path(), "utf8"));
}

async function review(map) {
  await press("g", "r");
  await settle();
  if (!(await selected())) await press("j");
  await settle();
  const order = () => page.locator("#list > .rows .row").count();
  // A person sees in the list whether anything wrong is left.
  const wrong = new Set();
  const all = [
    ...new Map(shown(engine).map((m) => [m.entity, m])).keys(),
  ];
  for (const id of all) {
    const key = ["e", ...engine.mentions.find((m) => m.entity === id).span.map(String)];
    if (verdict(key, map)) wrong.add(key.join("-"));
  }
  for (const [layer, list, place] of [["t", engine.times, (f) => f.span], ["q", engine.quantities, (f) => f.span], ["s", engine.statements, (f) => f.content[0]], ["v", engine.events, (f) => f.trigger]]) {
    for (const fact of list) if (verdict([layer, ...place(fact).map(String)], map)) wrong.add([layer, ...place(fact)].join("-"));
  }
  for (let guard = 0; guard < 600 && (await order()) > 0 && wrong.size > 0; guard += 1) {
    const key = await selected();
    if (!key) break;
    const todo = verdict(key, map);
    show(key.join("-"), words([Number(key[1]), Number(key[2])]).slice(0, 40), todo ?? "right");
    if (!todo) await press("j"); // the right ones are accepted together at the end
    else {
      await mend(todo);
      if (todo.what === "reject everywhere") {
        const same = words([Number(key[1]), Number(key[2])]).toLowerCase();
        for (const k of [...wrong]) if (k.startsWith("v") && words(k.split("-").slice(1).map(Number)).toLowerCase() === same) wrong.delete(k);
      }
    }
    wrong.delete(key.join("-"));
    await settle();
    const now = await selected();
    if (todo && (!now || now.join() === key.join() || todo.ends || todo.merge)) {
      await press("j");
      await settle();
    }
  }
  if (wrong.size > 0) console.log("not reached in the list:", [...wrong].map((k) => `${k} ${words(k.split("-").slice(1).map(Number)).slice(0, 30)}`).join("; "));
  if ((await order()) > 0) {
    await act("accept the rest", "Shift+B");
    await page.locator(".sheet .pick").first().waitFor();
    await press("Enter");
    await settle();
  }
}

/// What the gold has and nothing in the list led to.
async function add(map) {
  const has = (list, place) => new Set(list.map((fact) => name(place(fact))));
  const seen = has(engine.mentions, (m) => m.span);
  for (const m of shown(gold)) {
    if (seen.has(name(m.span))) continue;
    await mark(m.span, LETTER[gold.entities[m.entity].type]);
    const main = map.main_of[m.entity];
    if (main !== undefined && m.form !== "name") {
      await act("merge", "m");
      await choose(engine.entities[main].name);
      await settle();
    }
  }
  for (const m of shown(engine)) {
    const right = gold.mentions.find((g) => name(g.span) === name(m.span));
    const known = map.gold_of[m.entity];
    if (!right && known !== undefined && !gold.mentions.some((g) => overlap(g.span, m.span) > 0)) {
      await press("f");
      await type(typed(m.span));
      await press("Enter", "Escape");
      await act("reject a mention", "r");
    }
  }
  for (const [list, letter, place] of [["times", "d", (f) => f.span], ["quantities", "m", (f) => f.span], ["events", "e", (f) => f.trigger]]) {
    const found = has(engine[list], place);
    for (const fact of gold[list]) {
      const near = engine[list].some((e) => overlap(place(e), place(fact)) > 0);
      if (!found.has(name(place(fact))) && !near) await mark(place(fact), letter);
    }
  }
  for (const fact of gold.statements) {
    const same = engine.statements.some((e) => e.content.map(name).join() === fact.content.map(name).join());
    if (same || mended.has(name(hull(fact.content)))) continue;
    await mark(hull(fact.content), "q");
    const main = fact.speaker === null ? undefined : map.main_of[fact.speaker];
    if (main !== undefined) {
      await act("speaker", "s");
      await choose(engine.entities[main].name);
      await settle();
    }
  }
}

const mended = new Set();
try {
  await site.open();
  await site.engineReady();
  await site.paste(article);
  await page.locator("#text .run[data-kind]").first().waitFor();
  if (gold.published) {
    const wanted = await exported();
    if (wanted.published !== gold.published) {
      // The date is what the person knows and the text does not say; it is not counted as a correction.
      await page.locator(".about-line button.link").first().click();
      await page.locator("input[type=date]").first().fill(gold.published);
      await page.locator(".about-form button[type=submit]").click();
      await page.locator(".about-form").waitFor({ state: "detached" });
      await page.waitForTimeout(1_500);
      await settle();
      await page.locator("#text .run[data-kind]").first().waitFor();
    }
  }
  await page.locator(".saved").filter({ hasText: "saved" }).waitFor();
  engine = await exported();
  if (engine.text !== gold.text) throw new Error("the gold has another text than the article");
  const map = aligned();
  for (const e of engine.statements) {
    const todo = verdict(["s", ...e.content[0].map(String)], map);
    if (todo?.ends) mended.add(name(todo.ends));
  }
  await page.locator("#text").focus();
  await review(map);
  const reviewed = { acts, keys };
  await add(map);
  const end = await exported();
  console.log(`${chars.length} characters, ${engine.entities.length} entities, ${engine.statements.length} statements, ${engine.events.length} events, ${engine.times.length} times, ${engine.quantities.length} amounts`);
  console.log(`${acts} acts, ${keys} keys: ${reviewed.acts} acts and ${reviewed.keys} keys in the review list, ${acts - reviewed.acts} and ${keys - reviewed.keys} for what was missing`);
  console.log(Object.entries(tally).sort((a, b) => b[1] - a[1]).map(([what, n]) => `${n} × ${what}`).join(", "));
  console.log(`${(end.corrections ?? []).length} entries in the history`);
} finally {
  await browser.close();
  await server.stop();
}
