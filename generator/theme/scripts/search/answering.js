// Answers: who may have all the words by the index, and who has them by the texts. No text is read before it is wanted.

/** @typedef {{kind: string, year: string, place: string}} Choice what answers are left to, "" for all */
/** @typedef {{document: Entry, kind: string}} Hit */

const FIRST_GRAMS = 2; // of a way, before any text is read
const FIRST_PAIRS_OF_LETTERS = 5; // of which each tells less
const MORE_GRAMS = 8;
const PATIENCE = 4; // so many texts without an answer, and the index is asked more closely
const UNSURE = 5; // of so many more it is not said how many there are before it is
const MOST_TEXTS = 6; // that are read only to tell how many, besides one of each kind
const TITLES = 16777213; // as generator/render/search/folding.py has it
const LONGEST_TITLE = 60; // as letters, where a title is known as a whole

/**
 * What the index says of a word, asked with so many of its grams.
 * @param {Index} index @param {Word} word @param {number} most
 * @returns {Promise<Levels>}
 */
const askedFor = async (index, word, most) => {
  const ways = await Promise.all(
    waysOf(word).map(async (way) => (await Promise.all(way.slice(0, word.latin ? Math.max(most, FIRST_PAIRS_OF_LETTERS) : most).map(index.levels))).reduce((one, other) => joined(one, other, both))),
  );
  return ways.reduce((one, other) => joined(one, other, either));
};

/**
 * @param {Index} index
 * @param {Choice} choice
 * @returns {Promise<Masks>}
 */
const chosen = async (index, choice) => {
  const { kinds, sizes } = await index.manifest();
  const blocks = sizes.length;
  const further = choice.year ? (await index.levels(`@${choice.year}年`)).any : between(blocks, 0, 0); // what goes on from one year into the next
  let masks = between(blocks, 0, 0);
  kinds.forEach(([id, , first, years], place) => {
    const end = 32 * (place + 1 < kinds.length ? kinds[place + 1][2] : blocks);
    if (choice.kind && choice.kind !== id) return;
    const all = between(blocks, 32 * first, end);
    masks = either(masks, choice.year ? both(all, further) : all);
    for (let at = 0; at < years.length; at += 2) {
      if (String(years[at]) === choice.year) masks = either(masks, between(blocks, years[at + 1], at + 3 < years.length ? years[at + 3] : end));
    }
  });
  masks = both(masks, Uint32Array.from(sizes, (size) => 2 ** parseInt(size, 36) - 1)); // a block need not be full
  return choice.place ? both(masks, (await index.levels(`@${choice.place}`)).any) : masks;
};

/**
 * What is called exactly as was asked, written or heard.
 * @param {Index} index @param {Word[]} words
 * @returns {Promise<Masks>}
 */
const calledSo = async (index, words) => {
  const title = words.map((word) => runsOf(word.forms[0].text).join("")).join("");
  if (!title || title.length > LONGEST_TITLE) return between(await index.blocks(), 0, 0);
  return (await index.levels(`=${[...title].slice(0, 2).join("")}${numberOf(title, TITLES)}`)).any;
};

/**
 * The answers to `words`: what is called so first, then those with all of them in the title, then in names and summaries;
 * of equals the activities that are next, and of all others the newest.
 * @param {Index} index
 * @param {Word[]} words
 * @param {Choice} choice
 */
