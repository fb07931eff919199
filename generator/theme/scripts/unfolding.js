// What is folded away comes out for whoever is led to it, as newer browsers do by themselves.
(() => {
  "use strict";
  const folded = "details:not([open])";
  const unfold = () => {
    let target;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (malformed) {
      // a question for search may hold a percent sign
    }
    if (!target || !target.closest(folded)) return;
    for (let fold; (fold = target.closest(folded)); ) fold.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
