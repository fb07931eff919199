// Says which of some selectors match something on a page, states and pseudo-elements left aside; a JSON line each: {path, selector}.
// Standard input: {"site": folder, "paths": [published files], "selectors": [...]}.
import { json } from "node:stream/consumers";
import { launch } from "./browser.js";
import { address, serve } from "./server.js";

const { site, paths, selectors } = await json(process.stdin);
const STATES = /::[\w-]+|:(?:hover|focus|focus-visible|focus-within|active|visited|target|before|after|checked|first-line)\b/g;
const asked = selectors.map((each) => [each, each.replace(STATES, "") || "*"]);

const server = await serve(site);
const browser = await launch();
const page = await browser.newPage();
for (const path of paths) {
  await page.goto(address(server.origin, path), { waitUntil: "load" });
  const found = await page.evaluate((pairs) => {
    const matches = (selector) => {
      try {
        return document.querySelector(selector) !== null;
      } catch {
        return false; // a browser's own, which no other knows
      }
    };
    return pairs.filter(([, selector]) => matches(selector)).map(([each]) => each);
  }, asked);
  for (const selector of found) console.log(JSON.stringify({ path, selector }));
}
await browser.close();
server.close();
