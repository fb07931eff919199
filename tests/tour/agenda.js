// Looks for an activity as a mother does: asks the front, narrows a month, goes back, sends the address on, without scripts, by keys. Prints what it saw, a JSON line for each: {what, …}.
// Standard input: {"site": folder, "month": the page of a month, "limited": folder, "own": the page of a month there with what is for some children only}.
import { json } from "node:stream/consumers";
import { launch } from "./browser.js";
import { address, serve } from "./server.js";

const { site, month, limited, own } = await json(process.stdin);
const server = await serve(site);
const other = await serve(limited);
const browser = await launch();
const SMALL = { width: 360, height: 640, isMobile: true, hasTouch: true };
const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };
const print = (what, said) => console.log(JSON.stringify({ what, ...said }));

async function opened(url, { shape = SMALL, hasScripts = true } = {}) {
  const page = await browser.newPage();
  await page.setViewport(shape);
  await page.setJavaScriptEnabled(hasScripts);
  await page.goto(url, { waitUntil: "load" });
  return page;
}

/** What a page shows of its activities, and what it says of them. */
const seen = (page) =>
  page.evaluate(() => {
    const isShown = (each) => each.checkVisibility({ visibilityProperty: true });
    const rows = [...document.querySelectorAll(".row")].filter(isShown);
    return {
      rows: rows.map((each) => ({ ...each.dataset, text: each.textContent.replace(/\s+/g, " ").trim() })),
      days: [...document.querySelectorAll(".day")].filter(isShown).map((each) => each.getAttribute("aria-labelledby")),
      counts: [...document.querySelectorAll("td:not(.month-none) .month-count")].map((each) => each.textContent),
      seals: [...new Set([...document.querySelectorAll(".month .seal")].filter(isShown).map((each) => each.textContent))],
      faint: document.querySelectorAll(".month-none").length,
      form: [...document.querySelectorAll(".choosing")].some(isShown),
      said: document.querySelector(".choosing [role=status]")?.textContent ?? "",
      canReset: [...document.querySelectorAll(".choosing button")].some(isShown),
      fields: [...(document.querySelector(".choosing")?.elements ?? [])].filter((each) => each.name).map((each) => [each.name, each.type === "checkbox" ? each.checked : each.value]),
      search: decodeURIComponent(location.search),
      path: location.pathname,
      focus: document.activeElement.name ?? document.activeElement.localName,
    };
  });

async function tap(page, words) {
  const found = await page.evaluateHandle((name) => [...document.querySelectorAll("a")].find((each) => each.textContent.trim() === name && each.checkVisibility()), words);
  await Promise.all([page.waitForNavigation(), found.asElement().click()]);
}

async function firstScreen() {
  for (const shape of [SMALL, PHONE]) {
    const page = await opened(address(server.origin, "activities/index.html"), { shape });
    const ends = await page.$$eval(".question", (all) => all.map((each) => each.getBoundingClientRect().bottom));
    print(`first screen ${shape.width}`, { ends, height: shape.height });
    await page.goto(address(server.origin, "activities/grades/3/index.html"), { waitUntil: "load" });
    print(`grade ${shape.width}`, { begins: await page.$eval(".week", (each) => each.getBoundingClientRect().top) });
  }
}

async function threeQuestions(hasScripts) {
  const page = await opened(address(server.origin, "index.html"), { hasScripts });
  await tap(page, "活动");
  const rain = await page.$eval("#list-weather", (each) => each.closest("section").innerText);
  await tap(page, "这个周末");
  const weekend = await seen(page);
  const places = await page.$$eval("#list-places", ([each]) => [...each.closest("section").querySelectorAll("a")].map((link) => link.textContent));
  await page.goto(address(server.origin, "index.html"), { waitUntil: "load" });
  await tap(page, "三年级");
  await tap(page, "寒假");
  const [top, height] = await page.evaluate(() => [document.getElementById(location.hash.slice(1)).getBoundingClientRect().top, innerHeight]);
  const holiday = await page.$$eval("section.week", (all) =>
    all.filter((each) => each.querySelector("h2").textContent.includes("寒假")).flatMap((each) => [...each.querySelectorAll("section")].map((part) => [part.querySelector("h3").textContent, part.innerText])),
  );
  print(hasScripts ? "questions" : "questions without scripts", { rain, weekend, places, holiday, isThere: top >= 0 && top < height });
}

