// The share bar: copy the address, send it on, print the page; and the name of an activity, for whoever looks for it elsewhere.
(() => {
  "use strict";
  const SAID = {
    copy: ["已复制，可以粘贴给别人了。", "网址已经选中，按住它就能复制。"],
    name: ["活动名复制好了，打开APP，粘贴进去找。", "活动名在这里，按住它就能复制："],
  };
  // What was chosen on a page goes along with its address.
  const address = () => document.querySelector("link[rel=canonical]").href + (document.querySelector(".choosing") ? location.search : "");
  const copy = async (bar, kind) => {
    const words = bar.querySelector(".share-address");
    if (kind === "copy") words.textContent = address();
    const [done, left] = SAID[kind];
    try {
      await navigator.clipboard.writeText(words.textContent);
      return done;
    } catch (refused) {
      // no clipboard here (old WebViews, no https): the words are shown and marked, a long press does the rest
      const fold = bar.querySelector("details");
      if (fold) fold.open = true;
      words.hidden = false;
      getSelection().selectAllChildren(words);
      return document.execCommand("copy") ? done : left;
    }
  };
  const send = async () => {
    await navigator.share({ title: document.title, url: address() }).catch(() => {}); // closed without sending: nothing to say
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest && event.target.closest("[data-share]");
    if (!button) return;
    const bar = button.parentElement;
    const kind = button.dataset.share;
    if (kind === "print") print();
    if (kind === "send") await send();
    if (SAID[kind]) bar.querySelector("[role=status]").textContent = await copy(bar, kind);
  });
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-share=send]")) button.hidden = !navigator.share;
  });
})();
