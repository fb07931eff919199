// What is nearly asked for, where nothing is found. A script of its own, asked for only then: most questions have answers.

/** @typedef {{less: string[], alike: Hit[]}} Near */

const MOST_NEAR = 4;
const LONGEST_NEAR = 40;
const NUMERAL = "\\d一二三四五六七八九十";

// Between which two characters nothing is cut, or it were another number, another day.
const IN_A_NUMBER = new RegExp(`[${NUMERAL}][${NUMERAL}月日号点年:./—-]|月[${NUMERAL}]`);

/**
 * What is nearly asked for: with a word or some characters less, two letters changed round, cut in two, or heard alike.
 * @param {Index} index @param {string} question @param {Choice} choice
 * @returns {Promise<Near>}
 */
const nearly = async (index, question, choice) => {
  const words = wordsOf(question, []).map((word) => word.forms[0].text);
  if (!words.length || words.join("").length > LONGEST_NEAR) return { less: [], alike: [] };
  /** @type {string[]} */
  const less = [];
  for (const some of lessOf(words)) {
    if (less.length) break;
    for (const each of new Set(some)) if (less.length < MOST_NEAR && (await isThere(index, each, choice))) less.push(each);
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
 * Other questions, those that change least first: cut where letters or figures meet Han characters; without a word or a character, or with two letters
 * changed round; cut in two wherever; then what is left of a single word without its beginning or end. A single character is no help.
 * @param {string[]} words
 * @returns {string[][]}
 */
const lessOf = (words) => {
  const each = (/** @type {(characters: string[]) => string[]} */ others) =>
    words.reduce((/** @type {string[]} */ all, word, place) => all.concat(others([...word]).map((other) => words.map((one, at) => (at === place ? other : one)).join(" "))), []);
  const whole = words.length > 1 ? words.map((_, place) => words.filter((__, at) => at !== place).join(" ")) : [];
  const pieces = words.length > 1 ? [] : piecesOf([...words[0]]);
  return [each((word) => cutsOf(word, true)), [...whole, ...each(changedRound), ...each(withoutOne)], each((word) => cutsOf(word, false)), ...pieces];
};

/** The places where a word may be cut. @param {string[]} word @returns {number[]} */
const placesIn = (word) => word.map((_, place) => place).filter((place) => place && !IN_A_NUMBER.test(word[place - 1] + word[place]));

/** @param {string[]} word @param {boolean} isBorder whether only where letters or figures meet others */
const cutsOf = (word, isBorder) =>
  placesIn(word)
    .filter((place) => (isBorder ? /[a-z\d]/.test(word[place - 1]) !== /[a-z\d]/.test(word[place]) : place > 1 && place < word.length - 1))
    .map((place) => `${word.slice(0, place).join("")} ${word.slice(place).join("")}`);

/** @param {string[]} word */
const changedRound = (word) => {
  const pinyin = /^[a-z]+$/.test(word.join("")) ? word.slice(1) : [];
  return pinyin.map((letter, at) => [...word.slice(0, at), letter, word[at], ...word.slice(at + 2)].join(""));
};

/** The last first. A number without a figure is another number. @param {string[]} word */
const withoutOne = (word) => {
  const without = word.map((_, place) => (/[\d十]/.test((word[place - 1] || "") + word[place]) ? "" : word.filter((__, at) => at !== place).join("")));
  return without.reverse().filter((left) => [...left].length > 1);
};

/** Beginnings and ends of a word, the longest first. @param {string[]} word */
const piecesOf = (word) => {
  const places = placesIn(word);
  /** @type {string[][]} */
  const pieces = [];
  for (let size = word.length - 2; size > 1; size--) {
    const [first, last] = [word.slice(0, size), word.slice(-size)].map((piece) => piece.join(""));
    pieces.push([...(places.includes(size) ? [first] : []), ...(places.includes(word.length - size) ? [last] : [])]);
  }
  return pieces;
};

/**
 * The same as lines of the list.
 * @param {string} up
 * @param {Near} near
 * @param {string} question as it was typed
 * @param {(text: string) => string} linkTo the address of a question
 * @param {(() => void) | ""} widen what asks without what narrows, if something does
 */
const nearLines = (up, { less, alike }, question, linkTo, widen) => {
  const linked = (/** @type {string} */ text, /** @type {string} */ href) => {
    const link = /** @type {HTMLAnchorElement} */ (element("a", "", text));
    link.href = href;
    return link;
  };
  const line = (/** @type {(string | Node)[]} */ ...content) => element("li", "found-near", ...content);
  const lines = [];
  if (question && widen) {
    const wider = /** @type {HTMLButtonElement} */ (element("button", "asking-wider", "不限类别、年份和地方，再找一次"));
    wider.type = "button";
    wider.onclick = widen;
    lines.push(line(wider));
  }
  const [address] = question.match(/https?:[!-~]+/) || [""];
  if (address.startsWith(`${location.origin}/`)) lines.push(line("打开这个网页：", linked(address, address)));
  if (less.length) lines.push(line("换个写法试试：", ...less.map((text) => linked(text, linkTo(text)))));
  if (alike.length) lines.push(line(`读音和“${question}”一样的：`), ...alike.map((hit) => shown(up, hit, [])));
  return lines;
};
