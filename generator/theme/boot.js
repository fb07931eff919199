(() => {
  const root = document.documentElement;
  root.dataset.scripts = "on";
  try {
    for (const name of ["type", "scheme"]) {
      const value = localStorage.getItem(`beiyuan-${name}`);
      if (value) root.dataset[name] = value;
    }
  } catch (closed) {}
})();
