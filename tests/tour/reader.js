// Reads a comic as its readers do: with a thumb, with keys, by ear, without scripts. Prints what it saw, a JSON line for each: {what, …}.
// Standard input: {"site": folder, "path": a comic between two others}.
import { json } from "node:stream/consumers";
import { launch } from "./browser.js";
import { address, serve } from "./server.js";

const { site, path } = await json(process.stdin);
const asked = [];
const server = await serve(site, { log: (each) => asked.push(each) });
const url = address(server.origin, path);
const browser = await launch();
const SMALL = { width: 360, height: 640, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DESK = { width: 1280, height: 900 };
const print = (what, said) => console.log(JSON.stringify({ what, ...said }));
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function opened(shape, { hasScripts = true, before } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(shape);
  await page.setJavaScriptEnabled(hasScripts);
  if (before) await page.evaluateOnNewDocument(before);
  await page.goto(url, { waitUntil: "load" });
  return page;
}

const here = (page) => new URL(page.url()).pathname;
const focused = (page) => page.evaluate(() => [document.activeElement.localName, document.activeElement.textContent.trim(), Boolean(document.activeElement.closest("dialog"))]);

/** Where pressing a key leads; the page itself if nowhere. */
async function afterKey(page, key) {
  const gone = page.waitForNavigation({ timeout: 1500 }).catch(() => null);
  await page.keyboard.press(key);
  await gone;
  return here(page);
}

async function swipe(page, y, from, to) {
  await page.touchscreen.touchStart(from, y);
  for (let step = 1; step <= 20; step++) await page.touchscreen.touchMove(from + ((to - from) * step) / 20, y);
  await page.touchscreen.touchEnd();
}

/** What a finger does that moves over the middle of the element, and where that leads. */
async function afterSwipe(page, selector, from, to) {
  await page.$eval(selector, (each) => each.scrollIntoView({ block: "center", behavior: "instant" }));
  const y = await page.$eval(selector, (each) => Math.min(innerHeight - 40, Math.max(40, each.getBoundingClientRect().top + 120)));
  const gone = page.waitForNavigation({ timeout: 1500 }).catch(() => null);
  await swipe(page, y, from, to);
  await gone;
  return here(page);
}

const strip = (page) =>
  page.evaluate(() => {
    const box = document.querySelector(".strip");
    const middle = innerWidth / 2;
    const panels = [...box.querySelectorAll("svg")].map((each) => each.getBoundingClientRect());
    return { left: box.scrollLeft, at: panels.findIndex(({ left, right }) => left < middle && middle < right) };
  });

async function byThumb() {
  const page = await opened(SMALL);
  const panels = await page.$$eval(".strip svg", (all) =>
    all.map((each) => ({ part: each.viewBox.baseVal.width / each.querySelector("foreignObject").width.baseVal.value, width: each.getBoundingClientRect().width })),
  );
  print("panels", { panels });
  const stayed = await afterSwipe(page, ".strip", 300, 60);
  print("swipe in the strip", { stayed, ...(await strip(page)) });
  await page.click("label[for=view-page]");
  await pause(200);
  const dots = await page.evaluate(() => [".strip", ".comic-page img"].map((each) => document.querySelector(each).checkVisibility()));
  print("whole page", { shown: dots });
  print("swipe over the page", { led: await afterSwipe(page, ".comic-page img", 300, 60) });
}

/** In windows that are wide and low, a panel is still seen without its neighbours: how its shape differs from that of its part of the picture. */
async function sideways() {
  const differing = [];
  for (const [width, height] of [[667, 375], [640, 400], [412, 500], [568, 320]]) {
    const page = await opened({ ...SMALL, width, height });
    const ratios = await page.$$eval(".strip svg", (all) =>
      all.map((each) => [each.viewBox.baseVal, each.getBoundingClientRect()].map((box) => box.width / box.height)),
    );
    differing.push(...ratios.map(([part, shown]) => Math.abs(shown / part - 1)));
  }
  print("sideways", { differing });
}

/** All over the screen, a phone shows panel by panel, beginning with the one that was looked at. */
async function over() {
  const page = await opened(SMALL);
  await afterSwipe(page, ".strip", 300, 60);
  await page.click("[data-full]");
  await pause(300);
  const shown = await page.$$eval("dialog .strip svg", (all) => all.map((each) => each.getBoundingClientRect()).map(({ left, width, height }) => ({ left, width, height })));
  await page.click("dialog button");
  await page.click("label[for=view-page]");
  await page.click("[data-full]");
  await pause(300);
  print("over", { shown, screen: SMALL.width, whole: await page.$$eval("dialog > picture, dialog .strip", (all) => all.map((each) => each.localName)) });
}

async function byKeys() {
  const page = await opened(DESK);
  const right = await afterKey(page, "ArrowRight");
  const back = await afterKey(page, "ArrowLeft");
  await page.keyboard.press("?");
  const isListed = await page.$eval(".keys", (each) => each.open);
  await page.focus("[data-full]");
  await page.keyboard.press("Enter");
  await pause(200);
  const within = [await focused(page)];
  const picture = await page.$eval("dialog img", (each) => [each.complete && each.naturalWidth > 0, each.currentSrc === document.querySelector(".comic-page img").currentSrc]);
  await page.keyboard.press("Tab");
  within.push(await focused(page));
  const still = await afterKey(page, "ArrowRight");
  await page.keyboard.press("Escape");
  await pause(200);
  print("keys", { right, back, isListed, within, picture, still, isOpen: await page.$eval("dialog", (each) => each.open), after: await focused(page) });
  await page.setViewport({ ...SMALL, isMobile: false });
  await page.focus("#view-panels");
  const chosen = await afterKey(page, "ArrowRight");
  print("keys on the switch", { chosen, isWhole: await page.$eval("#view-page", (each) => each.checked) });
  await page.click("label[for=view-panels]");
  await page.focus(".strip");
  const scrolled = await afterKey(page, "ArrowRight");
  print("keys in the strip", { scrolled, ...(await strip(page)) });
}

async function withoutScripts() {
  const page = await opened(SMALL, { hasScripts: false });
  const session = await page.createCDPSession();
  const seen = async () => (await session.send("Page.captureScreenshot", { format: "png" })).data;
  const first = await seen();
  await swipe(page, 500, 300, 60);
  await pause(1000);
  const second = await seen();
  const client = async (selector) => {
    const { root } = await session.send("DOM.getDocument");
    const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector });
    return session.send("DOM.getBoxModel", { nodeId }).then(({ model }) => model.height, () => 0);
  };
  const before = [await client(".strip"), await client(".comic-page img")];
  await page.click("label[for=view-page]");
  await pause(200);
  const after = [await client(".strip"), await client(".comic-page img")];
  const hrefs = await page.$$eval("[data-full], [data-among]", (all) => all.map((each) => each.href));
  const answers = await Promise.all(hrefs.map((each) => fetch(each).then(({ status }) => status)));
  print("without scripts", { scrolled: first !== second, before, after, hrefs: hrefs.map((each) => new URL(each).pathname), answers });
}

