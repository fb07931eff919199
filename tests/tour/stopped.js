// Looks at a page while its preview ends and begins again, and prints what is then to be seen, a JSON line each: {place, notice, isWide, isOnTop}.
// Standard input: {"command": what starts the preview, "port": its port, "width": of the phone}.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { json } from "node:stream/consumers";
import { launch } from "./browser.js";

const PATIENCE = { timeout: 60_000 };
const NOTICE = ".beiyuan-stopped";

const { command, port, width } = await json(process.stdin);
const begun = async () => {
  const preview = spawn(command[0], command.slice(1), { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  for await (const part of preview.stderr.iterator({ destroyOnReturn: false })) {
    said += part;
    if (said.includes("预览地址")) break;
  }
  preview.stderr.resume();
  return preview;
};
const ended = async (preview) => {
  preview.kill();
  await once(preview, "exit");
};
const seen = (selector) => {
  const notice = document.querySelector(selector);
  const box = notice && notice.getBoundingClientRect();
  return {
    notice: notice && notice.textContent,
    isOnTop: notice && notice.contains(document.elementFromPoint(innerWidth / 2, (box.top + box.bottom) / 2)),
    isWide: document.documentElement.scrollWidth > innerWidth,
  };
};

const first = await begun();
const browser = await launch();
const page = await browser.newPage();
const print = async (place) => console.log(JSON.stringify({ place, ...(await page.evaluate(seen, NOTICE)) }));
await page.setViewport({ width, height: 700, isMobile: true, hasTouch: true });
await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: "load" });
await page.evaluate(() => scrollTo({ top: 300, behavior: "instant" }));
await print("running");
await ended(first);
await page.waitForSelector(NOTICE, PATIENCE);
await print("ended");
const [second] = await Promise.all([begun(), page.waitForNavigation({ waitUntil: "load", ...PATIENCE })]);
await print("running again");
await ended(second);
await browser.close();
