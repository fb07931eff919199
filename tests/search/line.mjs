// The published search script over a line that does as it is told. Arguments: the site's folder, what to try, and for it an argument as JSON. Prints JSON.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const [site, trial, given] = [process.argv[2], process.argv[3], JSON.parse(process.argv[4])];
const script = readdirSync(join(site, "assets")).find((name) => /^search\.[0-9a-f]{8}\.js$/.test(name));
const self = {};
vm.runInNewContext(readFileSync(join(site, "assets", script), "utf8"), { self, TextEncoder, TextDecoder, Blob, Response, DecompressionStream, console });
const { openShelf, firstAnswers, withIndexOfNow } = self.search;

const ANYTHING = { kind: "", year: "", place: "" };
const MOST_PRESSES = 500;
const answerOf = (data) => ({ ok: true, arrayBuffer: async () => data });
const read = (path, folder = site) => {
  try {
    return answerOf(readFileSync(join(folder, path)));
  } catch {
    return { ok: false };
  }
};
const after = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** All answers to a question, the button pressed again wherever it fails, and how often it did. */
const everything = async (shelf, question) => {
  const addresses = [];
  let failures = 0;
  let found = null;
  for (let press = 0; press < MOST_PRESSES && !(found && found.isDone()); press++) {
    try {
      if (!found) {
        const first = await withIndexOfNow(shelf, (index) => firstAnswers(index, question, ANYTHING, 3));
        found = first.found;
        addresses.push(...first.hits.map((hit) => hit.document.address));
      } else addresses.push(...(await found.more(10)).map((hit) => hit.document.address));
    } catch (error) {
      failures++;
    }
  }
  return { addresses, failures, counted: found.counts().kinds.reduce((sum, each) => sum + each[2], 0) };
};

/** As the page begins with a question, and all the rest of its answers; or what it fails with. */
const answered = (shelf, question) =>
  withIndexOfNow(shelf, async (index) => {
    const { found, hits } = await firstAnswers(index, question, ANYTHING, 3);
    while (!found.isDone()) hits.push(...(await found.more(10)));
    return hits.map((hit) => hit.document.address);
  }).catch((error) => `${error.constructor.name} ${error.message}`);

const spoil = {
  flipped: (data) => Buffer.from(data.map((byte, at) => (at === data.length >> 1 ? byte ^ 4 : byte))),
  foreign: (data, path) => {
    const folder = path.slice(0, path.lastIndexOf("/"));
    const others = readdirSync(join(site, folder)).filter((name) => name.endsWith(".bin") && !path.endsWith(name));
    return others.length ? readFileSync(join(site, folder, others[0])) : Buffer.from("[]");
  },
  cut: (data) => data.subarray(0, data.length >> 1),
  empty: () => Buffer.alloc(0),
  page: () => Buffer.from("<!doctype html><title>请先登录</title>"),
  other: () => Buffer.from('{"a":1}'),
  nothing: () => Buffer.from("null"),
};

const trials = {
  /** Each request fails in its turn, alone: the answers with a good line, and with each of the broken ones. */
  async broken(questions) {
    const told = [];
    for (const question of questions) {
      let asked = 0;
      const line = (fails) => async (path) => {
        if (asked++ === fails) throw new TypeError("Failed to fetch");
        return read(path);
      };
      const good = await everything(openShelf("search/", line(-1)), question);
      const requests = asked;
      const bad = [];
      for (let fails = 0; fails < requests; fails++) {
        asked = 0;
        bad.push(await everything(openShelf("search/", line(fails)), question));
      }
      told.push({ good, bad });
    }
    return told;
  },

  /** Each file is spoiled in turn, in each way: what is answered then, what after that, and what where only the browser's own cache has it so. */
  async spoiled(question) {
    const paths = new Set();
    const good = await answered(openShelf("search/", async (path) => (paths.add(path), read(path))), question);
    const told = [];
    for (const path of paths) {
      for (const [how, spoilt] of Object.entries(spoil)) {
        let isSpoilt = true;
        let isCached = false;
        const line = async (wanted, options = {}) => {
          const isFresh = isCached && ["reload", "no-cache"].includes(options.cache);
          return isSpoilt && wanted === path && !isFresh ? answerOf(spoilt(readFileSync(join(site, path)), path)) : read(wanted);
        };
        const shelf = openShelf("search/", line);
        const then = await answered(shelf, question);
        isSpoilt = false;
        const later = await answered(shelf, question);
        isSpoilt = isCached = true;
        told.push({ path, how, then, later, cached: await answered(openShelf("search/", line), question) });
      }
    }
    return { good, told };
  },

  /** Two questions at once, just after another site has taken the place of this one; of the second one the grams are known. */
  async raced({ later, questions, delays }) {
    const raced = async (one, other, shards, texts) => {
      let folder = site;
      let isSlow = false;
      const shelf = openShelf("search/", async (path) => {
        const from = folder;
        if (isSlow) await after(path.includes("/w/") ? shards : path.includes("/t/") ? texts : 2);
        return read(path, from);
      });
      await withIndexOfNow(shelf, (index) => firstAnswers(index, other, ANYTHING, 0));
      folder = later;
      isSlow = true;
      return { one, other, found: await Promise.all([answered(shelf, one), after(2).then(() => answered(shelf, other))]) };
    };
    const pairs = questions.flatMap((one) => questions.filter((other) => other !== one).map((other) => [one, other]));
    const told = await Promise.all(pairs.flatMap((pair) => delays.map((pauses) => raced(...pair, ...pauses))));
    const alone = async (folder) =>
      Object.fromEntries(await Promise.all(questions.map(async (each) => [each, await answered(openShelf("search/", async (path) => read(path, folder)), each)])));
    return { told, before: await alone(site), after: await alone(later) };
  },
};
process.stdout.write(JSON.stringify(await trials[trial](given)));
