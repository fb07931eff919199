// Watches a clip as its readers do: by keys, on a phone, without scripts. Prints what it saw, a JSON line for each: {what, …}.
// Standard input: {"site": folder, "path": a story with a clip}.
import { json } from "node:stream/consumers";
import { launch } from "./browser.js";
import { address, serve } from "./server.js";

const { site, path } = await json(process.stdin);
const asked = [];
const server = await serve(site, { log: (each) => asked.push(each) });
const url = address(server.origin, path);
const browser = await launch();
const PHONE = { width: 360, height: 640, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DESK = { width: 1280, height: 900 };
const PATIENCE = 30_000; // ms
const PAUSE = 100;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const print = (what, said) => console.log(JSON.stringify({ what, ...said }));

async function opened(shape, { hasScripts = true } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.faults = [];
  page.on("console", (each) => each.type() === "error" && page.faults.push(each.text()));
  await page.setViewport(shape);
  await page.setJavaScriptEnabled(hasScripts);
  await page.goto(url, { waitUntil: "load" });
  return page;
}

/** What the film has come to once it has been played by keys. */
async function played(page) {
  await page.focus("video");
  await page.keyboard.press("Space");
  const isUnderWay = () => document.querySelector("video").currentTime > 0.5 && document.querySelector("track").track.cues?.length > 0;
  for (let left = PATIENCE; left > 0 && !(await page.evaluate(isUnderWay)); left -= PAUSE) await pause(PAUSE); // a page without scripts has no timers
  return page.evaluate(() => {
    const video = document.querySelector("video");
    const { track } = document.querySelector("track");
    return {
      canPlay: video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA,
      error: video.error?.message ?? "",
      shown: [video.videoWidth, video.videoHeight],
      seconds: video.duration,
      track: [track.kind, track.language, track.label, track.mode],
      cues: [...(track.cues ?? [])].map(({ startTime, endTime, text }) => [startTime, endTime, text]),
      read: [...(track.cues ?? [])].map((cue) => cue.getCueAsHTML().textContent),
    };
  });
}

const box = (page) =>
  page.$eval("video", (each) => {
    const { width, height } = each.getBoundingClientRect();
    return { width, height, window: [innerWidth, innerHeight], wide: document.documentElement.scrollWidth };
  });

const page = await opened(DESK);
print("before", {
  fetched: asked.filter((each) => each.endsWith(".mp4")),
  playing: await page.$eval("video", (each) => !each.paused),
  poster: asked.includes(await page.$eval("video", (each) => new URL(each.poster).pathname)),
});
print("played", await played(page));
print("desk", { ...(await box(page)), faults: page.faults });

const phone = await opened(PHONE);
print("phone", { ...(await box(phone)), faults: phone.faults });

const bare = await opened(DESK, { hasScripts: false });
print("without scripts", {
  ...(await played(bare)),
  faults: bare.faults,
  words: await bare.$eval(".transcript", (each) => each.innerText),
});

await browser.close();
server.close();