const answers = async (index, words, choice) => {
  const { kinds, coming } = await index.manifest();
  const blocks = await index.blocks();
  const bounds = await chosen(index, choice);
  const whole = await calledSo(index, words);
  /** The block after those of a kind. @param {number} place */
  const endOf = (place) => (place + 1 < kinds.length ? kinds[place + 1][2] : blocks);
  /** @param {number} place of a kind @param {number} number */
  const isOf = (place, number) => 32 * kinds[place][2] <= number && number < 32 * endOf(place);
  let grams = FIRST_GRAMS;
  let levels = await narrowed(grams);
  /** @type {Map<number, boolean>} */
  const judged = new Map();
  /** @type {Hit[]} */
  const ready = []; // found, and not yet given away: where a line breaks in between, they are the first of the next
  const order = inOrder();
  let next = 0;
  let misses = 0;
  /** @type {number[]} */
  let tried = []; // of those that only the index promises

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
    const ranks = [[], [], [], []];
    /** @param {number} number */
    const rank = (number) => {
      const is = (/** @type {Masks} */ masks) => (masks[number >> 5] >>> (number & 31)) & 1;
      if (is(levels.any)) ranks[is(whole) ? 0 : is(levels.title) ? 1 : is(levels.head) ? 2 : 3].push(number);
    };
    for (let place = kinds.length - 1; place >= 0; place--) {
      const next = coming.filter((number) => isOf(place, number));
      const known = new Set(next);
      next.forEach(rank);
      for (let block = endOf(place) - 1; block >= kinds[place][2]; block--) {
        for (let bit = 31; levels.any[block] && bit >= 0; bit--) if (!known.has(32 * block + bit)) rank(32 * block + bit);
      }
    }
    return ranks[0].concat(ranks[1], ranks[2], ranks[3]);
  }
  /** @param {number} number */
  const isPossible = (number) => (levels.any[number >> 5] >>> (number & 31)) & 1;

  const longest = Math.max(...words.map((word) => Math.max(...waysOf(word).map((way) => way.length))));

  /** Ask the index more closely, where so far most texts have not what it promised. */
  const closer = async () => {
    if (grams < longest) {
      levels = await narrowed(grams + MORE_GRAMS);
      grams += MORE_GRAMS;
    }
    misses = 0;
  };

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
      if (isIt) ready.push({ document, kind: (kinds.find((_, place) => isOf(place, number)) || ["", ""])[1] });
      else if (number >> 5 !== lastMissed) {
        lastMissed = number >> 5;
        if (++misses >= PATIENCE) await closer();
      }
    }
    return ready.splice(0, most);
  };
  const isDone = () => !ready.length && order.slice(next).every((number) => !isPossible(number) || judged.get(number) === false);

  /** Those of which only the index says that they are answers. */
  const unread = () => order.filter((number) => isPossible(number) && !judged.has(number));

  /** Find out how many there are, once the first are shown: more closely by the index, then by some texts from all along. */
  const settle = async () => {
    if (words.every(isCertain)) return;
    while (grams < longest && unread().length > UNSURE) await closer();
    const promised = unread();
    const texts = [...new Set(promised.map((number) => number >> 5))];
    const some = new Set(kinds.map((_, place) => texts.find((block) => isOf(place, 32 * block))).concat(texts.filter((_, at) => at % Math.ceil(texts.length / MOST_TEXTS) === 0)));
    tried = promised.filter((number) => some.has(number >> 5));
    for (const number of tried) {
      const document = (await index.documents(number >> 5))[number & 31];
      judged.set(number, words.every((word) => has(document, word)));
    }
  };

  /** How many there are of each kind, as far as it is known: [id, name, number]; whether that is for certain, and whether there may be more. */
  const counts = () => {
    const isKnown = words.every(isCertain) || !unread().length;
    const isLeast = !isKnown && words.some((word) => word.latin); // letters are in many names without being heard in them
    const [sure, promised] = [between(blocks, 0, 0), levels.any.slice()];
    judged.forEach((isIt, number) => {
      promised[number >> 5] &= ~(1 << (number & 31));
      if (isIt) sure[number >> 5] |= 1 << (number & 31);
    });
    const found = kinds.map(([id, name, first], place) => {
      const own = tried.filter((number) => isOf(place, number));
      const share = isLeast ? 0 : own.length ? own.filter((number) => judged.get(number)).length / own.length : 1;
      return /** @type {[string, string, number]} */ ([id, name, count(sure, first, endOf(place)) + Math.round(share * count(promised, first, endOf(place)))]);
    });
    return { kinds: found.filter((each) => each[2]), isCertain: isKnown, isLeast };
  };

  return { more, settle, counts, isDone };
};

/**
 * The first answers to a question as it is written, but for the site's own name; where there are none, to what it is without tones. In simplified
 * characters the index has every text, so that what is typed in traditional ones is looked for in both.
 * @param {Index} index @param {string} question in which is a word at least @param {Choice} choice @param {number} most
 */
const firstAnswers = async (index, question, choice, most) => {
  const { synonyms, name } = await index.manifest();
  const meant = withoutName(question, name);
  const simplified = hasTraditional(meant) ? index.simplified : async (/** @type {string} */ text) => text;
  /** @param {string} text */
  const asked = async (text) => {
    const words = await Promise.all(wordsOf(text, synonyms).map(async (word) => alsoAs(word, await simplified(word.forms[0].text), synonyms)));
    const found = await answers(index, words, choice);
    return { text: await simplified(text), words, found, hits: await found.more(most) };
  };
  const found = await asked(meant);
  const text = toneless(meant);
  return found.hits.length || text === meant || text === folded(meant) ? found : asked(text);
};

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
