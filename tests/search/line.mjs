// The published search script over a line that does as it is told. Arguments: the site's folder, what to try, and for it an argument as JSON. Prints JSON.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const [site, trial, given] = [process.argv[2], process.argv[3], JSON.parse(process.argv[4])];
const script = readdirSync(join(site, "assets")).find((name) => /^search\.[0-9a-f]{8}\.js$/.test(name));
const self = {};
vm.runInNewContext(readFileSync(join(site, "assets", script), "utf8"), { self, TextEncoder, TextDecoder, console });
const { openIndex, firstAnswers, withManifestOfNow } = self.search;

const ANYTHING = { kind: "", year: "", place: "" };
const MOST_PRESSES = 500;
const answerOf = (data) => ({
  ok: true,
  json: async () => JSON.parse(data.toString()),
  text: async () => data.toString(),
  arrayBuffer: async () => data,
});
const read = (path, folder = site) => readFileSync(join(folder, path));

/** All answers to a question, the button pressed again wherever it fails, and how often it did. */
const everything = async (index, question) => {
  const addresses = [];
  let failures = 0;
  let found = null;
  for (let press = 0; press < MOST_PRESSES && !(found && found.isDone()); press++) {
    try {
      if (!found) {
        const first = await firstAnswers(index, question, ANYTHING, 3);
        found = first.found;
        addresses.push(...first.hits.map((hit) => hit.document.address));
      } else addresses.push(...(await found.more(10)).map((hit) => hit.document.address));
    } catch (error) {
      failures++;
    }
  }
  return { addresses, failures, counted: found.counts().kinds.reduce((sum, each) => sum + each[2], 0) };
};

const trials = {
  /** Each request fails in its turn, alone: the answers with a good line, and with each of the broken ones. */
  async broken(questions) {
    const told = [];
    for (const question of questions) {
      let asked = 0;
      const line = (fails) => async (path) => {
        if (asked++ === fails) throw new TypeError("Failed to fetch");
        return answerOf(read(path));
      };
      const good = await everything(openIndex("search/", line(-1)), question);
      const requests = asked;
      const bad = [];
      for (let fails = 0; fails < requests; fails++) {
        asked = 0;
        bad.push(await everything(openIndex("search/", line(fails)), question));
      }
      told.push({ good, bad });
    }
    return told;
  },
};
process.stdout.write(JSON.stringify(await trials[trial](given)));
