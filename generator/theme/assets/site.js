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

  // Comics: the arrow keys and a swipe over the drawing follow the links that stand below it.
  const turn = (rel) => {
    const link = document.querySelector(`.turn [rel="${rel}"]`);
    if (link) link.click();
  };
  const isZoomed = () => Boolean(window.visualViewport) && visualViewport.scale > 1.05; // then an arrow or a finger moves about in the picture
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isZoomed()) return;
    if (event.key === "ArrowLeft") turn("prev");
    if (event.key === "ArrowRight") turn("next");
  });
  let start = null;
  document.addEventListener(
    "touchstart",
    (event) => {
      start = event.touches.length === 1 && event.target.closest && event.target.closest(".comic-page") ? event.touches[0] : null;
    },
    { passive: true },
  );
  document.addEventListener("touchend", (event) => {
    if (!start || isZoomed()) return;
    const x = event.changedTouches[0].clientX - start.clientX;
    const y = event.changedTouches[0].clientY - start.clientY;
    const isFromEdge = start.clientX < 30 || start.clientX > innerWidth - 30; // that swipe is the browser's own
    if (!isFromEdge && Math.abs(x) > 60 && Math.abs(x) > 3 * Math.abs(y)) turn(x > 0 ? "prev" : "next");
    start = null;
  });
})();

import "../scripts/share.js";
import "../scripts/read-aloud.js";

// Only now: a browser that cannot read all this keeps the links that need no scripts.
document.documentElement.dataset.scripts = "on";
