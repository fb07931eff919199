// How what a reader types is folded and cut: the very same as generator/render/search/folding.py does to texts.

// The planes of Han are named, for what a phone of some year does not know as a letter yet stands in texts, and the other way round.
const RUNS = /[\p{L}\p{N}\u2600-\u27bf\u{1f000}-\u{1faff}\u{20000}-\u{3ffff}]+/gu;
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
 * Which of so many shards has a gram: eight of ten are for pairs, one for single characters, one for what is heard.
 * @param {string} gram
 * @param {number} shards
 * @returns {number}
 */
const shardOf = (gram, shards) => {
  const few = shards / 10;
  const written = gram.charAt(0) === "=" ? [...gram].slice(1, 3).join("") : gram;
  if (/^[~^]/.test(gram)) return 9 * few + numberOf(gram.slice(1), few);
  return [...written].length > 1 ? numberOf(written, 8 * few) : 8 * few + numberOf(written, few);
};

/** @param {string} text @param {number} below */
const numberOf = (text, below) => [...text].reduce((number, each) => (number * 31 + /** @type {number} */ (each.codePointAt(0))) % below, 0);

/**
 * The pairs of a run, or its only character: those at both ends first, which tell most, then from all along.
 * @param {string} run
 * @returns {string[]}
 */
const gramsOf = (run) => {
  const characters = [...run];
  if (characters.length === 1) return characters;
  const pairs = characters.slice(1).map((each, place) => characters[place] + each);
  const last = pairs.length - 1;
  const step = Math.max(2, Math.ceil(pairs.length / 4));
  const along = pairs.filter((_, place) => place && place < last && place % step === 0);
  return [...new Set([pairs[0], pairs[last], ...along, ...pairs])];
};
