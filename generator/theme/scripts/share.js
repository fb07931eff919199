// The share bar: copy the address, send it on, print the page.
(() => {
  "use strict";
  const copy = async (bar, address) => {
    const text = address.textContent;
    try {
      await navigator.clipboard.writeText(text);
      return "已复制，可以粘贴给别人了。";
    } catch (refused) {
      // no clipboard here (old WebViews, no https): the address is shown and marked, a long press does the rest
      bar.querySelector("details").open = true;
      getSelection().selectAllChildren(address);
      return document.execCommand("copy") ? "已复制，可以粘贴给别人了。" : "网址已经选中，按住它就能复制。";
    }
  };
  const send = async () => {
    const url = document.querySelector("link[rel=canonical]").href;
    await navigator.share({ title: document.title, url }).catch(() => {}); // closed without sending: nothing to say
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest && event.target.closest("[data-share]");
    if (!button) return;
    const bar = button.closest(".share");
    const kind = button.dataset.share;
    if (kind === "print") print();
    if (kind === "send") await send();
    if (kind === "copy") bar.querySelector("[role=status]").textContent = await copy(bar, bar.querySelector(".share-address"));
  });
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-share=send]")) button.hidden = !navigator.share;
  });
})();
