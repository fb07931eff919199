// What the other eyes share: whether something can be seen, and how to name it to somebody who has to find it.
globalThis.tour = (() => {
  const one = (element) => {
    const names = [...element.classList].slice(0, 2).map((each) => `.${each}`).join("");
    return element.localName + (element.id ? `#${element.id}` : names);
  };

  /** A short selector and the beginning of the text: enough to find the element. */
  const describe = (element) => {
    if (!element) return "(gone)";
    const steps = [];
    for (let at = element; at && at !== document.body && steps.length < 4; at = at.parentElement) {
      steps.unshift(one(at));
      if (at.id) break;
    }
    const text = (element.getAttribute("aria-label") ?? element.textContent ?? "").replace(/\s+/g, " ").trim();
    return `${steps.join(" > ")} “${text.slice(0, 24)}”`;
  };

  /** Text for screen readers only: clipped away, or squeezed into a dot. */
  const isUnseen = (element) => {
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (/^inset\(50%/.test(style.clipPath) || /^rect\(0(px)?,? 0/.test(style.clip)) return true;
      if (style.overflow !== "visible" && at.clientWidth <= 1 && at.clientHeight <= 1 && style.display !== "inline") return true;
    }
    return false;
  };

  const isVisible = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: false }) && !isUnseen(element);

  /** A rectangle in the document, wherever the window is scrolled to. */
  const inDocument = (rect) => ({
    left: rect.left + scrollX,
    right: rect.right + scrollX,
    top: rect.top + scrollY,
    bottom: rect.bottom + scrollY,
    width: rect.width,
    height: rect.height,
  });

  return { describe, isUnseen, isVisible, inDocument };
})();