async function choosing() {
  const url = address(server.origin, month);
  const page = await opened(url);
  const steps = [await seen(page)];
  const step = async (act) => {
    await act();
    await new Promise((done) => setTimeout(done, 100));
    steps.push(await seen(page));
  };
  await step(() => page.click("[name=alone]"));
  await page.click(".choosing summary");
  const { place } = steps[1].rows.find((each) => each.weekday === "5");
  await step(() => page.select("[name=place]", place));
  await step(() => page.select("[name=weekday]", "0")); // on Saturdays only, so that nothing is left
  await step(() => page.goBack());
  await step(() => page.reload({ waitUntil: "load" }));
  const sent = await opened(await page.url());
  print("sent on", await seen(sent));
  await page.bringToFront();
  await Promise.all([page.waitForNavigation(), page.click(".row:not([hidden]) a")]);
  await step(() => page.goBack());
  await page.click("[data-share=copy]");
  print("handed on", { address: await page.$eval(".share-address", (each) => each.textContent) });
  print("on paper", { said: await onPaper(page), search: await page.evaluate(() => location.search) });
  print("ways", { pager: await page.$$eval(".pager a, .filter-bar a", (all) => all.map((each) => each.search)) });
  await sent.goto(address(server.origin, "activities/grades/3/index.html") + "?alone=1", { waitUntil: "load" });
  print("ways of a grade", { question: await sent.$$eval(".question a", (all) => all.map((each) => each.getAttribute("href"))) });
  await sent.close();
  await page.bringToFront();
  await step(() => page.click(".choosing button"));
  print("choosing", { steps, place });
}

/** What paper says above the rows. */
async function onPaper(page) {
  await page.emulateMediaType("print");
  const said = await page.$eval(".choosing", (each) => each.innerText.trim());
  await page.emulateMediaType();
  return said;
}

async function byKeys() {
  const page = await opened(address(server.origin, month), { shape: { width: 1280, height: 900 } });
  await page.focus("[name=alone]");
  await page.keyboard.press("Space");
  await page.waitForFunction(() => location.search.includes("alone=1"));
  const alone = await seen(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => location.search.includes("grade="));
  const chosen = await seen(page);
  await page.focus(".month a");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash);
  print("keys", { alone, chosen, hash: await page.evaluate(() => [location.hash, document.querySelector(".month a").hash, location.search]) });
}

async function folded() {
  const page = await opened(address(server.origin, month));
  await page.evaluate(() => {
    const fold = Object.assign(document.createElement("details"), { className: "floor past" });
    const weeks = document.querySelector(".week");
    weeks.before(fold);
    fold.append(weeks);
  });
  await page.evaluate(() => {
    history.replaceState(null, "", document.querySelector(".month a").hash);
    dispatchEvent(new HashChangeEvent("hashchange")); // as in a browser that does not unfold by itself
  });
  await new Promise((done) => setTimeout(done, 200));
  print("folded", await page.evaluate(() => ({ isOpen: document.querySelector(".past").open, top: document.getElementById(location.hash.slice(1)).getBoundingClientRect().top })));
}

async function withoutScripts() {
  const page = await opened(address(server.origin, month), { hasScripts: false });
  print("without scripts", await seen(page));
}

async function ownChildren() {
  const page = await opened(address(other.origin, own));
  await page.click(".choosing summary");
  const before = await seen(page);
  await page.select("[name=home]", "east");
  const near = await seen(page);
  await page.select("[name=home]", "west");
  const after = await seen(page);
  await page.select("[name=home]", "");
  print("own", { before: before.rows, near: near.rows, said: near.said, after: after.rows, reset: (await seen(page)).rows });
}

/** The weekend as its button prints it. */
async function onA4() {
  const page = await opened(address(server.origin, "activities/weekend/index.html"), { shape: { width: 1280, height: 900 } });
  print("on A4", { pdf: Buffer.from(await page.pdf({ format: "A4" })).toString("base64"), rows: await page.$$eval(".row", (all) => all.length) });
}

/** Whose children can go where: by the choice of each grade and school on a month's page, and by the page of that grade. */
async function whoCanGo() {
  const page = await opened(address(server.origin, month));
  const shown = () => page.$$eval(".row:not([hidden])", (all) => [...new Set(all.map((each) => each.querySelector("a").pathname.slice(1)))].sort());
  const found = { grade: {}, school: {} };
  for (const name of Object.keys(found)) {
    for (const id of await page.$$eval(`[name=${name}] option`, (all) => all.map((each) => each.value).filter(Boolean))) {
      await page.select(`[name=${name}]`, id);
      found[name][id] = await shown();
    }
    await page.select(`[name=${name}]`, "");
  }
  const pages = {};
  for (const grade of Object.keys(found.grade)) {
    await page.goto(address(server.origin, `activities/grades/${grade}/${month.split("/")[2]}/index.html`), { waitUntil: "load" });
    pages[grade] = await shown();
  }
  await page.goto(address(server.origin, "activities/grades/3/index.html"), { waitUntil: "load" });
  await tap(page, "这个周末");
  const weekend = await seen(page);
  await page.select("[name=grade]", "8");
  await page.goBack();
  print("who can go", { ...found, pages, weekend, back: await seen(page), first: await page.$$eval(".filter-bar a", (all) => all[0].getAttribute("href")) });
}

await firstScreen();
await threeQuestions(true);
await threeQuestions(false);
for (const each of [choosing, byKeys, folded, withoutScripts, ownChildren, whoCanGo, onA4]) await each();
await browser.close();
server.close();
other.close();
