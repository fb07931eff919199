(() => {
  const root = document.documentElement;
  root.dataset.scripts = "on";
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
