// Saves a text with faults while a phone shows its page further down, and prints what is then to be seen, a JSON line each: {type, width, place, …}.
// Standard input: {"address": of the page in a preview, "file": its text, "bad": that text with faults, "shapes": [{width, type}]}.
import { readFileSync, writeFileSync } from "node:fs";
import { json } from "node:stream/consumers";
import { launch } from "./browser.js";

const PATIENCE = { timeout: 30_000 };
const PLACE = 500; // how far down the reader is when the text is saved

const { address, file, bad, shapes } = await json(process.stdin);
const good = readFileSync(file, "utf8");
const browser = await launch();

const seen = () => {
  const bar = document.querySelector(".beiyuan-faults-bar"), panel = document.getElementById("beiyuan-faults");
  const box = bar && bar.getBoundingClientRect();
  const here = document.elementsFromPoint(innerWidth / 2, box ? (box.top + box.bottom) / 2 : 0);
  const under = (each) => panel.contains(each) && each.getBoundingClientRect().bottom > box.top + 1;
  return {
    y: Math.round(scrollY),
    isWide: document.documentElement.scrollWidth > innerWidth,
    bar: bar && { top: Math.round(box.top), words: bar.textContent, height: box.height, isOnTop: bar.contains(here[0]) },
    covered: bar ? [...panel.querySelectorAll("p, pre")].filter(under).map((each) => each.textContent) : [],
    cut: panel ? [...panel.querySelectorAll("pre, p")].filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent) : [],
  };
};
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 300))));

for (const { width, type } of shapes) {
  const print = async (page, place) => console.log(JSON.stringify({ width, type, place, ...(await page.evaluate(seen)) }));
  const page = await browser.newPage();
  await page.setViewport({ width, height: 700, isMobile: true, hasTouch: true });
  await page.evaluateOnNewDocument((value) => localStorage.setItem("beiyuan-type", value), type);
  await page.goto(address, { waitUntil: "load" });
  await page.evaluate((y) => scrollTo({ top: y, behavior: "instant" }), PLACE);
  const reloaded = () => page.waitForNavigation({ waitUntil: "load", ...PATIENCE });
  await Promise.all([reloaded(), writeFileSync(file, bad)]);
  await settled(page);
  await print(page, "saved");
  for (let end = false; !end; ) {
    end = await page.evaluate(() => {
      scrollBy({ top: innerHeight / 2, behavior: "instant" });
      return scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    });
    await print(page, end ? "end" : "on the way");
  }
  await page.tap(".beiyuan-faults-bar");
  await page.waitForFunction(() => scrollY === 0, PATIENCE);
  await print(page, "tapped");
  await Promise.all([reloaded(), writeFileSync(file, good)]);
  await settled(page);
  await print(page, "mended");
  await page.close();
}
await browser.close();
