// The question in the address of the page: behind its "#", which no browser sends, so that it never leaves the device.

/** @typedef {{[name: string]: string}} Fields q, kind, year, place */
/** @typedef {{shown: number, opened?: string, top?: number}} Left how a list was left: so many answers, the one that was opened, and how far down the screen that stood */

const FIELDS = ["q", "kind", "year", "place"];
const HALF = /[\ud800-\udfff]/gu; // of a sign, as a field's end or a key leaves it, for which no address has a spelling

/** @param {Fields} fields @returns {string} */
const hashOf = (fields) => {
  const words = FIELDS.filter((name) => fields[name]).map((name) => `${name}=${encodeURIComponent(fields[name].replace(HALF, " "))}`);
  return words.length ? `#${words.join("&")}` : "";
};

/** What a part of the address says of the question, whatever apps through whose hands it went have hung on. @param {string} part @returns {Fields} */
const fieldsOf = (part) => {
  const given = new URLSearchParams(part.slice(1).split("?")[0]);
  return FIELDS.reduce((/** @type {Fields} */ fields, name) => ({ ...fields, [name]: given.get(name) || "" }), {});
};

/** Whether a hash leads to a place on the page. @param {string} hash */
const isPlace = (hash) => hash !== "" && !hash.includes("=");

/** A browser refuses where an address changes too often; the answers are none the worse for it. @param {"pushState" | "replaceState"} how @param {Left | null} left @param {string} hash */
const setHash = (how, left, hash) => {
  try {
    history[how](left, "", location.pathname + hash);
  } catch (refused) {
    // the address stays behind
  }
};

/** Others link to a question with "?" too, and hang on marks of theirs: to load it again is not to send it again. */
const cleanAddress = () => {
  const hash = hashOf(fieldsOf(location.hash)) || hashOf(fieldsOf(location.search)) || (isPlace(location.hash) ? location.hash : "");
  if (location.search + location.hash !== hash) setHash("replaceState", history.state, hash);
};
