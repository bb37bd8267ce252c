// The page object: what a person sees and does, and what must hold on every page: no request to another host, no console error.
import { test as base, expect } from "@playwright/test";
import axe from "axe-core";

export { expect };

/// `site` is the page of a fresh visitor. After the test it checks what must always hold.
///
/// Compiling the engine costs more than most tests, and the browser compiles a module once for all pages of a process. So the tests of a
/// worker open their pages, one after another, from one that runs an engine and is never closed; what a visitor leaves behind is
/// cleared after each. `alone` gives a test a browser context, and so a process, of its own.
export const test = base.extend({
  alone: [false, { option: true }],

  house: [
    async ({ browser }, use, { project }) => {
      const { locale, timezoneId, serviceWorkers, contextOptions } = project.use;
      const context = await browser.newContext({ locale, timezoneId, serviceWorkers, ...contextOptions });
      const door = await context.newPage();
      await door.goto(new URL("sw.js", process.env.PRESSMARK_URL).href); // of the same origin, and nothing runs on it
      await door.evaluate(async (site) => {
        const shell = new DOMParser().parseFromString(await (await fetch(site)).text(), "text/html");
        const path = shell.getElementById("engine").getAttribute("href");
        globalThis.engine = new Worker(new URL(path, site), { type: "module" });
        await new Promise((ready, failed) => Object.assign(globalThis.engine, { onmessage: ready, onerror: failed }));
      }, process.env.PRESSMARK_URL);
      const desk = await context.newCDPSession(door);
      await use({ context, door, desk });
      await context.close();
    },
    { scope: "worker" },
  ],

  context: async ({ context, house, alone }, use) => {
    if (alone) return use(context);
    await use(house.context);
    await Promise.all(house.context.pages().filter((page) => page !== house.door).map((page) => page.close()));
    await Promise.all([house.context.unrouteAll(), house.context.setOffline(false), house.context.clearPermissions()]);
    await house.desk.send("Storage.clearDataForOrigin", { origin: new URL(process.env.PRESSMARK_URL).origin, storageTypes: "all" });
  },

  page: async ({ context, house, alone }, use) => {
    if (alone) return use(await context.newPage());
    const [page] = await Promise.all([context.waitForEvent("page"), house.door.evaluate(() => void window.open("about:blank"))]);
    await use(page);
  },

  site: async ({ page, context }, use) => {
    const site = new Site(page, process.env.PRESSMARK_URL);
    const leave = site.watch(context);
    await use(site);
    leave();
    expect(site.foreign, "requests to other hosts").toEqual([]);
    expect(site.errors, "errors in the console").toEqual([]);
  },
});

export class Site {
  constructor(page, url) {
    this.page = page;
    this.url = url;
    this.foreign = [];
    this.errors = [];
  }

  /// Notes requests to other hosts, and errors; answers what ends the noting. No request is held up: that would cost every one of them
  /// two ways through the test's own process.
  watch(context) {
    const home = new URL(this.url).origin;
    const asked = (request) => {
      const url = new URL(request.url());
      if (url.origin !== home && /^(https?|wss?):$/.test(url.protocol)) this.foreign.push(url.href);
    };
    const heard = (message) => message.type() === "error" && this.errors.push(`${message.text()} ${message.location().url}`);
    const thrown = (error) => this.errors.push(error.error().message);
    context.on("request", asked).on("console", heard).on("weberror", thrown);
    return () => context.off("request", asked).off("console", heard).off("weberror", thrown);
  }

  async open(route = "") {
    await this.page.goto(this.url + route);
  }

  async reload() {
    await this.page.reload();
  }

  /// The engine has loaded its models and answers.
  async engineReady() {
    await expect(this.page.locator("html")).toHaveAttribute("data-engine", "ready", { timeout: 30_000 });
  }

  /// Shell, engine and models are kept for use without a connection.
  async offlineReady() {
    await expect(this.page.locator("html")).toHaveAttribute("data-offline", "ready", { timeout: 30_000 });
  }

  pasteBox() {
    return this.page.getByRole("textbox", { name: /article/i });
  }

  /// Pastes as a person does: by the clipboard's event, with HTML where there is any.
  async paste(text, html = "") {
    await this.pasteBox().evaluate(
      (box, { text, html }) => {
        const data = new DataTransfer();
        data.setData("text/plain", text);
        if (html) data.setData("text/html", html);
        box.focus();
        const went = box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        if (went) {
          box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
          box.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
        }
      },
      { text, html },
    );
  }

  /// What the accessibility rules of axe find in both themes; empty when all is well. The themes differ in nothing but colour, so the dark
  /// one is asked only by the rules about it.
  async accessibilityFindings() {
    const found = [];
    if (!(await this.page.evaluate(() => "axe" in window))) await this.page.evaluate(axe.source);
    for (const [colorScheme, runOnly] of [["light", undefined], ["dark", ["color-contrast", "link-in-text-block"]]]) {
      await this.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      // What passed is not described node by node: on a marked-up article that is most of the work.
      const { violations } = await this.page.evaluate((options) => window.axe.run(options), { resultTypes: ["violations"], ...(runOnly && { runOnly }) });
      found.push(...violations.map(({ id, nodes }) => `${colorScheme}, ${id}: ${nodes.map((node) => node.target).join(", ")}`));
    }
    return found;
  }
}
