// The service worker: the site without a connection. One cache a version, so files of two versions never mix.
//
// install    keeps the shell; for a new version of a running one the engine and the models too, so that it can take over without a
//            connection. A file that cannot be had is left out and fetched when it is asked for; only the page itself must be there.
// "fill"     (from the page, once it runs) keeps what is still missing, then answers "offline-ready" when all is in.
// fetch      the cache first, then the network. Nothing but files of this folder passes through here.
// "activate" (from the page, when the person agrees) lets a new version take over. It never does so by itself.
//
// Kill switch: `make build RETIRE=1` puts sw_off.js in place of this file. It removes the caches and itself at the next visit.

const VERSION = "dev"; // these three lines are written by `bundle`
const SHELL = ["./"];
const ENGINE = [];

const HOME = new URL("./", self.location).href;
const FAMILY = `pressmark ${HOME} `; // several copies may live on one origin: each touches its own caches only
const CACHE = FAMILY + VERSION;

async function keep(path) {
  const url = new URL(path, HOME).href;
  const cache = await caches.open(CACHE);
  if (await cache.match(url)) return true;
  // A hashed name never changes its content, so another version's copy will do. The page itself has no hash.
  const hashed = path !== "./";
  const known = hashed ? await caches.match(url) : undefined;
  const answer = known ?? (await fetch(url, { cache: hashed ? "default" : "reload" }).catch(() => undefined));
  if (!answer?.ok) return false;
  await cache.put(url, answer);
  return true;
}

async function keepAll(paths) {
  const kept = await Promise.all(paths.map((path) => keep(path).catch(() => false)));
  return kept.every(Boolean);
}

self.addEventListener("install", (event) => {
  const isUpdate = self.registration.active !== null;
  event.waitUntil(
    keepAll(isUpdate ? [...SHELL, ...ENGINE] : SHELL).then(async () => {
      if (!(await keep("./"))) throw new Error("the page could not be kept");
    }),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith(FAMILY) && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
  if (event.data === "fill") {
    event.waitUntil(keepAll([...SHELL, ...ENGINE]).then((all) => all && event.source.postMessage("offline-ready")));
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(HOME)) return;
  const page = request.url.split(/[?#]/)[0];
  const wanted = page === HOME || page === `${HOME}index.html` ? HOME : request.url;
  event.respondWith(
    caches
      .open(CACHE)
      .then((cache) => cache.match(wanted))
      .then((kept) => kept ?? fetch(request)),
  );
});
