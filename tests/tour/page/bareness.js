// What a page shows, to be compared with what it shows to a browser that runs no scripts.
Object.assign(
  globalThis.tour,
  (() => {
    const { isVisible, lines } = globalThis.tour;
    const OF_SCRIPTS = "form, button, output, select, dialog, [role=status], [aria-live]"; // what a script may bring along with itself

    const shown = () => ({
      links: [...new Set([...document.querySelectorAll("a[href]")].filter(isVisible).map((each) => each.getAttribute("href")))],
      texts: [...new Set(lines().filter(({ element }) => !element.closest(OF_SCRIPTS)).map(({ text }) => text))],
    });

    return { shown };
  })(),
);
