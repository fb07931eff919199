// What somebody with a small phone sees first: where the bars end, and where what the page is about begins.
Object.assign(
  globalThis.tour,
  (() => {
    const { describe, inDocument, isVisible, lines } = globalThis.tour;
    const SENTENCE = 6; // Chinese characters: shorter texts are labels
    const NOT_TOLD = "nav, h1, h2, h3, h4, button, label, time, figcaption";

    /** All that stands in a line with the element: a sentence is in several pieces where it may break. */
    const sentence = (element) => {
      let block = element;
      while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
      return block.textContent;
    };

    const isSaid = (text) => (text.match(/[\u3400-\u9fff]/g) ?? []).length >= SENTENCE;

    /** A picture that comes before every sentence and is told in words is what the page is about: a third of it has to be seen. */
    const picture = (before) => {
      const all = [...document.querySelectorAll('main img, main [role="img"]')].filter(isVisible);
      const told = (each) => [each.closest('[role="region"]')?.getAttribute("aria-label"), each.getAttribute("aria-label"), each.alt].join("");
      const first = all.find((each) => isSaid(told(each)) && each.getBoundingClientRect().width > innerWidth / 2);
      if (!first || (before && !(first.compareDocumentPosition(before) & Node.DOCUMENT_POSITION_FOLLOWING))) return null;
      const rect = inDocument(first.getBoundingClientRect());
      return { element: first, rect: { bottom: rect.top + rect.height / 3 } };
    };

    /** The end of the bars above the main part, and that of the first line of what it says, in px from the top of the page; -1 for what is not there. */
    const opening = () => {
      const header = document.querySelector("body > header");
      const said = lines().find(({ element }) => element.closest("main") && !element.closest(NOT_TOLD) && isSaid(sentence(element)));
      const first = picture(said?.element) ?? said;
      return {
        header: header ? inDocument(header.getBoundingClientRect()).bottom : -1,
        sentence: first ? first.rect.bottom : -1,
        which: first ? describe(first.element) : "",
      };
    };

    return { opening };
  })(),
);
