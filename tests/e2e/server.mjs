// Serves the built site under a sub-path on a free port for as long as the tests run.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PREFIX = "/some/folder/";
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/// Starts the server on a folder; answers its address and a function that stops it.
export async function startServer(folder = "dist") {
  const server = spawn("target/debug/bundle", ["serve", "--port", "0", "--prefix", PREFIX, "--folder", folder], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  const stopped = new Promise((resolve) => server.once("close", resolve));
  for await (const line of createInterface({ input: server.stdout })) {
    const url = line.match(/http:\S+/)?.[0];
    if (url) return { url, stop: () => server.kill("SIGINT") && stopped };
  }
  throw new Error(`the server ended before it served (exit status ${await stopped})`);
}

export default async function globalSetup() {
  const { url, stop } = await startServer();
  process.env.PRESSMARK_URL = url;
  return stop;
}
