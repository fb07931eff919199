// What can be used on a page: whether the keyboard comes to it and shows where it is, and whether a finger meets it.
Object.assign(
  globalThis.tour,
  (() => {
    const { describe, isVisible, isUnseen } = globalThis.tour;
    const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], video[controls], iframe, [tabindex]";
    const FINGER = 44; // px, WCAG 2.2, 2.5.5
    const OFF_ROUNDING = 0.5;

    /** One of a group of radio buttons stands for all: the arrow keys go on from it. */
    const isSpokenFor = (element) => {
      if (element.type !== "radio" || !element.name) return false;
      const group = [...document.querySelectorAll("input[type=radio]")].filter((each) => each.name === element.name && each.form === element.form);
      return element !== (group.find((each) => each.checked) ?? group[0]);
    };

    const controls = () =>
      [...document.querySelectorAll(CONTROLS)].filter(
        (each) => !each.disabled && each.tabIndex >= 0 && !each.closest("[inert]") && isVisible(each) && !isSpokenFor(each),
      );

    const SHOWS_FOCUS = ["outlineStyle", "outlineWidth", "boxShadow", "backgroundColor", "borderTopColor", "textDecorationLine", "clipPath"];

    /** How the element, what hangs on it and what is around it look; a focus that changes nothing here cannot be seen. */
    const looks = (element) => {
      const around = [element.closest("label"), element.parentElement, element.parentElement?.parentElement, element.nextElementSibling];
      const styles = [getComputedStyle(element), getComputedStyle(element, "::before"), getComputedStyle(element, "::after")];
      for (const each of around) if (each) styles.push(getComputedStyle(each));
      return styles.map((style) => SHOWS_FOCUS.map((name) => style[name]).join()).join("|");
    };

    const isOutlined = (element) =>
      [getComputedStyle(element), getComputedStyle(element, "::before"), getComputedStyle(element, "::after")].some(
        (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && style.content !== "none",
      );

    let waiting = new Map(); // controls that the keyboard has not come to, with their looks
    let faults = [];

    /** Begin a walk at the top of the page; the number of controls to come to. */
    const beginWalk = () => {
      document.activeElement?.blur();
      getSelection().removeAllRanges();
      scrollTo({ top: 0, behavior: "instant" });
      waiting = new Map(controls().map((each) => [each, looks(each)]));
      faults = [];
      return waiting.size;
    };

    const isHidden = (element, rect) => {
      if (!isVisible(element) || isUnseen(element) || rect.width < 2 || rect.height < 2) return true;
      return rect.bottom <= 0 || rect.right <= 0 || rect.top >= innerHeight || rect.left >= document.documentElement.clientWidth;
    };

    /** Something that stays in place, a head that sticks, lies over the focused element (WCAG 2.2, 2.4.11). */
    const isCovered = (element, rect) => {
      const points = [0.1, 0.5, 0.9].map((part) => [rect.left + part * rect.width, rect.top + rect.height / 2]);
      return points.every(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top && !element.contains(top) && !top.contains(element) && !element.closest("label")?.contains(top);
      });
    };

    /** After a press of Tab: note what has the focus; false once the walk is over. */
    const step = () => {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return waiting.size > 0;
      if (waiting.has(element)) {
        const rect = element.getClientRects()[0] ?? element.getBoundingClientRect();
        if (isHidden(element, rect)) faults.push(`${describe(element)} has the focus and cannot be seen`);
        else if (isCovered(element, rect)) faults.push(`${describe(element)} has the focus and is covered`);
        if (!isOutlined(element) && looks(element) === waiting.get(element)) faults.push(`${describe(element)} does not show that it has the focus`);
        waiting.delete(element);
      }
      return waiting.size > 0;
    };

    const endWalk = () => {
      const missed = [...waiting.keys()].filter(isVisible).map((each) => `${describe(each)} is not reached with Tab`);
      document.activeElement?.blur();
      return [...faults, ...missed];
    };

    /** A link among words: its height is the line's (the exception of 2.5.5). */
    const isInSentence = (element) => {
      if (!getComputedStyle(element).display.startsWith("inline")) return false;
      let block = element.parentElement;
      while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
      const copy = block.cloneNode(true);
      for (const each of copy.querySelectorAll("a, button, svg, time")) each.remove();
      return /[\p{L}\p{N}]/u.test(copy.textContent);
    };

    /** How far a finger may go from the middle along one direction and still meet the element. */
    const reach = (element, x, y, dx, dy) => {
      let far = 0;
      while (far < FINGER) {
        const met = document.elementFromPoint(x + dx * (far + 1), y + dy * (far + 1));
        if (!met || !(element.contains(met) || met.closest("label")?.control === element)) break;
        far += 1;
      }
      return far;
    };

    /** Controls that a finger misses: smaller than 44 px either way, whatever makes up their area. */
    const small = () => {
      const faults = [];
      for (const element of controls()) {
        if (element.hasAttribute("tabindex") && !element.matches("a, button, input, select, textarea, summary")) continue;
        const box = (element.labels?.[0] ?? element).getBoundingClientRect();
        const isBig = box.width >= FINGER - OFF_ROUNDING && box.height >= FINGER - OFF_ROUNDING;
        if (isBig || isInSentence(element) || box.bottom + scrollY <= 0) continue;
        element.scrollIntoView({ block: "center", behavior: "instant" });
        const rect = element.getClientRects()[0];
        const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
        const width = reach(element, x, y, -1, 0) + reach(element, x, y, 1, 0) + 1;
        const height = reach(element, x, y, 0, -1) + reach(element, x, y, 0, 1) + 1;
        if (width < FINGER || height < FINGER) faults.push(`${describe(element)} is ${Math.max(width, Math.round(box.width))} × ${Math.max(height, Math.round(box.height))} px`);
      }
      scrollTo({ top: 0, behavior: "instant" });
      return faults;
    };

    return { beginWalk, step, endWalk, small };
  })(),
);
