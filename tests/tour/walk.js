// Walks pages and prints what it finds, a JSON line each: {site, path, mode, check, message}, and {site, path, visited} once a page is done.
// Standard input: {"sites": {name: folder}, "visits": [{"site", "path", "isThorough"}]}.
import { json } from "node:stream/consumers";
import { launch } from "./browser.js";
import { serve } from "./server.js";
import { visitor } from "./visit.js";

const AT_ONCE = 2;
const { sites, visits } = await json(process.stdin);
const print = (line) => console.log(JSON.stringify(line));

const lines = {};
for (const [name, folder] of Object.entries(sites)) lines[name] = { quick: await serve(folder), slow: await serve(folder, { isSlow: true }) };
const servers = Object.values(lines).flatMap(Object.values);
const own = new Set(servers.map(({ origin }) => origin));
const browser = await launch();

async function work() {
  const look = await visitor(browser, own, print);
  for (let visit = visits.shift(); visit; visit = visits.shift()) {
    const { site, path } = visit;
    const began = performance.now();
    try {
      await look(visit, lines[site]);
    } catch (error) {
      print({ site, path, mode: "any", check: "visit", message: String(error.stack ?? error) });
    }
    print({ site, path, visited: Math.round(performance.now() - began) });
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, work));
await browser.close();
for (const server of servers) server.close();
