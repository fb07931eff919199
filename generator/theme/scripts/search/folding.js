// How what a reader types is folded and cut: the very same as generator/render/search/folding.py does to texts.

const RUNS = /[\p{L}\p{N}\u2600-\u27bf\u{1f000}-\u{1faff}]+/gu;
const UNSEEN = /[\u00ad\u034f\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

/**
 * `text` in small letters, what is as wide as a Han character as it is on a keyboard; as long as before.
 * @param {string} text
 * @returns {string}
 */
const folded = (text) => {
  const halves = text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ");
  const small = halves.toLowerCase();
  return small.length === halves.length ? small : [...halves].map((each) => (each.toLowerCase().length === each.length ? each.toLowerCase() : each)).join("");
};

/**
 * Runs of letters, digits and signs in what was typed.
 * @param {string} text
 * @returns {string[]}
 */
const runsOf = (text) => text.match(RUNS) || [];

/**
 * Which of so many shards has a gram.
 * @param {string} gram
 * @param {number} shards
 * @returns {number}
 */
const shardOf = (gram, shards) => [...gram].reduce((number, each) => (number * 31 + /** @type {number} */ (each.codePointAt(0))) % shards, 0);

/**
 * The pairs of a run, or its only character: those first that lie side by side and cover it, then those between.
 * @param {string} run
 * @returns {string[]}
 */
const gramsOf = (run) => {
  const characters = [...run];
  if (characters.length === 1) return characters;
  const pairs = characters.slice(1).map((each, place) => characters[place] + each);
  const last = pairs.length - 1;
  const cover = pairs.filter((_, place) => place % 2 === 0 || place === last);
  return [...new Set([...spread(cover), ...pairs.filter((_, place) => place % 2 && place !== last)])];
};

/**
 * The same, a few from all along first.
 * @param {string[]} things
 * @returns {string[]}
 */
const spread = (things) => {
  const step = Math.max(1, Math.ceil(things.length / 4));
  const first = things.filter((_, place) => place % step === 0);
  return [...first, ...things.filter((_, place) => place % step)];
};
