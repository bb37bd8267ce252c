// Browser tests on the built site, in the machine's own Chromium, under a sub-path. `make test` runs them.
import { defineConfig } from "@playwright/test";
import { CHROMIUM } from "./chromium.mjs";

export default defineConfig({
  testDir: ".",
  // Times are measured last and alone.
  projects: [
    { name: "promises", testMatch: /(?<!timed)\.spec\.mjs$/ },
    { name: "timed", testMatch: "timed.spec.mjs", dependencies: ["promises"] },
  ],
  globalSetup: "./server.mjs",
  outputDir: "../../target/e2e",
  fullyParallel: false,
  workers: 3, // the tests of a file run one after another, those of three files side by side: two leave a tenth of two cores idle
  retries: 0, // a test that passes the second time has found something
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "../../target/e2e/report.json" }]],
  use: {
    launchOptions: CHROMIUM,
    locale: "en-GB",
    timezoneId: "UTC",
    contextOptions: { reducedMotion: "reduce" }, // a colour on its way to another is neither
    trace: process.env.TRACE ? "retain-on-failure" : "off", // a trace of every test costs a third of the time
    serviceWorkers: "block", // it fetches the whole site a second time; the tests about offline use allow it
  },
});
