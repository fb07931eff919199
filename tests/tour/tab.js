// One tab of one shape, and everything that can be done with the page in it.
import { AXE, EYES, RECORDER } from "./browser.js";
import { listen } from "./frames.js";
import { watch } from "./watch.js";

const AXE_ALL = {
  resultTypes: ["violations"],
  preload: false,
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
};
const AXE_COLOURS = { ...AXE_ALL, runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

const ROUNDING = 0.001; // of a layout shift score
const TAB = { type: "rawKeyDown", key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };

/** What may be emulated; every feature not named is as on a plain phone. */
const PLAIN = { "prefers-color-scheme": "light", "prefers-reduced-motion": "no-preference", "prefers-contrast": "no-preference", "forced-colors": "none" };

export class Tab {
  /**
   * @param {import("puppeteer-core").Browser} browser
   * @param {{width: number, height: number, isMobile?: boolean}} shape
   * @param {Set<string>} own origins that are not foreign
   */
  static async open(browser, shape, own, { hasScripts = true } = {}) {
    const context = await browser.createBrowserContext();
    const tab = new Tab();
    tab.page = await context.newPage();
    tab.shape = { hasTouch: Boolean(shape.isMobile), ...shape };
    tab.session = await tab.page.createCDPSession();
    await tab.page.setViewport(tab.shape);
    await tab.page.emulateFocusedPage(true);
    await tab.page.setJavaScriptEnabled(hasScripts);
    if (hasScripts) {
      await listen(tab.session);
      await tab.page.evaluateOnNewDocument(RECORDER);
    }
    tab.watch = watch(tab.page, own);
    return tab;
  }

  /** Emulate media features on top of the plain ones. */
  async prefer(features = {}) {
    const all = Object.entries({ ...PLAIN, ...features }).map(([name, value]) => ({ name, value }));
    await this.session.send("Emulation.setEmulatedMedia", { features: all });
    await this.page.evaluate(() => {
      for (const each of document.getAnimations()) {
        if (each.effect?.getComputedTiming().endTime !== Infinity) each.finish(); // colours half-way to others are nobody's fault
      }
    });
  }

  /** Load a page as somebody does who comes for the first time. */
  async load(url) {
    await this.session.send("Storage.clearDataForOrigin", { origin: new URL(url).origin, storageTypes: "local_storage" });
    await this.session.send("Emulation.setEmulatedMedia", { features: Object.entries(PLAIN).map(([name, value]) => ({ name, value })) });
    await this.page.goto(url, { waitUntil: "load", timeout: 20_000 });
    await this.page.evaluate(EYES);
  }

  async widen(width) {
    await this.page.setViewport({ ...this.shape, width });
  }

  /** Scroll through the page as a reader does, so that pictures that load late have loaded; then back to its top. */
  scrollThrough() {
    return this.page.evaluate(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      await document.fonts.ready;
      for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
        scrollTo({ top: y, behavior: "instant" });
        await frame();
      }
      const late = [...document.images].filter((each) => !each.complete);
      await Promise.race([
        Promise.all(late.map((each) => new Promise((done) => each.addEventListener("load", done) ?? each.addEventListener("error", done)))),
        new Promise((done) => setTimeout(done, 3000)),
      ]);
      scrollTo({ top: 0, behavior: "instant" });
      await frame();
      await frame();
    });
  }

  /**
   * @param {number} most shift that is let pass
   * @returns {Promise<import("./watch.js").Finding[]>} what shifted and what the policy refused since the page was loaded
   */
  async recorded(most = ROUNDING) {
    const { shifts, violations } = await this.page.evaluate(() => ({
      shifts: tourHeard.shifts.map(({ value, elements }) => ({ value, names: elements.filter(Boolean).map(tour.describe) })),
      violations: tourHeard.violations,
    }));
    const sum = shifts.reduce((total, each) => total + each.value, 0);
    const found = violations.map((message) => ({ check: "csp", message }));
    if (sum >= most) {
      const names = [...new Set(shifts.flatMap((each) => each.names))].slice(0, 4);
      found.push({ check: "shift", message: `shifts by ${sum.toFixed(4)}: ${names.join("; ")}` });
    }
    return found;
  }

  /** @returns {Promise<import("./watch.js").Finding[]>} */
  async layout() {
    const found = await this.page.evaluate(() => tour.layout());
    return Object.entries(found).flatMap(([check, messages]) => messages.map((message) => ({ check, message })));
  }

  /** @returns {Promise<import("./watch.js").Finding[]>} */
  async axe({ coloursOnly = false } = {}) {
    if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.page.evaluate(AXE);
    const violations = await this.page.evaluate(async (options) => (await axe.run(document, options)).violations, coloursOnly ? AXE_COLOURS : AXE_ALL);
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, any, all, none }) => ({
        check: "axe",
        message: `${id}: ${target.join(" ")}: ${[...any, ...all, ...none].map((each) => each.message).join("; ") || help}`,
      })),
    );
  }

  /** Press Tab until every control has had the focus; boxes that scroll and the way round through the browser take presses too. */
  async walkByKeyboard() {
    const controls = await this.page.evaluate(() => tour.beginWalk());
    let goesOn = controls > 0;
    for (let pressed = 0; goesOn && pressed < 2 * controls + 10; pressed++) {
      await this.session.send("Input.dispatchKeyEvent", TAB); // without a wait for the key to come up: the walk is long
      goesOn = await this.page.evaluate(() => tour.step());
    }
    const faults = await this.page.evaluate(() => tour.endWalk());
    return faults.map((message) => ({ check: "keyboard", message }));
  }
}
