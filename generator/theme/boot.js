(() => {
  const root = document.documentElement;
  root.dataset.scripts = "on";
  document.addEventListener("DOMContentLoaded", () => {
    if (root.dataset.scripts !== "work") delete root.dataset.scripts;
  });
  if ("speechSynthesis" in window) root.dataset.speech = "on";
  const large = location.hash === "#da";
  if (large) root.dataset.type = "large";
  try {
    if (large) localStorage.setItem("beiyuan-type", "large");
    for (const name of ["type", "scheme"]) {
      const value = localStorage.getItem(`beiyuan-${name}`);
      if (value) root.dataset[name] = value;
    }
  } catch (closed) {}
})();
