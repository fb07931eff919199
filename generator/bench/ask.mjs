// Runs the published search script of a site outside of a browser: questions come as JSON lines, answers go as JSON lines.
import { readFileSync, readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";
import vm from "node:vm";

const site = process.argv[2];
let bytes = 0;
const get = async (path) => {
  try {
    const data = readFileSync(join(site, path));
    bytes += data.length;
    return { ok: true, arrayBuffer: async () => data };
  } catch {
    return { ok: false };
  }
};
const self = {};
const context = vm.createContext({ self, TextEncoder, TextDecoder, Blob, Response, DecompressionStream, console });
for (const name of ["search", "nearly"]) {
  const script = readdirSync(join(site, "assets")).find((each) => new RegExp(`^${name}\\.[0-9a-f]{8}\\.js$`).test(each));
  vm.runInContext(readFileSync(join(site, "assets", script), "utf8"), context);
}
const { openShelf, wordsOf, answers, firstAnswers, nearly, withIndexOfNow, excerpt } = self.search;
let shelf = openShelf("search/", get);

const answer = async ({ question, kind = "", year = "", place = "", most = 100000, fresh = false, settled = false }) => {
  if (fresh) shelf = openShelf("search/", get);
  bytes = 0;
  return withIndexOfNow(shelf, async (index) => {
    if (!wordsOf(question, []).length && !(kind || year || place)) return { none: true, bytes };
    const began = performance.now();
    const { text, words, found, hits } = await firstAnswers(index, question, { kind, year, place }, most);
    const milliseconds = performance.now() - began;
    const before = (await answers(index, words, { kind, year, place })).counts();
    if (settled) await found.settle();
    const near = hits.length ? null : await nearly(index, text, { kind, year, place });
    return {
      addresses: hits.map((hit) => hit.document.address),
      kinds: hits.map((hit) => hit.kind),
      days: hits.map((hit) => hit.document.day),
      before: { all: before.kinds.reduce((sum, each) => sum + each[2], 0), isCertain: before.isCertain },
      counts: found.counts(),
      excerpt: hits.length ? excerpt(hits[0].document, words) : [],
      near: near && { less: near.less, alike: near.alike.map((hit) => hit.document.address) },
      bytes,
      milliseconds,
    };
  });
};
for await (const line of createInterface({ input: process.stdin })) {
  let said;
  try {
    said = await answer(JSON.parse(line));
  } catch (error) {
    said = { error: String(error.stack || error) };
  }
  process.stdout.write(JSON.stringify(said) + "\n");
}
