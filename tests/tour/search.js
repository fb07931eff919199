// Asks the page of search as a reader does: keys, the address, the browser's button back; and what of it is heard.
// Arguments: the address of the site, questions as JSON, a folder with the index of later, and addresses others made of one as JSON. Prints JSON.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser.js";

const [base, questions, later, touched] = [process.argv[2], JSON.parse(process.argv[3]), process.argv[4], JSON.parse(process.argv[5])];
const MOST_PRESSES = 50;
const browser = await launch();
const page = await browser.newPage();
const faults = [];
page.on("pageerror", (error) => faults.push(String(error)));
page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
await page.setViewport({ width: 390, height: 844 });
await page.evaluateOnNewDocument(() => {
  self.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) self.shifts += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
});
const state = () =>
  page.evaluate(() => ({
    said: document.querySelector(".asking-said").textContent,
    links: [...document.querySelectorAll(".found a")].map((each) => each.getAttribute("href").replace("../", "")),
    marked: [...document.querySelectorAll(".found mark")].map((each) => each.textContent),
    query: new URLSearchParams(location.hash.slice(1)).get("q"),
    field: document.querySelector("#question").value,
    doors: !document.querySelector(".asking-doors").hidden,
    focus: document.activeElement.id || document.activeElement.tagName,
    shifts: self.shifts,
  }));
const settled = async () => {
  await new Promise((resolve) => setTimeout(resolve, 250));
  await page.waitForNetworkIdle({ idleTime: 250, timeout: 20000 });
  return state();
};
const everything = async () => {
  const { shifts } = await settled();
  for (let presses = 0; ; presses++) {
    const found = { ...(await settled()), shifts };
    const button = await page.$(".asking-more:not([hidden])");
    if (!button || presses === MOST_PRESSES) return found;
    await button.evaluate((each) => each.click());
  }
};

const told = { answers: {} };
const old = await browser.newPage(); // as phones were before 2023
old.on("pageerror", (error) => faults.push(String(error)));
await old.evaluateOnNewDocument(() => (self.DecompressionStream = undefined));
let scripts = 0;
old.on("request", (request) => (scripts += /inflating/.test(request.url()) ? 1 : 0));
await old.goto(`${base}search/#q=${encodeURIComponent(questions[0])}`, { waitUntil: "networkidle0" });
await new Promise((resolve) => setTimeout(resolve, 250));
await old.waitForNetworkIdle({ idleTime: 250, timeout: 20000 });
told.old = { scripts, links: await old.$$eval(".found a", (all) => all.map((each) => each.getAttribute("href").replace("../", ""))) };
await old.close();
await page.goto(`${base}stories/`, { waitUntil: "networkidle0" });
await page.keyboard.press("/");
await page.waitForSelector("#question");
told.opened = await settled();
for (const [number, question] of questions.entries()) {
  await page.goto("about:blank"); // or it would be the same page, asked again
  await page.goto(`${base}search/${number ? "#" : "?"}q=${encodeURIComponent(question)}`, { waitUntil: "networkidle0" });
  told.answers[question] = await everything();
  if (!number) {
    await page.goto(`${base}stories/`, { waitUntil: "networkidle0" });
    await page.goBack({ waitUntil: "networkidle0" });
    told.again = await everything();
    await page.reload({ waitUntil: "networkidle0" });
  }
}
await page.goto(`${base}search/`, { waitUntil: "networkidle0" });
await page.type("#question", "梯子");
told.typed = await settled();
await page.keyboard.press("Enter");
await page.evaluate(() => {
  const field = document.querySelector("#question");
  field.value = "";
  field.dispatchEvent(new CompositionEvent("compositionstart"));
  field.value = "zhichuan";
  field.dispatchEvent(new InputEvent("input", { isComposing: true }));
});
told.composing = await settled();
await page.evaluate(() => {
  const field = document.querySelector("#question");
  field.value = "纸船";
  field.dispatchEvent(new InputEvent("input", { isComposing: true }));
  field.dispatchEvent(new CompositionEvent("compositionend"));
});
told.composed = await settled();
await page.goBack();
told.back = await settled();
await page.focus("#question");
await page.keyboard.press("ArrowDown");
told.down = await page.evaluate(() => document.activeElement.closest(".found") !== null);
await page.keyboard.press("ArrowUp");
told.up = (await state()).focus;

