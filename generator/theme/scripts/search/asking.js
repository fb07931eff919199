// What somebody asks for: words that all have to be there, each in one of its forms.

/** @typedef {{text: string, isPhrase: boolean}} Form */
/** @typedef {{forms: Form[], latin: string}} Word `latin` is what may be pinyin, "" if it is none */

const MOST_CHARACTERS = 2000;
const MOST_WORDS = 40;
// Between figures stands what makes one number, day or hour of them.
const TYPED = new RegExp(`(?:\\d[-:./—–~](?=\\d)|${RUNS.source.slice(0, -1)})+`, "gu");
const NO_WORD = "示例"; // which a title says of a page, and no page says itself
const QUOTED = /[“”"＂「」『』]/;

/**
 * The words of a question. What stands in quotation marks is one, with its punctuation.
 * @param {string} question
 * @param {string[][]} synonyms
 * @returns {Word[]}
 */
const wordsOf = (question, synonyms) => {
  const text = folded(question.slice(0, MOST_CHARACTERS).replace(UNSEEN, ""));
  const words = text.split(QUOTED).reduce((/** @type {Word[]} */ all, piece, place) => {
    const phrase = piece.replace(/\s+/g, " ").trim();
    if (place % 2) return runsOf(phrase).length ? all.concat({ forms: [{ text: phrase, isPhrase: true }], latin: "" }) : all;
    return all.concat((piece.match(TYPED) || []).map((run) => plainWord(run, synonyms)));
  }, []);
  return words.slice(0, MOST_WORDS);
};

/** @param {string} run @param {string[][]} synonyms @returns {Word} */
const plainWord = (run, synonyms) => {
  const same = synonyms.filter((group) => group.some((each) => folded(each) === run));
  const graded = run.replace(/[1-9](?=年级)/g, (figure) => HAN[+figure]);
  const texts = new Set([run, graded, asPrinted(run), ...same.reduce((/** @type {string[]} */ all, group) => all.concat(group), []).map(folded)]);
  return { forms: [...texts].map((text) => ({ text, isPhrase: false })), latin: /^[a-z]+$/.test(run) ? run : "" };
};

/**
 * A word that may also stand there as another text.
 * @param {Word} word @param {string} text @param {string[][]} synonyms @returns {Word}
 */
const alsoAs = (word, text, synonyms) => {
  const [{ text: own, isPhrase }] = word.forms;
  if (text === own) return word;
  return { ...word, forms: word.forms.concat(isPhrase ? { text, isPhrase } : plainWord(text, synonyms).forms) };
};

/** The Han characters of GB/T 2312, which simplified writing has. @type {Set<string>} */
const inUse = new Set();

/** Whether a question may have traditional characters, for which a table is asked for. @param {string} question */
const hasTraditional = (question) => {
  const han = question.match(/[\u4e00-\u9fff]/g) || [];
  if (han.length && !inUse.size) {
    const bytes = [];
    for (let row = 0xb0; row < 0xf8; row++) for (let cell = 0xa1; cell < 0xff; cell++) bytes.push(row, cell);
    for (const each of new TextDecoder("gbk").decode(new Uint8Array(bytes))) inUse.add(each);
  }
  return han.some((each) => !inUse.has(each));
};

/**
 * A question without the site's name where that stands beside it as in the title of a page, and without the address that apps hang on:
 * 扫雪｜北苑家力量, 【家力量】扫雪 https://…
 * @param {string} question
 * @param {string} name
 */
const withoutName = (question, name) => {
  const isName = (/** @type {string} */ piece) => (piece.length > 2 && folded(name).includes(piece)) || piece === NO_WORD;
  const bare = question.replace(/https?:[!-~]+/g, " ");
  const pieces = bare.split(/[|｜【】]/);
  const left = pieces.filter((piece) => !isName(folded(piece).trim()));
  return (left.length < pieces.length || bare !== question) && runsOf(left.join("")).length ? left.join(" ").trim() : question;
};

/**
 * Pinyin as it is typed, without the tones that a dictionary gives: sǎoxuě and sao3xue3 are saoxue.
 * @param {string} question
 */
const toneless = (question) =>
  folded(question)
    .normalize("NFD")
    .replace(/u\u0308/g, "v")
    .replace(/[\u0300\u0301\u0304\u030c]/g, "")
    .normalize("NFC")
    .replace(/(^|[^a-z0-9])((?:[a-z]{1,6}[1-5])+)(?![a-z0-9])/g, (_, before, run) => before + run.replace(/[1-5]/g, ""));

/**
 * Whether a document has a word: written, or heard in its title or a name.
 * @param {Entry} document
 * @param {Word} word
 */
const has = (document, word) => word.forms.some((form) => standing(writtenIn(document), form.text) >= 0) || (word.latin !== "" && isHeard(document.spoken, word.latin));

/** @type {WeakMap<Entry, string>} */
const written = new WeakMap();

/** @param {Entry} document @returns {string} */
const writtenIn = (document) => {
  let text = written.get(document);
  if (text === undefined) {
    text = folded([document.title, document.named, document.summary, document.text].join("\n"));
    written.set(document, text);
  }
  return text;
};

/**
 * Whether letters are the beginning of what is heard from some syllable on, or the first letters of syllables in a row; a syllable may be one of several.
 * @param {string} spoken
 * @param {string} letters
 */
const isHeard = (spoken, letters) =>
  spoken.split(";").some((name) => {
    const syllables = name.split(" ").map((each) => each.split("/"));
    return syllables.some((_, place) => areInitials(syllables.slice(place), letters) || isBeginning(syllables.slice(place), letters));
  });

/** @param {string[][]} syllables @param {string} letters */
const areInitials = (syllables, letters) =>
  letters.length <= syllables.length && [...letters].every((letter, at) => syllables[at].some((each) => each[0] === letter));

/** @param {string[][]} syllables @param {string} letters */
const isBeginning = (syllables, letters) => {
  let rests = [letters]; // what is not heard yet, in each way to read what was
  for (const ways of syllables) {
    if (rests.some((rest) => ways.some((each) => each.startsWith(rest)))) return true;
    const longer = rests.reduce((/** @type {string[]} */ all, rest) => all.concat(ways.filter((each) => rest.startsWith(each)).map((each) => rest.slice(each.length))), []);
    if (!longer.length) return false;
    rests = [...new Set(longer)];
  }
  return false;
};

/**
 * The grams of which a document with the word has all, as many sorts as there are: written, or heard.
 * @param {Word} word
 * @returns {string[][]}
 */
const waysOf = (word) => {
  const ways = word.forms.map((form) => runsOf(form.text).reduce((/** @type {string[]} */ all, run) => all.concat(gramsOf(run)), []));
  if (word.latin) ways.push(gramsOf(word.latin).map((gram) => `^${gram}`));
  if (word.latin.length > 1) ways.push(gramsOf(word.latin).map((gram) => `~${gram}`));
  return ways.filter((way) => way.length);
};

/**
 * Whether the index alone tells who has the word: of one character, or of two that are no letters.
 * @param {Word} word
 */
const isCertain = (word) => word.latin.length < 2 && word.forms.every((form) => !form.isPhrase && [...form.text].length <= 2 && !/^\d[^\d年]/.test(form.text));
