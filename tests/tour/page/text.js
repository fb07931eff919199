// Where the text of a page stands: cut off, outside of the window, on top of other text, too small; and what is too wide.
Object.assign(
  globalThis.tour,
  (() => {
    const { describe, isVisible, inDocument } = globalThis.tour;
    const SLACK = 1; // px that rounding and slanted letters may take
    const NOT_TEXT = "script, style, noscript, template, title, desc, option, textarea";

    /** Every line of every visible text: {node, element, rect, size, text}. */
    const lines = () => {
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const seen = new Map();
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const element = node.parentElement;
        if (!node.data.trim() || element.closest(NOT_TEXT)) continue;
        if (!seen.has(element)) seen.set(element, isVisible(element));
        if (!seen.get(element)) continue;
        range.selectNodeContents(node);
        const size = parseFloat(getComputedStyle(element).fontSize);
        for (const rect of range.getClientRects()) {
          if (rect.width > 1 && rect.height > 1) found.push({ node, element, rect: inDocument(rect), size, text: node.data.trim() });
        }
      }
      return found;
    };

    const AXES = [
      { overflow: "overflowX", from: "left", to: "right" },
      { overflow: "overflowY", from: "top", to: "bottom" },
    ];

    /** The boxes around `element` that clip it or let it scroll along one axis; an absolute box leaves those it does not hang from. */
    const clippers = (element, axis) => {
      const found = [];
      let hangs = false;
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        const holds = style.position !== "static" || style.transform !== "none" || style.contain.includes("paint");
        if (!(hangs && !holds)) {
          if (style.display !== "inline" && style[axis.overflow] !== "visible") found.push({ box: at, scrolls: /auto|scroll/.test(style[axis.overflow]) });
          if (style.position === "fixed") break;
          hangs = style.position === "absolute";
        }
      }
      return found;
    };

    /** What cuts a line along one axis: a box, "window", or nothing. Letters are lower than their line, hence the slack along y. */
    const cutter = ({ element, rect, size }, axis, boxes) => {
      const slack = axis.from === "top" ? Math.max(SLACK, 0.25 * size) : SLACK;
      for (const { box, scrolls } of boxes) {
        if (scrolls) return null;
        const edge = inDocument(box.getBoundingClientRect());
        if (rect[axis.from] < edge[axis.from] - slack || rect[axis.to] > edge[axis.to] + slack) return box;
      }
      if (axis.from === "left" && rect.right > document.documentElement.clientWidth + SLACK) return "window";
      if (rect[axis.from] < -slack && rect[axis.to] > 0) return "window"; // wholly outside on the left or above: put away on purpose
      return null;
    };

    const cut = (all) => {
      const known = AXES.map(() => new Map());
      const found = new Map();
      for (const line of all) {
        AXES.forEach((axis, index) => {
          if (!known[index].has(line.element)) known[index].set(line.element, clippers(line.element, axis));
          const by = cutter(line, axis, known[index].get(line.element));
          if (by && !found.has(line.element)) found.set(line.element, by === "window" ? "reaches out of the window" : `is cut by ${describe(by)}`);
        });
      }
      return [...found].map(([element, how]) => `${describe(element)} ${how}`);
    };

    /** The part of a line that letters fill: a Chinese character is as high as its size, the line's box is higher. */
    const ink = ({ rect, size }) => {
      const spare = Math.max(0, (rect.height - 0.8 * size) / 2);
      return { left: rect.left, right: rect.right, top: rect.top + spare, bottom: rect.bottom - spare };
    };

    /** What floats over the page stands over text by its nature; only what floats with it can be in its way. */
    const float = (element) => {
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        if (/fixed|sticky/.test(getComputedStyle(at).position)) return at;
      }
      return null;
    };

    const overlapping = (all) => {
      const floats = new Map();
      const boxes = all.map((line) => {
        if (!floats.has(line.element)) floats.set(line.element, float(line.element));
        return { ...line, ...ink(line), float: floats.get(line.element) };
      });
      boxes.sort((a, b) => a.top - b.top);
      const found = new Set();
      boxes.forEach((a, index) => {
        for (let next = index + 1; next < boxes.length && boxes[next].top < a.bottom - 2; next++) {
          const b = boxes[next];
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          if (across > 2 && a.node !== b.node && a.float === b.float) found.add(`${describe(a.element)} and ${describe(b.element)} overlap`);
        }
      });
      return [...found];
    };

    /** What makes the page wider than its window. */
    const tooWide = () => {
      const root = document.documentElement;
      const extra = Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
      if (extra <= 0) return [];
      const sticking = [...document.body.querySelectorAll("*")].filter(
        (each) =>
          inDocument(each.getBoundingClientRect()).right > root.clientWidth + 0.5 &&
          !clippers(each.parentElement, AXES[0]).length &&
          isVisible(each),
      );
      const innermost = sticking.filter((each) => !sticking.some((other) => other !== each && each.contains(other)));
      return [`scrolls sideways by ${extra} px: ${innermost.slice(0, 3).map(describe).join("; ") || "nothing visible sticks out"}`];
    };

    /** The size in px of most characters of the page's main text. */
    const bodySize = () => {
      const characters = new Map();
      for (const { node, size, element } of lines()) {
        if (element.closest("main")) characters.set(size, (characters.get(size) ?? 0) + node.data.length);
      }
      return [...characters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
    };

    const layout = () => {
      const all = lines();
      return { scroll: tooWide(), cut: cut(all), overlap: overlapping(all) };
    };

    return { lines, layout, bodySize };
  })(),
);
