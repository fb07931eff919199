// Large type and night colours: two switches, remembered on this device. The site is whole without them.
// What is remembered is put in force by boot.js, which stands in the page itself. All is ES2018.
(() => {
  "use strict";
  const root = document.documentElement;
  const night = matchMedia("(prefers-color-scheme: dark)");

  const remember = (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch (closed) {
      // the choice then lasts for this page
    }
  };
  const isOn = (name) =>
    name === "type" ? root.dataset.type === "large" : (root.dataset.scheme || (night.matches ? "night" : "day")) === "night";

  const show = () => {
    for (const button of document.querySelectorAll("[data-switch]")) {
      button.setAttribute("aria-pressed", String(isOn(button.dataset.switch)));
    }
  };
  const flip = (name) => {
    const value = name === "type" ? (isOn(name) ? "normal" : "large") : isOn(name) ? "day" : "night";
    root.dataset[name] = value;
    remember(`beiyuan-${name}`, value);
    if (location.hash === "#da") history.replaceState(null, "", location.pathname + location.search); // or the next load would bring it back
    show();
  };

  show();
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-switch]");
    if (button) flip(button.dataset.switch);
  });
  if (night.addEventListener) night.addEventListener("change", show);
})();

import "../scripts/share.js";
import "../scripts/read-aloud.js";
import "../scripts/to-search.js";
import "../scripts/unfolding.js";

// Only now: a browser that cannot read all this keeps the links that need no scripts.
document.documentElement.dataset.scripts = "on";
