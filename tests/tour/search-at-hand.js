// Asks the page of search with a thumb and with a mouse, and where its scripts do not run. Prints what it saw, a JSON line for each: {what, …}.
// Standard input: {"site": folder, "question": one with answers of many kinds, "none": one without}.
import { json } from "node:stream/consumers";
import { launch } from "./browser.js";
import { address, serve } from "./server.js";

const { site, question, none } = await json(process.stdin);
const server = await serve(site);
const url = address(server.origin, "search/index.html");
const browser = await launch();
const touch = { deviceScaleFactor: 1, isMobile: true, hasTouch: true };
const SCREENS = { phone: { width: 390, height: 844, ...touch }, small: { width: 320, height: 568, ...touch }, desk: { width: 1280, height: 800 } };
const print = (what, said) => console.log(JSON.stringify({ what, ...said }));

const settled = async (page) => {
  await new Promise((resolve) => setTimeout(resolve, 250));
  await page.waitForNetworkIdle({ idleTime: 250, timeout: 20000 });
};

const look = (page) =>
  page.evaluate(() => {
    const title = document.querySelector(".found h2");
    const kinds = [...document.querySelectorAll(".asking-kinds button")].map((each) => each.getBoundingClientRect());
    return {
      title: title && [title.getBoundingClientRect().top, title.getBoundingClientRect().bottom],
      screen: innerHeight,
      focus: document.activeElement.id || document.activeElement.dataset.kind || document.activeElement.tagName,
      isSideways: document.documentElement.scrollWidth > innerWidth,
      rows: new Set(kinds.map((each) => each.top)).size,
      kinds: kinds.length,
      isCut: kinds.some((each) => each.left < innerWidth - 8 && each.right > innerWidth - 8),
      shifts: self.shifts,
      field: document.querySelector("#question").getBoundingClientRect().top + scrollY,
    };
  });

async function opened(shape, type = "normal") {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport(shape);
  await page.evaluateOnNewDocument((wanted) => {
    localStorage.setItem("beiyuan-type", wanted);
    self.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) self.shifts += entry.value; // those too that follow a key at once
    }).observe({ type: "layout-shift", buffered: true });
  }, type);
  await page.goto(url, { waitUntil: "networkidle0" });
  return page;
}

for (const [screen, shape] of Object.entries(SCREENS)) {
  for (const type of ["normal", "large"]) {
    const page = await opened(shape, type);
    const empty = await look(page);
    await page.type("#question", question, { delay: 20 });
    await settled(page);
    const typed = await look(page);
    await page.keyboard.press("Enter");
    await settled(page);
    const sent = await look(page);
    await page.focus(".asking-kinds button:last-child");
    const last = await page.$eval(".asking-kinds button:last-child", (each) => each.getBoundingClientRect().right <= innerWidth - 20);
    await page.keyboard.press("Enter");
    await settled(page);
    const chosen = await page.$eval(".asking-kinds [aria-pressed=true]", (each) => each.getBoundingClientRect().left >= 0 && each.getBoundingClientRect().right <= innerWidth);
    print("asked", { screen, type, empty, typed, sent, last, chosen });
    await page.browserContext().close();
  }
}

const page = await opened(SCREENS.phone);
await page.type("#question", none);
await page.keyboard.press("Enter");
await settled(page);
print("none", await look(page));
await page.browserContext().close();

const WAYS = {
  works: () => null,
  "cannot be read": (path) => (path.startsWith("/assets/search.") && path.endsWith(".js") ? { body: "(() => { const x = ?; })();" } : null),
  "breaks off": (path) => (path.startsWith("/assets/search.") && path.endsWith(".js") ? { body: "throw new Error();" } : null),
  "never came": (path) => (path.startsWith("/assets/search.") && path.endsWith(".js") ? { status: 404, body: "" } : null),
  "nor any other": (path) => (path.startsWith("/assets/") && path.endsWith(".js") ? { status: 404, body: "" } : null),
  "only the other": (path) => (path.startsWith("/assets/site.") && path.endsWith(".js") ? { status: 404, body: "" } : null),
  "is not allowed": () => null,
};
for (const [way, instead] of Object.entries(WAYS)) {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport(SCREENS.phone);
  await page.setJavaScriptEnabled(way !== "is not allowed");
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const found = instead(new URL(request.url()).pathname);
    return found ? request.respond({ contentType: "text/javascript", ...found }) : request.continue();
  });
  await page.goto(url, { waitUntil: "networkidle0" });
  print("lacking", {
    way,
    ...(await page.evaluate(() => {
      const isSeen = (selector) => document.querySelector(selector).offsetHeight > 0 && getComputedStyle(document.querySelector(selector)).visibility === "visible";
      const above = [...document.querySelectorAll(".page-head, .asking-without, .asking-hint")].map((each) => each.getBoundingClientRect().bottom);
      return {
        field: isSeen(".asking"),
        hint: isSeen(".asking-hint"),
        sentence: isSeen(".asking-without"),
        doors: isSeen(".asking-doors"),
        hole: document.querySelector(".asking-doors").getBoundingClientRect().top - Math.max(...above),
      };
    })),
  });
  await page.browserContext().close();
}
await browser.close();
server.close();
