(() => {
  const root = document.documentElement;
  const obey = () => {
    const type = { "#da": "large", "#top": "normal" }[location.hash];
    if (!type || root.dataset.scripts === "on") return;
    root.dataset.type = type;
    try {
      localStorage.setItem("beiyuan-type", type);
    } catch (closed) {}
  };
  if ("speechSynthesis" in window) root.dataset.speech = "on";
  try {
    for (const name of ["type", "scheme"]) {
      const value = localStorage.getItem(`beiyuan-${name}`);
      if (value) root.dataset[name] = value;
    }
  } catch (closed) {}
  if (location.hash === "#da") obey();
  addEventListener("hashchange", obey);
  root.dataset.scripts = "soon";
  addEventListener("DOMContentLoaded", () => {
    if (root.dataset.scripts !== "on") for (const mark of ["scripts", "speech"]) delete root.dataset[mark];
  });
})();
