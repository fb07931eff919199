// Answers: who may have all the words by the index, and who has them by the texts. No text is read before it is wanted.

/** @typedef {{kind: string, year: string, place: string}} Choice what answers are left to, "" for all */
/** @typedef {{document: Entry, kind: string}} Hit */

const FIRST_GRAMS = 2; // of a way, before any text is read
const MORE_GRAMS = 8;
const PATIENCE = 2; // so many texts without an answer, and the index is asked more closely

/**
 * What the index says of a word, asked with so many of its grams.
 * @param {Index} index @param {Word} word @param {number} most
 * @returns {Promise<Levels>}
 */
const askedFor = async (index, word, most) => {
  const ways = await Promise.all(
    waysOf(word).map(async (way) => (await Promise.all(way.slice(0, most).map(index.levels))).reduce((one, other) => joined(one, other, both))),
  );
  return ways.reduce((one, other) => joined(one, other, either));
};

/**
 * @param {Index} index
 * @param {Choice} choice
 * @returns {Promise<Masks>}
 */
const chosen = async (index, choice) => {
  const { kinds } = await index.manifest();
  const blocks = await index.blocks();
  let masks = between(blocks, 0, 0);
  kinds.forEach(([id, , first, years], place) => {
    const end = 32 * (place + 1 < kinds.length ? kinds[place + 1][2] : blocks);
    if (choice.kind && choice.kind !== id) return;
    if (!choice.year) masks = either(masks, between(blocks, 32 * first, end));
    for (let at = 0; at < years.length; at += 2) {
      if (String(years[at]) === choice.year) masks = either(masks, between(blocks, years[at + 1], at + 3 < years.length ? years[at + 3] : end));
    }
  });
  return choice.place ? both(masks, (await index.levels(`@${choice.place}`)).any) : masks;
};

/**
 * The answers to `words`, those with all of them in the title first, then in names and summaries; of equals the newest first.
 * @param {Index} index
 * @param {Word[]} words
 * @param {Choice} choice
 */
const answers = async (index, words, choice) => {
  const { kinds } = await index.manifest();
  const blocks = await index.blocks();
  const bounds = await chosen(index, choice);
  let grams = FIRST_GRAMS;
  let levels = await narrowed(grams);
  /** @type {Map<number, boolean>} */
  const judged = new Map();
  /** @type {Hit[]} */
  const ready = []; // found, and not yet given away: where a line breaks in between, they are the first of the next
  const order = inOrder();
  let next = 0;
  let misses = 0;

  /** @param {number} most grams of a way */
  async function narrowed(most) {
    if (!words.length) return { any: bounds, head: bounds, title: bounds }; // all that there is of a year or a place
    const perWord = await Promise.all(words.map((word) => askedFor(index, word, most)));
    const found = perWord.reduce((one, other) => joined(one, other, both));
    return { any: both(found.any, bounds), head: both(found.head, bounds), title: both(found.title, bounds) };
  }
  /** @returns {number[]} */
  function inOrder() {
    /** @type {number[][]} */
    const ranks = [[], [], []];
    [...kinds].reverse().forEach(([, , first], place) => {
      const end = place ? kinds[kinds.length - place][2] : blocks;
      for (let block = end - 1; block >= first; block--) {
        if (!levels.any[block]) continue;
        for (let bit = 31; bit >= 0; bit--) {
          const is = (/** @type {Masks} */ masks) => (masks[block] >>> bit) & 1;
          if (is(levels.any)) ranks[is(levels.title) ? 0 : is(levels.head) ? 1 : 2].push(32 * block + bit);
        }
      }
    });
    return ranks[0].concat(ranks[1], ranks[2]);
  }
  /** @param {number} number */
  const isPossible = (number) => (levels.any[number >> 5] >>> (number & 31)) & 1;

  /** Ask the index more closely, where so far most texts have not what it promised. */
  const closer = async () => {
    const longest = Math.max(...words.map((word) => Math.max(...waysOf(word).map((way) => way.length))));
    if (grams < longest) levels = await narrowed(grams + MORE_GRAMS);
    grams += MORE_GRAMS;
    misses = 0;
  };

  /** @param {number} number */
  const kindOf = (number) => [...kinds].reverse().find((kind) => number >= 32 * kind[2]);

  /**
   * The next answers, each of which has been found to have all the words.
   * @param {number} most
   * @returns {Promise<Hit[]>}
   */
  const more = async (most) => {
    let lastMissed = -1;
    while (next < order.length && ready.length < most) {
      const number = order[next];
      if (!isPossible(number)) {
        next++;
        continue;
      }
      const document = (await index.documents(number >> 5))[number & 31];
      const isIt = words.every((word) => has(document, word));
      judged.set(number, isIt);
      next++;
      if (isIt) ready.push({ document, kind: (kindOf(number) || ["", ""])[1] });
      else if (number >> 5 !== lastMissed) {
        lastMissed = number >> 5;
        if (++misses >= PATIENCE) await closer();
      }
    }
    return ready.splice(0, most);
  };
  const isDone = () => next >= order.length && !ready.length;

  /** How many there are of each kind, as far as it is known: [id, name, number]; and whether that is for certain. */
  const counts = () => {
    const masks = levels.any.slice();
    judged.forEach((isIt, number) => {
      if (!isIt) masks[number >> 5] &= ~(1 << (number & 31));
    });
    const found = kinds.map(([id, name, first], place) => /** @type {[string, string, number]} */ ([id, name, count(masks, first, place + 1 < kinds.length ? kinds[place + 1][2] : blocks)]));
    return { kinds: found.filter((each) => each[2]), isCertain: isDone() || words.every(isCertain) };
  };

  return { more, counts, isDone };
};

