// Reading aloud: the article's title and text, sentence by sentence, in the device's own Chinese voice.
(() => {
  "use strict";
  const speech = window.speechSynthesis;
  if (!speech) return;
  const READ = ".page-head, .prose, .transcript";
  const NOT_READ = "button, .byline, .credit";
  const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption";
  // Some engines fall silent after 15 seconds, so no piece is longer than 50 characters; it ends at a mark where there is one.
  const PIECES = /[^。！？；]{1,50}(?:[，、：]|[。！？；]+[”’》）]*|$)|.{1,50}/g;

  const mandarin = () => {
    const voices = speech.getVoices().filter((voice) => /^(zh|cmn)(?!.*hk)/i.test(voice.lang));
    return voices.find((voice) => /cn|hans/i.test(voice.lang)) || voices[0];
  };

  // [block, piece] in the order of reading; a block is what gets marked.
  const piecesOf = (article) => {
    const blocks = new Map();
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const around = walker.currentNode.parentElement;
      const block = around.closest(BLOCKS);
      if (block && around.closest(READ) && !around.closest(NOT_READ)) {
        blocks.set(block, (blocks.get(block) || "") + walker.currentNode.data);
      }
    }
    const found = [...blocks].map(([block, text]) => (text.replace(/\s+/g, " ").trim().match(PIECES) || []).map((piece) => [block, piece]));
    return [].concat(...found);
  };

  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  };

  const prepare = (start) => {
    const label = start.querySelector("span");
    let pieces = [];
    let at = 0;
    let turn = 0; // an utterance of an earlier turn, which was cut off, must not go on
    let isOn = false;
    const pause = button("暂停", () => (isOn ? rest() : go()));
    const bar = document.createElement("div");
    bar.className = "listen-bar";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "朗读");
    bar.append(pause, button("停下", () => stop()));

    const mark = (block) => {
      for (const [each] of pieces) each.classList.toggle("being-read", each === block);
    };
    const say = (mine) => {
      if (mine !== turn) return;
      if (at >= pieces.length) return stop();
      const [block, piece] = pieces[at];
      const words = new SpeechSynthesisUtterance(piece);
      words.voice = mandarin();
      words.lang = words.voice.lang;
      words.rate = 0.9;
      words.onend = () => {
        if (mine !== turn) return;
        at += 1;
        say(mine);
      };
      words.onerror = () => {
        if (mine === turn) rest();
      };
      mark(block);
      speech.speak(words);
    };
    const rest = () => {
      turn += 1;
      isOn = false;
      speech.cancel(); // not pause(): on Android that cannot be resumed
      pause.textContent = "接着念";
    };
    const go = () => {
      turn += 1;
      isOn = true;
      pause.textContent = "暂停";
      say(turn);
    };
    const stop = () => {
      rest();
      mark(null);
      if (bar.contains(document.activeElement)) start.focus();
      bar.remove();
      label.textContent = "念给我听";
    };

    start.addEventListener("click", () => {
      if (bar.isConnected) return stop();
      pieces = piecesOf(start.closest("article"));
      at = 0;
      label.textContent = "停下";
      start.parentElement.after(bar);
      go();
    });
    addEventListener("pagehide", () => {
      if (bar.isConnected) stop();
    });
    start.hidden = false;
  };

  document.addEventListener("DOMContentLoaded", () => {
    const starts = document.querySelectorAll("article [data-read]");
    if (!starts.length) return;
    const offer = () => {
      if (mandarin()) for (const start of starts) if (start.hidden) prepare(start);
    };
    offer();
    if (speech.addEventListener) speech.addEventListener("voiceschanged", offer); // many devices name their voices late
  });
})();
