// Looks at pages in the larger text that a browser or an app is set to, and prints what does not fit: {path, text, message}.
// Standard input: {"site": folder, "paths": [...], "pictures"?: folder for a picture of each}.
import { json } from "node:stream/consumers";
import { launch } from "./browser.js";
import { address, serve } from "./server.js";

const { site, paths, pictures } = await json(process.stdin);
const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };
// Chrome's own font size, and what WeChat on an iPhone puts upon a page.
const TEXTS = [
  ...[24, 32].map((size) => ({ text: `font size ${size}`, flags: [`--blink-settings=defaultFontSize=${size}`] })),
  ...[150, 200].map((percent) => ({ text: `text at ${percent}%`, style: `html, body { -webkit-text-size-adjust: ${percent}% !important; }` })),
];
// What holds words of few characters, which have to be legible at once.
const WORDS = ".brand span, .tabs a, .switches > *, .question .tags a, .month a > *, .month th";

function look(words) {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      range.selectNodeContents(node);
      if (range.getBoundingClientRect().right > root.clientWidth + 1) found.push(`“${node.data.trim()}” goes beyond the page, which is ${root.scrollWidth} wide`);
    }
    if (!found.length) found.push(`the page is ${root.scrollWidth} wide`);
  }
  const boxes = [];
  for (const element of document.querySelectorAll(words)) {
    if (!element.getClientRects().length || getComputedStyle(element).visibility === "hidden") continue;
    const lines = [];
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (node.parentElement.closest(".unseen")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      lines.push(...[...range.getClientRects()].filter(({ width }) => width > 1));
    }
    if (!lines.length) continue;
    const [left, right, top, bottom] = [
      Math.min(...lines.map((line) => line.left)), Math.max(...lines.map((line) => line.right)),
      Math.min(...lines.map((line) => line.top)), Math.max(...lines.map((line) => line.bottom)),
    ];
    const text = element.innerText.replaceAll(/\s/g, "");
    const rows = new Set(lines.map((line) => Math.round(line.top))).size;
    const box = element.closest("a, button, th, .brand").getBoundingClientRect();
    if (text.length > 1 && !/^\d/.test(text) && rows >= text.length) found.push(`“${text}” has a character to a line`);
    if (left < box.left - 1 || right > box.right + 1 || right > root.clientWidth + 1) found.push(`“${text}” stands out of its box`);
    boxes.push({ text, left, right, top, bottom });
  }
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const over = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const deep = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (over > 2 && deep > (one.bottom - one.top) / 3) found.push(`“${one.text}” and “${other.text}” lie on each other`);
    }
  }
  return found;
}

const server = await serve(site);
for (const { text, flags = [], style = "" } of [{ text: "as made" }, ...TEXTS]) {
  const browser = await launch(...flags);
  const page = await browser.newPage();
  await page.setViewport(PHONE);
  await page.setBypassCSP(true); // for the style below, which is nobody's page
  for (const path of paths) {
    await page.goto(address(server.origin, path), { waitUntil: "load" });
    if (style) await page.addStyleTag({ content: style });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const messages = await page.evaluate(look, WORDS);
    console.log(JSON.stringify({ path, text, visited: await page.evaluate((words) => document.querySelectorAll(words).length, WORDS) }));
    for (const message of new Set(messages)) console.log(JSON.stringify({ path, text, message }));
    if (pictures) await page.screenshot({ path: `${pictures}/${text.replaceAll(/\W+/g, "-")}-${path.replaceAll("/", "-")}.png` });
  }
  await browser.close();
}
server.close();
