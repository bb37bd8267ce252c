// Browser tests on the built site, in the machine's own Chromium, under a sub-path. `make test` runs them.
import { defineConfig } from "@playwright/test";
import { CHROMIUM } from "./chromium.mjs";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  globalSetup: "./server.mjs",
  outputDir: "../../target/e2e",
  fullyParallel: false,
  workers: 1, // two cores, and times are measured
  retries: 0, // a test that passes the second time has found something
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "../../target/e2e/report.json" }]],
  use: { launchOptions: CHROMIUM, trace: "retain-on-failure", locale: "en-GB", timezoneId: "UTC" },
});
