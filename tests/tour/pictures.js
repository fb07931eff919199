// Opens pages on phones and at a desk as they come, and prints what the server was asked for: {path, phone, shown, asked}, a JSON line each.
// Standard input: {"site": folder, "paths": [published files], "phones": [{"width", "height", "deviceScaleFactor", …}]}.
import { json } from "node:stream/consumers";
import { launch } from "./browser.js";
import { address, serve } from "./server.js";

const { site, paths, phones } = await json(process.stdin);
const asked = [];
const server = await serve(site, { log: (path) => asked.push(path) });
const browser = await launch();

/** Every picture: how many of the screen's pixels it takes across, in which widths it is offered as AVIF, and what came. */
const shown = () =>
  [...document.querySelectorAll("picture")].map((picture) => {
    const image = picture.querySelector("img");
    const [first] = picture.querySelectorAll("source");
    const box = image.getBoundingClientRect();
    return {
      needed: box.width * devicePixelRatio,
      isShown: image.checkVisibility(),
      offered: [...first.srcset.matchAll(/ (\d+)w/g)].map(([, width]) => Number(width)),
      types: [...picture.children].map((each) => each.type ?? ""),
      came: new URL(image.currentSrc).pathname,
      isLoaded: image.complete && image.naturalWidth > 0,
    };
  });

for (const path of paths) {
  for (const phone of phones) {
    asked.length = 0;
    const context = await browser.createBrowserContext(); // with nothing in its cache
    const page = await context.newPage();
    await page.setViewport(phone);
    await page.goto(address(server.origin, path), { waitUntil: "load" });
    await page.evaluate(async () => {
      for (const image of document.images) {
        image.loading = "eager";
        if (!image.complete) await new Promise((done) => image.addEventListener("load", done, { once: true }));
      }
    });
    const ahead = await page.evaluate(() => [...document.querySelectorAll("[data-picture]")].map((each) => new URL(each.dataset.picture, location.href).pathname));
    console.log(JSON.stringify({ path, phone, ahead, shown: await page.evaluate(shown), asked: asked.filter((each) => each.startsWith("/media/")) }));
    await context.close();
  }
}
await browser.close();
server.close();