// Addresses that other apps have had in hand, places on the page, half a sign, nothing but a place.
const opened = async (address) => {
  await page.goto("about:blank");
  await page.goto(`${base}search/${address}`, { waitUntil: "networkidle0" });
  return settled();
};
const asked = async (question) => {
  await page.$eval("#question", (field, text) => ((field.value = text), field.dispatchEvent(new InputEvent("input"))), question);
  return settled();
};
told.touched = {};
for (const address of touched) told.touched[address] = { ...(await opened(address)), search: await page.evaluate(() => location.search) };
told.places = {};
for (const place of ["#more", "#main", "#top"]) {
  const before = await opened(`#q=${encodeURIComponent("的")}`);
  await page.evaluate((hash) => document.querySelector(`a[href="${hash}"]`).click(), place);
  const there = await settled();
  await page.reload({ waitUntil: "networkidle0" });
  const again = await settled();
  await page.goBack();
  told.places[place] = { before, there, again, back: await settled() };
}
await opened("");
await asked("纸船");
told.half = await asked("梯\ud83d子");
await asked("纸船下水了");
await page.$eval(".found-near a", (each) => (each.focus(), each.click()));
told.nearby = await settled();
await opened("");
await page.select("#asking-place", await page.$eval("#asking-place option:nth-child(2)", (each) => each.value));
await settled();
told.placed = { ...(await everything()), hash: await page.evaluate(() => location.hash) };
await opened(told.placed.hash);
told.placedAgain = await everything();
await opened("");
const years = await page.$$eval("#asking-year option", (all) => all.map((each) => each.value).filter(Boolean));
told.years = {};
for (const year of years) {
  await page.select("#asking-year", year);
  told.years[year] = await everything();
}
await opened(`#q=${encodeURIComponent(`${base}stories/paper-boat/`)}`);
told.address = { ...(await settled()), near: await page.$$eval(".found-near a", (all) => all.map((each) => each.href)) };
told.faults = [...faults]; // those that come now are meant

// Texts and postings that cannot be had, and a host that answers with its front page.
let instead = null;
await page.setRequestInterception(true);
const onRequest = (request) => {
  if (instead === ofLater && /\/search\/.*\.(bin|txt|json)$/.test(request.url())) return ofLater(request);
  return instead && /\/search\/[tw]\//.test(request.url()) ? instead(request) : request.continue();
};
const ofLater = (request) => {
  try {
    request.respond({ status: 200, body: readFileSync(join(later, new URL(request.url()).pathname.replace("/bj/", ""))) });
  } catch {
    request.respond({ status: 404, body: "" });
  }
};
page.on("request", onRequest);
await page.goto("about:blank");
await page.goto(`${base}search/#q=${encodeURIComponent("的")}`, { waitUntil: "networkidle0" });
const pressed = async (answer) => {
  instead = answer;
  await page.$eval(".asking-more", (each) => (each.focus(), each.click()));
  return { ...(await settled()), isDisabled: await page.$eval(".asking-more", (each) => each.disabled || each.ariaDisabled === "true") };
};
told.first = await settled();
told.cut = await pressed((request) => request.abort());
told.replaced = await pressed((request) => request.respond({ status: 200, contentType: "text/html", body: "<!doctype html><title>首页</title>" }));
told.mended = await pressed(null);
instead = (request) => request.abort();
await page.$eval("#question", (field) => {
  field.value = "纸船";
  field.dispatchEvent(new InputEvent("input"));
});
told.another = await settled();

// The site is published anew while the page is open: more is asked for, and the same once more.
told.later = {};
const whenOld = (act) => page.evaluate((act) => {
  const now = Date.now;
  Date.now = () => now() + 600000;
  if (act === "shown") document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  else document.querySelector("#question").dispatchEvent(new InputEvent("input"));
}, act);
for (const [name, press] of [["more", ".asking-more"], ["again", ".asking-go"], ["typed", null], ["shown", null]]) {
  instead = null;
  await page.goto("about:blank");
  await page.goto(`${base}search/#q=${encodeURIComponent("的")}`, { waitUntil: "networkidle0" });
  const first = await (name === "more" ? settled() : everything());
  instead = ofLater;
  await (press ? page.$eval(press, (each) => each.click()) : whenOld(name));
  const pressed = await settled();
  told.later[name] = { first, pressed, all: await everything() };
}
instead = null;
page.off("request", onRequest);
await page.setRequestInterception(false);
await page.setJavaScriptEnabled(false);
await page.goto(`${base}search/`, { waitUntil: "networkidle0" });
told.bare = await page.evaluate(() => ({
  doors: document.querySelectorAll(".asking-doors .tags a").length,
  field: getComputedStyle(document.querySelector("#question").form).display,
  letters: [...document.querySelectorAll(".initials summary")].map((each) => each.textContent),
}));
await browser.close();

// The way back from an answer, where the browser loads the page anew.
const forgetful = await launch("--disable-features=BackForwardCache");
const other = await forgetful.newPage();
await other.setViewport({ width: 390, height: 844 });
await other.goto(`${base}search/#q=${encodeURIComponent("的")}`, { waitUntil: "networkidle0" });
await other.click(".asking-more");
await other.waitForSelector(".found:nth-child(13)");
const list = (act) =>
  other.evaluate((act) => {
    self.isSame = act === "leave";
    const links = [...document.querySelectorAll(".found a")];
    const link = act === "leave" ? links[9] : document.activeElement;
    if (act === "leave") link.scrollIntoView({ block: "center" });
    const found = { links: links.map((each) => each.href), link: link.href, top: link.getBoundingClientRect().top };
    if (act === "leave") link.click();
    return found;
  }, act);
told.left = await list("leave");
await other.waitForFunction(() => !location.pathname.endsWith("/search/"));
await other.waitForNetworkIdle();
await other.goBack({ waitUntil: "networkidle0" });
await other.waitForSelector(".found:nth-child(13)");
await other.waitForNetworkIdle();
told.isLoadedAnew = await other.evaluate(() => !self.isSame);
told.returned = await list("look");
process.stdout.write(JSON.stringify(told));
await forgetful.close();
