// Starts the page: keeps what is pasted before the interface arrives, checks that this browser can run it, fetches it, and
// registers the service worker. It never draws the interface. What it shares with the interface:
//
//   globalThis.pressmark   { text, html, asked, told }: what stands in the shell's paste box, the HTML of the last paste into it,
//                          whether "Mark it up" was pressed, and a sentence for the person. The interface reads it once and then
//                          removes the shell.
//   <html data-offline>    "ready" once the shell, the engine and the models are kept for use without a connection
//   <html data-update>     "ready" once a new version waits. Both changes also fire the event "pressmark:state" on window.
//   "pressmark:update"     the interface fires this event on window when the person agrees to reload into the new version,
//                          after it has saved. Without it the old version goes on.

const root = document.documentElement;
const shell = (globalThis.pressmark = { text: "", html: "", asked: false, told: "" });

function keepWhatIsPasted() {
  const box = document.getElementById("paste");
  const keep = () => (shell.text = box.value);
  keep(); // typed before this script ran, or restored by the browser
  box.addEventListener("input", keep);
  box.addEventListener("paste", (event) => (shell.html = event.clipboardData?.getData("text/html") ?? ""));
  document.getElementById("shell-form").addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
    shell.asked = true;
    say("The reader is still loading. It will go on by itself.");
  });
}

function putIn(text, html = "") {
  const box = document.getElementById("paste");
  box.value = text;
  [shell.text, shell.html] = [box.value, html];
}

/// What another app shared with the installed one. It only goes into the box: any link can look like this.
function takeFromAddress() {
  const given = new URLSearchParams(location.search);
  const words = ["title", "text", "url"].map((name) => given.get(name)?.trim()).filter(Boolean);
  if (words.length === 0) return;
  history.replaceState(null, "", location.pathname + location.hash);
  putIn(words.join("\n\n"));
}

/// The bookmark of the first screen has opened this page from an article's; that one hands its HTML over. Only the opener is heard,
/// once, for three seconds, and what it says only goes into the box: any page can open this one.
async function takeFromOpener() {
  if (location.hash !== "#take") return;
  history.replaceState(null, "", location.pathname);
  const { opener } = window;
  const given = await new Promise((resolve) => {
    addEventListener("message", ({ source, data }) => {
      if (source === opener && typeof data?.pressmark === "string") resolve(data);
    });
    if (opener) opener.postMessage("pressmark?", "*");
    setTimeout(resolve, opener ? 3000 : 0);
  });
  if (given) putIn(String(given.text), given.pressmark);
  shell.told = given ? "Here is the page. Press “Mark it up” to read it." : "That site does not let its pages be handed over. Copy the words of the article and paste them here.";
}

/// Files that the system opens with the installed app go where chosen ones go.
function takeFiles() {
  globalThis.launchQueue?.setConsumer(async ({ files = [] }) => {
    if (files.length === 0) return;
    const chosen = new DataTransfer();
    for (const file of await Promise.all(files.map((handle) => handle.getFile()))) chosen.items.add(file);
    const input = document.getElementById("file");
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function say(text, failed = false) {
  const status = document.getElementById("shell-status");
  if (status === null) return; // the interface has taken over and speaks for itself
  status.textContent = text;
  status.classList.toggle("shell-failure", failed);
}

/// A module of one function that uses a vector instruction. An engine without them refuses the whole of ours.
function canRun() {
  const simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
  return typeof WebAssembly === "object" && WebAssembly.validate(new Uint8Array(simd));
}

async function startInterface() {
  const link = document.getElementById("app");
  const wasm = fetch(new URL(link.dataset.wasm, document.baseURI), { integrity: link.dataset.wasmIntegrity });
  wasm.catch(() => {}); // reported below, by the call that needs it
  const app = await import(link.href);
  const answer = await wasm;
  if (!answer.ok) throw new Error(`${link.dataset.wasm}: HTTP ${answer.status}`);
  await handed;
  await app.default({ module_or_path: answer });
}

function changed(name) {
  root.dataset[name] = "ready";
  window.dispatchEvent(new CustomEvent("pressmark:state", { detail: name }));
}

async function startServiceWorker() {
  if (globalThis.pressmarkStart || !("serviceWorker" in navigator) || !window.isSecureContext) return;
  const workers = navigator.serviceWorker;
  workers.addEventListener("message", (event) => {
    if (event.data === "offline-ready") changed("offline");
  });
  const registration = await workers.register(new URL("sw.js", document.baseURI), { updateViaCache: "none" });
  const lookForWaiting = () => {
    if (registration.waiting && workers.controller) changed("update");
  };
  lookForWaiting();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", lookForWaiting));
  window.addEventListener("pressmark:update", () => {
    // Only now: the first worker of all also takes control, and nobody asked for a reload then.
    workers.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting?.postMessage("activate");
  });
  const ready = await workers.ready;
  ready.active.postMessage("fill"); // the engine and the models, after the page has got its own
}

keepWhatIsPasted();
takeFromAddress();
const handed = takeFromOpener();
if (canRun()) {
  // The one-file edition starts from what lies in the page, and needs no service worker to be there without a connection.
  const start = globalThis.pressmarkStart ?? startInterface;
  start()
    .then(takeFiles)
    .catch((error) => {
      console.error(error);
      say("The reader could not be loaded. Your text is still in the box. Reload the page to try again.", true);
    })
    .finally(() => startServiceWorker().catch((error) => console.warn("No offline use:", error.message)));
} else {
  say("This browser is too old for Pressmark: it needs WebAssembly with vector instructions (Chrome 91, Firefox 89, Safari 16.4, or newer).", true);
}
