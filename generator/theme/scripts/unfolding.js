// What is folded away comes out for whoever is led to it, as newer browsers do by themselves.
(() => {
  "use strict";
  const led = () => {
    const id = location.hash.slice(1);
    try {
      return id && document.getElementById(decodeURIComponent(id));
    } catch (malformed) {
      return null; // a question for search may hold a percent sign
    }
  };
  const unfold = () => {
    const target = led();
    let fold = target && target.closest("details:not([open])");
    if (!fold) return;
    for (; fold; fold = target.closest("details:not([open])")) fold.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
