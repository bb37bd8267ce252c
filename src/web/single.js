// The one-file edition: interface, engine and models lie in this page, so it works from file://, where no page may fetch its
// neighbours. It stands behind the interface's own module, in one script; boot.js follows and calls `pressmarkStart`.
//
//   globalThis.pressmarkStart()      starts the interface that lies in this page
//   globalThis.pressmarkSave(work)   saves this page as a file with `work`, a backup, inside: <script id="work">
//   <html data-single>               the interface then stores nothing in the browser: all pages from file:// share one storage
//   <html data-unsaved>              set by the interface while there is work that no file holds

{
  const root = document.documentElement;
  const packed = (name) => document.querySelector(`script[data-packed="${name}"]`).textContent;
  // As it was before the interface took over. The long texts in it are shared, not copied.
  const page = root.cloneNode(true);

  // The engine is unpacked in its worker, and again if it has to start anew; the page is not held up.
  const engine = [...document.querySelectorAll("script[data-engine]")].map(({ dataset: { packed: name } }) => `${JSON.stringify(name)}: "${packed(name)}",\n`);
  const worker = ["const PACKED = {\n", ...engine, "};\n", document.getElementById("worker").textContent];
  document.getElementById("engine").href = URL.createObjectURL(new Blob(worker, { type: "text/javascript" }));

  globalThis.pressmarkStart = () => __wbg_init({ module_or_path: unpacked(packed("app")) });

  globalThis.pressmarkSave = (work) => {
    // Nothing in it may end the element; in JSON the sign can be written otherwise.
    page.querySelector("#work").textContent = work.replaceAll("<", "\\u003c");
    const file = new Blob(["<!doctype html>\n", page.outerHTML, "\n"], { type: "text/html" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = decodeURIComponent(location.pathname.split("/").pop()) || "pressmark.html";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // a large file is still being read after the click
  };

  addEventListener("beforeunload", (event) => root.dataset.unsaved && event.preventDefault());
}
