// Looks at the tables of pages on a phone, in the usual and in large type, and prints each cell: {path, type, text, rows}, and {path, type, wide} for a page that can be pushed sideways.
// Standard input: {"site": folder, "paths": [...]}.
import { json } from "node:stream/consumers";
import { launch } from "./browser.js";
import { address, serve } from "./server.js";

const { site, paths } = await json(process.stdin);

function cells() {
  return [...document.querySelectorAll(".table :is(th, td)")].map((cell) => {
    const tops = new Set(); // of lines of letters: what stays whole has a box of its own around them
    const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      for (const { top } of range.getClientRects()) tops.add(Math.round(top));
    }
    return { text: cell.innerText.trim(), rows: tops.size };
  });
}

const server = await serve(site);
const browser = await launch();
const page = await browser.newPage();
await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
for (const path of paths) {
  for (const type of ["", "#da"]) {
    await page.goto("about:blank");
    await page.goto(address(server.origin, path) + type, { waitUntil: "load" });
    for (const cell of await page.evaluate(cells)) console.log(JSON.stringify({ path, type, ...cell }));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) console.log(JSON.stringify({ path, type, wide }));
  }
}
await browser.close();
server.close();
