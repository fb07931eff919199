(() => {
  "use strict";
  const find = (selector) => document.querySelector(selector);
  const dialog = find("dialog.full");
  const link = find("[data-full]");
  const next = find(".turn [data-picture]");
  const isZoomed = () => Boolean(window.visualViewport) && visualViewport.scale > 1.05; // then an arrow or a finger moves about in the picture

  const turn = (rel) => {
    const way = find(`.turn [rel="${rel}"]`);
    if (way) way.click();
  };

  // Whoever likes the whole page better has it on the next one, too.
  const pageView = find("#view-page");
  if (pageView) {
    try {
      pageView.checked = sessionStorage.getItem("beiyuan-view") === "page" || pageView.checked;
      document.addEventListener("change", (event) => {
        if (event.target.name === "view") sessionStorage.setItem("beiyuan-view", pageView.checked ? "page" : "panels");
      });
    } catch (closed) {} // no storage here: each comic begins panel by panel
  }

  // 随便看一幅: by chance, among all that are drawn.
  for (const any of document.querySelectorAll("[data-among]")) {
    any.addEventListener("click", () => {
      const among = any.dataset.among.split(" ");
      any.href = any.href.replace(/[0-9]+\/$/, `${among[Math.floor(Math.random() * among.length)]}/`);
    });
  }

  // Over everything, panel by panel on a small screen, or the whole picture; where there is no such thing as a dialog, the link leads to the picture.
  const small = matchMedia("(max-width: 43.99em), (max-height: 30em)");
  const strip = find(".strip");
  const open = () => {
    if (dialog.open) return;
    const isByPanels = strip && small.matches && find("#view-panels").checked;
    for (const shown of dialog.querySelectorAll("picture, .strip")) if (shown.parentElement === dialog) shown.remove();
    dialog.append((isByPanels ? strip : find(".comic-page picture")).cloneNode(true));
    dialog.showModal();
    if (isByPanels) dialog.lastChild.scrollLeft = Math.round(strip.scrollLeft / (strip.clientWidth || 1)) * dialog.clientWidth;
  };
  if (dialog) {
    dialog.addEventListener("close", () => link.focus());
    dialog.addEventListener("click", (event) => {
      if (!event.target.closest("img")) dialog.close(); // the button, or beside the picture
    });
  }
  const canOpen = Boolean(dialog && dialog.showModal);
  if (canOpen) {
    link.addEventListener("click", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
  }

  const keys = find(".keys");
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isZoomed() || (dialog && dialog.open)) return;
    if (event.target.closest("input, textarea, select, .strip")) return; // there arrows choose and scroll
    if (event.key === "?") keys.open = !keys.open;
    if (event.shiftKey) return;
    if (event.key === "ArrowLeft") turn("prev");
    if (event.key === "ArrowRight") turn("next");
    if (event.key === "f" && canOpen) open();
  });

  // A swipe over the whole picture; in the strip a finger moves from panel to panel.
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

  // The next picture, once this one is there and nothing else is to do; not for somebody who counts every byte.
  const line = navigator.connection || {};
  const fetchNext = () => {
    const [file] = find(".comic-page img").currentSrc.match(/-[0-9]+\.[a-z]+$/) || [];
    if (file) new Image().src = next.dataset.picture + file;
  };
  if (next && !line.saveData && !/2g/.test(line.effectiveType)) {
    addEventListener("load", () => setTimeout(() => (window.requestIdleCallback || setTimeout)(fetchNext), 2000));
  }
})();
