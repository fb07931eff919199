// Large type and night colours: two switches, remembered on this device. The site is whole without them.
(() => {
  "use strict";
  const root = document.documentElement;
  const night = matchMedia("(prefers-color-scheme: dark)");

  const recall = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // storage is closed in some private windows
    }
  };
  const remember = (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch {
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
    show();
  };

  for (const name of ["type", "scheme"]) {
    const value = recall(`beiyuan-${name}`);
    if (value) root.dataset[name] = value;
  }
  root.dataset.scripts = "on"; // the switches appear
  document.addEventListener("DOMContentLoaded", show);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-switch]");
    if (button) flip(button.dataset.switch);
  });
  night.addEventListener?.("change", show);
})();
