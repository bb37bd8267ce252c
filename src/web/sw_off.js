// The kill switch, kept ready: put in place of sw.js (`make build RETIRE=1`) it removes this site's caches and itself.
const FAMILY = `pressmark ${new URL("./", self.location).href} `;
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith(FAMILY)).map((name) => caches.delete(name))))
      .then(() => self.registration.unregister()),
  );
});
