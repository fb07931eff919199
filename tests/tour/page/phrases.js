// Where titles and ledes break: between the phrases that the page names, and never before the last character.
Object.assign(
  globalThis.tour,
  (() => {
    const { describe, isVisible } = globalThis.tour;
    const LEDES = "main header p, h1 + p, :is(h1, h2, h3):has(a[href]) + p"; // of the page, of a card
    const TITLES = "h1, h2, h3, a[rel], li a";

    const texts = (element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) if (walker.currentNode.data.trim()) found.push(walker.currentNode);
      return found;
    };

    const lines = (node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return new Set([...range.getClientRects()].filter((rect) => rect.width > 1).map((rect) => Math.round(rect.top))).size;
    };

    /** What stands between two <wbr> is a phrase, and so is a text all by itself that is kept as one. */
    const isPhrase = (node) =>
      [node.previousSibling, node.nextSibling].some((each) => each?.localName === "wbr") || getComputedStyle(node.parentElement).wordBreak === "keep-all";

    const brokenPhrases = () =>
      [...document.querySelectorAll(`${TITLES}, ${LEDES}`)].filter(isVisible).flatMap((title) =>
        texts(title)
          .filter((node) => isPhrase(node) && lines(node) > 1)
          .map((node) => `${describe(title)} breaks inside “${node.data.trim()}”`),
      );

    /** The characters of the last line; all of them if there is only one. */
    const lastLine = (element) => {
      const range = document.createRange();
      let line = "";
      let bottom;
      for (const node of texts(element).reverse()) {
        for (let at = node.length; at > 0; at--) {
          range.setStart(node, at - 1);
          range.setEnd(node, at);
          const rect = range.getClientRects()[0];
          if (!rect?.width) continue;
          bottom ??= rect.bottom;
          if (rect.bottom < bottom - rect.height / 2) return line;
          line = range.toString() + line;
        }
      }
      return line;
    };

    const loneCharacters = () =>
      [...document.querySelectorAll(LEDES)]
        .filter((each) => isVisible(each) && getComputedStyle(each).display === "block")
        .map((each) => ({ each, line: lastLine(each) }))
        .filter(({ each, line }) => line.length < each.textContent.trim().length && line.match(/[\p{L}\p{N}]/gu)?.length === 1)
        .map(({ each, line }) => `${describe(each)} ends on a line of “${line.trim()}”`);

    return { breaks: () => [...brokenPhrases(), ...loneCharacters()] };
  })(),
);
