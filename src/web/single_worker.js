// Starts the engine of the one-file edition, as worker_boot.js does that of the site. Before it stand, in one module: PACKED, the
// engine and its models as the page holds them; the engine's own script; unpack.js.

{
  const start = async () => {
    const { engine, ...models } = PACKED;
    const files = Object.entries(models).map(async ([name, file]) => [name, new Uint8Array(await unpacked(file).arrayBuffer())]);
    globalThis.pressmarkModels = Object.fromEntries(await Promise.all(files));
    await __wbg_init({ module_or_path: unpacked(engine) });
  };
  start().catch((error) => reportError(error));
}
