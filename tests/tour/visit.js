// One page, looked at in every mode.
import { address } from "./server.js";
import { Tab } from "./tab.js";

const PHONE = { width: 390, height: 844, isMobile: true };
const DESK = { width: 1280, height: 900 };
const NARROW = 320; // WCAG 2.2, 1.4.10
const SMALL = 360; // a phone that many have
const ZOOMED = 640; // the desk's window at 200 %
const SMALL_PHONE = { width: 360, height: 640 };
const LARGE_TYPE = "#da";
const LARGE = 24; // px: 18 pt
const BARS = 136; // px from the top, and in large type
const BARS_LARGE = 190;

/** A visitor has one tab for each shape, and visits page after page. */
export async function visitor(browser, own, report) {
  const phone = await Tab.open(browser, PHONE, own);
  const desk = await Tab.open(browser, DESK, own);
  const bare = await Tab.open(browser, PHONE, own, { hasScripts: false });

  /**
   * @param {{site: string, path: string, isThorough: boolean}} visit
   * @param {{quick: {origin: string}, slow: {origin: string}}} lines over which the site is served
   */
  return async function look(visit, lines) {
    const url = address(lines.quick.origin, visit.path);
    const slowly = address(lines.slow.origin, visit.path);
    const say = (mode, findings) => findings.forEach((finding) => report({ site: visit.site, path: visit.path, mode, ...finding }));
    // large type first: from a page to a fragment of its own a browser loads nothing
    await largeType(phone, `${url}${LARGE_TYPE}`, NARROW, (mode, found) => say(`390 ${mode}`, found));
    await firstScreen(phone, BARS_LARGE, (found) => say("390 large type", found));
    await plain(phone, slowly, (mode, found) => say(`390 ${mode}`, found));
    await firstScreen(phone, BARS, (found) => say("390 light", found));
    const shown = await phone.page.evaluate(() => tour.shown());
    if (visit.isThorough) await rareColours(phone, (mode, found) => say(`390 ${mode}`, found));
    await otherWidth(phone, NARROW, (found) => say("320 light", found));
    say("360 light", await breaks(phone));
    await largeType(desk, `${url}${LARGE_TYPE}`, ZOOMED, (mode, found) => say(`1280 ${mode}`, found));
    await plain(desk, slowly, (mode, found) => say(`1280 ${mode}`, found));
    await otherWidth(desk, ZOOMED, (found) => say("1280 zoomed to 200 %", found));
    say("390 without scripts", await withoutScripts(bare, url, shown));
    await bare.load(`${url}${LARGE_TYPE}`);
    say("390 large type without scripts", [...(await bare.layout()), ...(await typeSize(bare))]);
  };
}

async function largeType(tab, url, otherwise, say) {
  await tab.load(url);
  await tab.scrollThrough();
  say("large type", [...tab.watch.take(), ...(await tab.recorded()), ...(await tab.layout()), ...(await tab.axe()), ...(await targets(tab))]);
  await otherWidth(tab, otherwise, (found) => say(`large type at ${otherwise} px`, found));
}

async function targets(tab) {
  const small = await tab.page.evaluate(() => tour.small());
  return [...small.map((message) => ({ check: "target", message })), ...(await typeSize(tab))];
}

async function typeSize(tab) {
  const size = await tab.page.evaluate(() => tour.bodySize());
  return size > 0 && size < LARGE ? [{ check: "large", message: `most of the text is ${size} px high, not ${LARGE}` }] : [];
}

/** Over a slow line a row of cards grows with its tallest: a twentieth of the 0.1 that is called good; over a quick one nothing may move. */
const HALF_A_PAGE = 0.005;

async function plain(tab, url, say) {
  await tab.load(url);
  await tab.scrollThrough();
  say("light", [...tab.watch.take(), ...(await tab.recorded(HALF_A_PAGE)), ...(await policy(tab)), ...(await tab.layout()), ...(await tab.axe())]);
  say("light", await tab.walkByKeyboard());
  await tab.prefer({ "prefers-color-scheme": "dark" });
  say("dark", [...(await tab.layout()), ...(await tab.axe({ coloursOnly: true })), ...tab.watch.take()]);
  await tab.prefer();
}

/** A page without a policy breaks none, so it must have one. */
async function policy(tab) {
  const written = await tab.page.evaluate(() => document.querySelector('meta[http-equiv="Content-Security-Policy" i]')?.content ?? "");
  if (!written.includes("default-src 'none'")) return [{ check: "csp", message: "has no policy with default-src 'none'" }];
  return written.includes("unsafe-") ? [{ check: "csp", message: `its policy allows what is unsafe: ${written}` }] : [];
}

async function rareColours(tab, say) {
  for (const scheme of ["light", "dark"]) {
    await tab.prefer({ "prefers-color-scheme": scheme, "prefers-contrast": "more" });
    say(`${scheme}, more contrast`, [...(await tab.layout()), ...(await tab.axe({ coloursOnly: true }))]);
  }
  await tab.prefer({ "forced-colors": "active" });
  say("forced colours", await tab.layout()); // axe takes the author's -webkit-text-fill-color for the one that is shown
  await tab.prefer({ "prefers-reduced-motion": "reduce" });
  say("reduced motion", [...(await moving(tab)), ...(await tab.layout())]);
  await tab.prefer();
}

async function moving(tab) {
  const names = await tab.page.evaluate(() =>
    document.getAnimations().filter((each) => each.playState === "running").map((each) => tour.describe(each.effect.target)),
  );
  return names.map((name) => ({ check: "motion", message: `${name} moves all the same` }));
}

/** On a phone the bars leave room, and what the page is about begins on the first screen. */
async function firstScreen(tab, most, say) {
  for (const width of [tab.shape.width, SMALL_PHONE.width]) {
    await tab.widen(width);
    const { header, sentence, which } = await tab.page.evaluate(() => tour.opening());
    const bars = header > most ? [`the bars end at ${Math.round(header)} px of ${width}, not by ${most}`] : [];
    const late = sentence > SMALL_PHONE.height ? [`what the page is about begins at ${Math.round(sentence)} px of ${width}: ${which}`] : [];
    say([...bars, ...late].map((message) => ({ check: "first", message })));
  }
  await tab.widen(tab.shape.width);
}

async function otherWidth(tab, width, say) {
  await tab.widen(width);
  say(await tab.layout());
  await tab.widen(tab.shape.width);
}

async function breaks(tab) {
  await tab.widen(SMALL);
  const found = await tab.page.evaluate(() => tour.breaks());
  await tab.widen(tab.shape.width);
  return found.map((message) => ({ check: "break", message }));
}

async function withoutScripts(tab, url, shown) {
  await tab.load(url);
  const bare = await tab.page.evaluate(() => tour.shown());
  const gone = (kind) => shown[kind].filter((each) => !bare[kind].includes(each)).map((each) => ({ check: "scripts", message: `shows “${each}” with scripts only` }));
  return [...tab.watch.take(), ...(await tab.layout()), ...gone("links"), ...gone("texts")];
}
