// What of a text is shown, and where the words stand in it.

const BEFORE = 18;
const LONGEST = 84;
const BESIDE = "\ue010"; // before what is searched and never shown: behind a line in traditional characters what it is in simplified ones

/** @typedef {{text: string, isMarked: boolean}} Piece */

/**
 * A text in pieces, those that were asked for marked.
 * @param {string} text
 * @param {Word[]} words
 * @param {string[]} [sides] what the words are looked for in: the text, in whatever characters
 * @returns {Piece[]}
 */
const marked = (text, words, sides = [text]) => {
  /** @type {[number, number][]} */
  const places = [];
  for (const low of sides.map(folded)) {
    for (const word of words) {
      for (const form of word.forms) {
        for (let at = standing(low, form.text); at >= 0; at = standing(low, form.text, at + form.text.length)) places.push([at, at + form.text.length]);
      }
    }
  }
  places.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  /** @type {Piece[]} */
  const pieces = [];
  let done = 0;
  for (const [start, end] of places) {
    if (start < done) continue;
    if (start > done) pieces.push({ text: text.slice(done, start), isMarked: false });
    pieces.push({ text: text.slice(start, end), isMarked: true });
    done = end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), isMarked: false });
  return pieces;
};

/**
 * The part of a document that shows best why it is an answer: the first line with a word, cut round it; or else its summary.
 * @param {Entry} document
 * @param {Word[]} words
 * @returns {Piece[]}
 */
const excerpt = (document, words) => {
  const lines = [document.summary, ...document.text.split("\n")].filter((line) => line && line[0] !== BESIDE);
  if (!lines.length) return [];
  const forms = words.reduce((/** @type {string[]} */ all, word) => all.concat(word.forms.map((form) => form.text)), []);
  const scored = lines.map((line) => {
    const sides = line.split(BESIDE);
    const lows = sides.map(folded);
    const found = forms.filter((form) => lows.some((low) => standing(low, form) >= 0)).length;
    return { sides, lows, found: forms.some((form) => lows.includes(form)) ? found / 2 : found }; // a line of nothing else tells little
  });
  const best = scored.reduce((one, other) => (other.found > one.found ? other : one), scored[0]);
  const places = best.lows.reduce((/** @type {number[]} */ all, low) => all.concat(forms.map((form) => standing(low, form))), []).filter((at) => at >= 0);
  const line = best.sides[0];
  const [start, end] = around(line, places.length ? Math.min(...places) : 0);
  const pieces = marked(line.slice(start, end), words, best.sides.map((side) => side.slice(start, end)));
  if (start) pieces.unshift(DOTS);
  if (end < line.length) pieces.push(DOTS);
  return pieces;
};

/** @type {Piece} */
const DOTS = { text: "……", isMarked: false };

/** From where on and up to where a line is quoted for what stands at a place. @param {string} line @param {number} at @returns {[number, number]} */
const around = (line, at) => {
  if (line.length <= LONGEST) return [0, line.length];
  const isHalf = (/** @type {number} */ place) => /[\udc00-\udfff]/.test(line.charAt(place));
  let start = at > BEFORE ? Math.min(at - BEFORE, line.length - LONGEST) : 0;
  start = Math.max(0, start);
  let end = Math.min(line.length, start + LONGEST);
  if (isHalf(start)) start -= 1;
  if (isHalf(end)) end += 1;
  return [start, end];
};
