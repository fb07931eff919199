// An answer as it is shown.

/** @template {HTMLElement} T @param {string} selector @returns {T} */
const one = (selector) => /** @type {T} */ (document.querySelector(selector));

/**
 * @param {string} name
 * @param {string} className
 * @param {(string | Node)[]} content
 */
const element = (name, className, ...content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
};

/** @param {Piece[]} pieces */
const quoted = (pieces) => pieces.map(({ text, isMarked }) => (isMarked ? element("mark", "", text) : text));

/** @param {string} day or an interval of days */
const inChinese = (day) => {
  const [first, last] = day.split("/").map((each) => each.split("-").map(Number));
  const told = `${first[0]}年${first[1]}月${first[2]}日`;
  return last ? `${told}—${last[0] === first[0] ? "" : `${last[0]}年`}${last[1]}月${last[2]}日` : told;
};

/** @param {string} up @param {Hit} hit @param {Word[]} words */
const shown = (up, { document: found, kind }, words) => {
  const link = /** @type {HTMLAnchorElement} */ (element("a", "", ...quoted(marked(found.title, words))));
  link.href = up + found.address || "./";
  const meta = element("p", "found-meta", element("span", "found-kind", kind));
  if (found.day) meta.append(element("time", "", inChinese(found.day)));
  if (found.named) meta.append(element("span", "", ...quoted(marked(found.named.split("\n").join("、"), words))));
  const text = element("div", "found-text", element("h2", "", link), meta);
  const said = excerpt(found, words);
  if (said.length) text.append(element("p", "found-words", ...quoted(said)));
  const item = element("li", "found linked", text);
  if (found.picture) {
    const picture = /** @type {HTMLImageElement} */ (element("img", "found-picture"));
    picture.alt = "";
    picture.loading = "lazy";
    picture.width = picture.height = 96;
    picture.src = up + found.picture;
    item.append(picture);
  }
  return item;
};
