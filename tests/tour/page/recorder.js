// Runs in every document before anything else of it, and keeps what can only be heard while it happens.
(() => {
  const heard = (globalThis.tourHeard = { shifts: [], violations: [] });
  const name = (node) => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      // hadRecentInput says nothing here: nobody has touched the page, and a phone's first size counts as input
      heard.shifts.push({ value: entry.value, elements: entry.sources.map((each) => name(each.node)) });
    }
  }).observe({ type: "layout-shift", buffered: true });
  const draw = () => {
    tourFrame(location.href);
    if (document.readyState === "loading") requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
  document.addEventListener("securitypolicyviolation", (event) => {
    heard.violations.push(`${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`.trim());
  });
})();
