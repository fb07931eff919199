// Opens pages in a Chromium of 2018, as old phones have it, and prints what it finds, a JSON line each: {path, check, message}.
// Standard input: {"site": folder, "paths": [published files], "program": where to put the browser}.
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { json } from "node:stream/consumers";
import { brotliDecompressSync } from "node:zlib";
import puppeteer from "puppeteer-core-1";
import { address, serve } from "./server.js";

const FLAGS = ["--headless", "--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage"];
const TOO_NEW = "const x = window.a?.b ?? 1;";

const { site, paths, program } = await json(process.stdin);
const print = (path, check, message) => console.log(JSON.stringify({ path, check, message }));

if (!existsSync(program)) {
  const folder = join(dirname(createRequire(import.meta.url).resolve("chrome-aws-lambda/package.json")), "bin");
  const packed = readFileSync(join(folder, readdirSync(folder).find((name) => name.endsWith(".br"))));
  writeFileSync(`${program}.new`, brotliDecompressSync(packed), { mode: 0o755 });
  renameSync(`${program}.new`, program);
}

const server = await serve(site);
const browser = await puppeteer.launch({ executablePath: program, args: FLAGS });
print("", "version", await browser.version());

const state = () => ({
  isWide: document.documentElement.scrollWidth > innerWidth + 1,
  scripts: document.documentElement.dataset.scripts,
  size: parseFloat(getComputedStyle(document.body).fontSize),
  ground: getComputedStyle(document.body).backgroundColor,
  link: document.querySelector("a.switch").offsetHeight,
  button: document.querySelector("button.switch").offsetHeight,
  pressed: [...document.querySelectorAll("button[data-switch]")].map((each) => each.getAttribute("aria-pressed")).join(),
});

async function visit(path) {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 800 });
  page.on("console", (each) => print(path, "console", each.text()));
  page.on("pageerror", (error) => print(path, "console", error.message));
  await page.goto(address(server.origin, path), { waitUntil: "load" });
  const before = await page.evaluate(state);
  if (before.scripts !== "on") print(path, "scripts", `the mark of scripts is ${before.scripts}`);
  if (before.isWide) print(path, "sideways", "the page scrolls sideways");
  await page.click("button[data-switch=type]");
  await page.click("button[data-switch=scheme]");
  const after = await page.evaluate(state);
  if (!(after.size > before.size * 1.2)) print(path, "type", `letters of ${before.size} became ${after.size}`);
  if (after.ground === before.ground) print(path, "scheme", `the ground stayed ${after.ground}`);
  if (after.pressed !== "true,true") print(path, "switches", `pressed: ${after.pressed}`);
  if (after.isWide) print(path, "sideways", "the page scrolls sideways in large type");
  if (await page.$("[data-share=copy]")) {
    await page.click("[data-share=copy]");
    await page.waitFor(() => document.querySelector(".share [role=status]").textContent !== "", { timeout: 3000 }).catch(() => {});
    const said = await page.evaluate(() => [document.querySelector(".share [role=status]").textContent, String(getSelection())]);
    const isMarked = said[1].includes("://");
    if (!/已复制/.test(said[0]) && !(/选中/.test(said[0]) && isMarked)) print(path, "copy", JSON.stringify(said));
  }
  await page.evaluate(() => localStorage.clear()); // the next page begins as for somebody new
  await page.close();
}

/** Where site.js does not come, or cannot be read, the link for large type stays, and works. */
async function visitWithout(path, answer) {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on("request", (request) => (/assets\/site\.\w+\.js$/.test(request.url()) ? answer(request) : request.continue()));
  await page.goto(address(server.origin, path), { waitUntil: "load" });
  const before = await page.evaluate(state);
  const say = (found) => print("", "without", JSON.stringify(found));
  if (before.scripts !== undefined || !before.link || before.button) say(before);
  await page.click("#da");
  const large = await page.evaluate(state);
  if (!(large.size > before.size * 1.2)) say(large);
  await page.click(".switch-back");
  const again = await page.evaluate(state);
  if (again.size !== before.size) say(again);
  await page.close();
}

for (const path of paths) await visit(path).catch((error) => print(path, "visit", String(error.stack)));
await visitWithout(paths[0], (request) => request.respond({ contentType: "text/javascript", body: TOO_NEW }));
await visitWithout(paths[0], (request) => request.abort());
await browser.close();
server.close();