/** All that a reader of the screen is told of a phone's page between its head and its words, in their order. */
async function byEar() {
  const page = await opened(SMALL);
  const session = await page.createCDPSession();
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const known = new Map(nodes.map((each) => [each.nodeId, each]));
  const all = (each) => [each, ...(each.childIds ?? []).flatMap((id) => (known.has(id) ? all(known.get(id)) : []))];
  const told = all(nodes[0]).filter(({ ignored, role }) => !ignored && role).map(({ role, name }) => [role.value, name?.value ?? ""]);
  print("ear", { told });
}

async function ahead() {
  asked.length = 0;
  const page = await opened(SMALL);
  await pause(4000);
  const [own, ...more] = asked.filter((each) => each.startsWith("/media/"));
  const next = await page.$eval("[data-picture]", (each) => new URL(each.dataset.picture, location.href).pathname);
  asked.length = 0;
  await opened(SMALL, { before: () => Object.defineProperty(navigator, "connection", { value: { saveData: true } }) });
  await pause(4000);
  print("ahead", { own, more, next, sparing: asked.filter((each) => each.startsWith("/media/")) });
}

async function atRandom() {
  const found = [];
  for (const chance of [0, 0.999]) {
    const page = await opened(DESK, { before: `Math.random = () => ${chance}` });
    await Promise.all([page.waitForNavigation(), page.click("[data-among]")]);
    found.push(here(page));
  }
  print("random", { found });
}

/** The numbers of the windows that are left on the wall after each choice, without scripts of the page's. */
async function wall() {
  const page = await opened(SMALL);
  await page.goto(new URL("/comics/", url).href, { waitUntil: "load" });
  await page.click("details.programme-picks summary");
  const left = async (...ids) => {
    for (const id of ids) await page.$eval(`label[for=${id}]`, (label) => label.click());
    return page.$$eval(".wall > li", (all) => all.filter((each) => getComputedStyle(each).visibility === "visible").map((each) => each.textContent.slice(0, 3)));
  };
  const shown = { lit: (await page.$("#state-1")) ? await left("state-1") : [], sample: await left("state-2"), empty: await left("state-3"), both: await left("pick-1"), three: await left("by-1") };
  print("wall", { ...shown, all: await left("state-0", "pick-0", "by-0") });
}

for (const each of [byThumb, sideways, over, byKeys, withoutScripts, byEar, ahead, atRandom, wall]) {
  await each();
  for (const context of browser.browserContexts()) if (context !== browser.defaultBrowserContext()) await context.close(); // or it would fetch what comes next
}
await browser.close();
server.close();