/**
 * The first answers to a question. In simplified characters the index has every text, so that what is typed in traditional ones is looked for in both.
 * @param {Index} index @param {string} question @param {Choice} choice @param {number} most
 */
const firstAnswers = async (index, question, choice, most) => {
  const { synonyms } = await index.manifest();
  const simplified = hasTraditional(question) ? index.simplified : async (/** @type {string} */ text) => text;
  const words = await Promise.all(wordsOf(question, synonyms).map(async (word) => alsoAs(word, await simplified(word.forms[0].text), synonyms)));
  const found = await answers(index, words, choice);
  return { text: await simplified(question), words, found, hits: await found.more(most) };
};

/** @typedef {{text: string, count: number}} Near */

/**
 * What is nearly asked for, where nothing is found: with one character less, or heard alike.
 * @param {Index} index
 * @param {string} question
 * @param {Choice} choice
 * @returns {Promise<{less: string[], alike: Hit[]}>}
 */
const nearly = async (index, question, choice) => {
  const words = wordsOf(question, []).map((word) => word.forms[0].text);
  if (!words.length || words.join("").length > 40) return { less: [], alike: [] };
  /** @type {string[]} */
  const less = [];
  for (const [place, word] of words.entries()) {
    const characters = [...word];
    if (characters.length < 2 && words.length < 2) continue;
    const shorter = new Set(characters.map((_, at) => characters.filter((__, other) => other !== at).join("")));
    for (const each of [...shorter].reverse()) {
      const tried = words.map((other, at) => (at === place ? each : other)).filter(Boolean);
      if (tried.length && less.length < 4 && (await isThere(index, tried.join(" "), choice))) less.push(tried.join(" "));
    }
  }
  const sounds = await index.sounds().catch(() => new Map());
  const letters = words.map((word) => [...word].map((each) => sounds.get(each) || each).join(""));
  if (!letters.every((each) => /^[a-z]+$/.test(each))) return { less, alike: [] };
  const heard = await answers(index, letters.map((latin) => ({ forms: [{ text: latin, isPhrase: false }], latin })), choice);
  return { less, alike: await heard.more(3) };
};

/** @param {Index} index @param {string} question @param {Choice} choice */
const isThere = async (index, question, choice) => (await (await answers(index, wordsOf(question, []), choice)).more(1)).length > 0;

/**
 * `work` on the index; if a file of it is gone, once more on the index of now.
 * @template T
 * @param {Shelf} shelf
 * @param {(index: Index) => Promise<T>} work
 * @returns {Promise<T>}
 */
const withIndexOfNow = async (shelf, work) => {
  const index = shelf.index();
  try {
    return await work(index);
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    return work(shelf.renewed(index));
  }
};
