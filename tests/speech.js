// A device that speaks: it is put into a page before the page's own scripts, presses the buttons, and writes down what happens.
const log = [];
const voices = [];
const listeners = [];
const say = (words) => log.push(words);
let utterance = null;

Object.defineProperty(window, "speechSynthesis", {
  value: {
    getVoices: () => voices,
    addEventListener: (name, listener) => listeners.push(listener),
    cancel: () => {
      utterance?.onerror();
      utterance = null;
    },
    speak: (words) => {
      utterance = words;
      say(`${words.lang} ${words.rate} ${words.text}`);
    },
  },
});
window.SpeechSynthesisUtterance = function (text) {
  this.text = text;
};
const spoken = () => {
  const words = utterance;
  utterance = null;
  words.onend();
};

addEventListener("load", () => {
  const start = document.querySelector("[data-read]");
  const bar = () => document.querySelector(".listen-bar");
  const state = () => {
    const marked = [...document.querySelectorAll(".being-read")].map((each) => each.textContent.trim().slice(0, 6));
    say(`[${start.hidden ? "hidden" : start.textContent}${bar() ? ` ${bar().textContent}` : ""} ${marked}]`);
  };
  state();
  voices.push({ lang: "en-GB" }, { lang: "zh-HK" });
  for (const listener of listeners) listener();
  state();
  voices.push({ lang: "zh-CN" });
  for (const listener of listeners) listener();
  state();
  start.click();
  spoken();
  state();
  bar().querySelector("button").click();
  state();
  bar().querySelector("button").click();
  while (bar() && log.length < 200) spoken();
  state();
  start.click();
  dispatchEvent(new Event("pagehide"));
  state();
  const made = document.createElement("pre");
  made.id = "log";
  made.textContent = log.join("\n");
  document.body.append(made);
});
