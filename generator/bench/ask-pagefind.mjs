// Asks pagefind's published script outside of a browser. Input: {index, questions, shown}; output: a JSON line for each question.
import { readFileSync } from "node:fs";
import { json } from "node:stream/consumers";
import { join } from "node:path";

const { index, questions, shown } = await json(process.stdin);
let bytes = 0;
globalThis.window = { location: { origin: "file://", href: "file:///" } };
globalThis.location = globalThis.window.location;
globalThis.document = { querySelector: () => ({ getAttribute: () => "zh" }), currentScript: null };
globalThis.fetch = async (address) => {
  const data = readFileSync(address.replace(/^file:\/\//, "").split("?")[0]);
  bytes += data.length;
  return new Response(data);
};
const { createInstance } = await import(join(index, "pagefind.js"));
const found = async (instance, question, most) => {
  const { results } = await instance.search(question);
  return Promise.all(results.slice(0, most).map((each) => each.data()));
};
const whole = createInstance({ basePath: `${index}/`, baseUrl: "/" }); // has read most texts soon
for (const question of questions) {
  const fresh = createInstance({ basePath: `${index}/`, baseUrl: "/" });
  bytes = 0;
  await found(fresh, question, shown);
  const asked = bytes;
  await fresh.destroy();
  const addresses = (await found(whole, question)).map((each) => each.url.replace(/^\//, ""));
  process.stdout.write(`${JSON.stringify({ addresses, bytes: asked })}\n`);
}
