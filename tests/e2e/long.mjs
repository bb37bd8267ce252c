// How long one act takes on a very long article: our own articles in a row until there are 20,000 words. `measureLong` → milliseconds
// by act, each the median of several: script and layout, and until the page is drawn anew (`drawn`).
import { readFileSync, readdirSync } from "node:fs";

const FOLDER = new URL("../articles/", import.meta.url);

/// Our own articles, again and again.
export function longArticle(words = 20_000) {
  const texts = readdirSync(FOLDER).filter((name) => name.endsWith(".txt")).sort().map((name) => readFileSync(new URL(name, FOLDER), "utf8"));
  const parts = [];
  for (let n = 0, have = 0; have < words; n += 1) {
    const text = texts[n % texts.length].replaceAll("\n\n\n", "\n\n");
    parts.push(text);
    have += text.split(/\s+/).length;
  }
  return parts.join("\n\n");
}

/// The page shows the long article, read and marked up.
export async function openLong(site) {
  await site.open();
  await site.engineReady();
  await site.paste(longArticle());
  await site.page.locator("#text .run[data-kind]").first().waitFor({ timeout: 120_000 });
  await site.page.locator(".saved").filter({ hasText: /saved/i }).waitFor({ timeout: 60_000 });
}

export async function measureLong(site) {
  await openLong(site);
  const { page } = site;
  const facts = await page.evaluate(() => new Set([...document.querySelectorAll("#text [data-f]")].flatMap((run) => run.dataset.f.split(" "))).size);
  // Script and layout: the key with all that follows at once, then what is left for the moment before the picture. The rest of the way
  // to the picture is waiting for the screen, and paint.
  const act = (key, init = {}) =>
    page.evaluate(
      async ([key, init]) => {
        let picture = 0;
        requestAnimationFrame(() => (picture = performance.now())); // first of its kind
        const started = performance.now();
        window.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...init }));
        for (let n = 0; n < 500; n += 1) await null;
        let busy = performance.now() - started;
        await new Promise((done) => requestAnimationFrame(done)); // last of its kind
        document.body.getBoundingClientRect();
        busy += performance.now() - picture;
        await new Promise((done) => setTimeout(done, 0));
        return [busy, performance.now() - started];
      },
      [key, init],
    );
  const times = { select: [], accept: [], reject: [], undo: [] };
  for (let n = 0; n < 7; n += 1) {
    times.select.push(await act("j"));
    await page.waitForTimeout(100);
    times.accept.push(await act("a"));
    await page.waitForTimeout(900); // the pause before a save, and the save
    times.reject.push(await act("r"));
    await page.waitForTimeout(900);
    times.undo.push(await act("z", { ctrlKey: true }));
    await page.waitForTimeout(900);
  }
  const median = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
  const each = (k) => Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all.map((t) => t[k]))]));
  return { facts, ...each(0), drawn: each(1) };
}
