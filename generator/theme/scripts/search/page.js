// The page: a field, what narrows, the answers. The question stands behind the address's "#", which no browser sends: it never leaves the device.

const FIRST_ANSWERS = 3;
const MORE_ANSWERS = 10;
const PAUSE = 120; // milliseconds after the last key
const PATIENT = 400; // milliseconds before it is said that something takes long

/** @template {HTMLElement} T @param {string} selector @returns {T} */
const one = (selector) => /** @type {T} */ (document.querySelector(selector));

/**
 * @param {string} name
 * @param {string} className
 * @param {(string | Node)[]} content
 */
const element = (name, className, ...content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
};

/** @param {Piece[]} pieces */
const quoted = (pieces) => pieces.map(({ text, isMarked }) => (isMarked ? element("mark", "", text) : text));

/** @param {string} day */
const inChinese = (day) => {
  const [first, last] = day.split("/").map((each) => each.split("-").map(Number));
  const told = `${first[0]}年${first[1]}月${first[2]}日`;
  return last ? `${told}—${last[0] === first[0] ? "" : `${last[0]}年`}${last[1]}月${last[2]}日` : told;
};

/** @param {string} up @param {Hit} hit @param {Word[]} words */
const shown = (up, { document: found, kind }, words) => {
  const link = /** @type {HTMLAnchorElement} */ (element("a", "", ...quoted(marked(found.title, words))));
  link.href = up + found.address || "./";
  const meta = element("p", "found-meta", element("span", "found-kind", kind));
  if (found.day) meta.append(element("time", "", inChinese(found.day)));
  if (found.named) meta.append(element("span", "", ...quoted(marked(found.named.split("\n").join("、"), words))));
  const text = element("div", "found-text", element("h2", "", link), meta);
  const said = excerpt(found, words);
  if (said.length) text.append(element("p", "found-words", ...quoted(said)));
  const item = element("li", "found linked", text);
  if (found.picture) {
    const picture = /** @type {HTMLImageElement} */ (element("img", "found-picture"));
    picture.alt = "";
    picture.loading = "lazy";
    picture.width = picture.height = 96;
    picture.src = up + found.picture;
    item.append(picture);
  }
  return item;
};

const startPage = () => {
  const box = one("[data-search]");
  const up = box.dataset.search || "";
  const index = openIndex(`${up}search/`, (address, options) => fetch(address, options));
  /** @type {HTMLInputElement} */
  const field = one("#question");
  /** @type {HTMLFormElement} */
  const form = one(".asking");
  const [said, list, doors] = [one(".asking-said"), one(".founds"), one(".asking-doors")];
  const kinds = one(".asking-kinds");
  /** @type {HTMLSelectElement[]} */
  const [year, place] = [one("#asking-year"), one("#asking-place")];
  /** @type {HTMLButtonElement} */
  const further = one(".asking-more");
  let kind = "";
  let asked = 0; // which question is the last
  let isSettled = true; // the next change is a step back for the browser's button
  let timer = 0;

  const query = (question = field.value.trim()) => {
    const fields = [["q", question], ["kind", kind], ["year", year.value], ["place", place.value]];
    const words = fields.filter((pair) => pair[1]).map((pair) => pair.map(encodeURIComponent).join("="));
    return words.length ? `#${words.join("&")}` : "";
  };
  const remember = () => {
    if (query() === location.hash) return;
    history[isSettled ? "pushState" : "replaceState"](null, "", location.pathname + query());
    isSettled = false;
  };

  /** @param {boolean} isShown */
  const showDoors = (isShown) => {
    doors.hidden = !isShown;
  };
  const clear = () => {
    list.textContent = kinds.textContent = "";
    further.hidden = true;
  };

  /** @param {ReturnType<Awaited<ReturnType<typeof answers>>["counts"]>} counts */
  const showCounts = (counts) => {
    const about = counts.isCertain ? "" : "约";
    const all = counts.kinds.reduce((sum, each) => sum + each[2], 0);
    said.textContent = counts.isLeast ? `至少找到${all}条` : `${about}${all}条`.replace(/^/, all ? "找到" : "没有找到，");
    const focused = document.activeElement instanceof HTMLElement && kinds.contains(document.activeElement) ? document.activeElement.dataset.kind : undefined;
    const isShown = kinds.childElementCount > 0; // and stays, or all below would move
    kinds.textContent = "";
    if (counts.kinds.length < 2 && !kind && !isShown) return;
    for (const [id, name, number] of [/** @type {[string, string, number]} */ (["", "全部", kind ? 0 : all]), ...counts.kinds.reverse()]) {
      const button = /** @type {HTMLButtonElement} */ (element("button", "", number && !counts.isLeast ? `${name} ${about}${number}` : name));
      button.type = "button";
      button.dataset.kind = id;
      button.setAttribute("aria-pressed", String(id === kind));
      kinds.append(button);
      if (id === focused) button.focus();
    }
  };

  const isAsked = () => wordsOf(field.value, []).length > 0;

  /** @param {() => boolean} isStale */
  const search = async (isStale) => {
    const question = field.value.trim();
    const choice = { kind, year: year.value, place: place.value };
    const { text, words, found, hits } = await firstAnswers(index, question, choice, FIRST_ANSWERS);
    if (isStale()) return;
    if (!hits.length) {
      clear();
      said.textContent = "没有一样的，正在找相近的……";
      const near = await nearly(index, text, choice);
      if (!isStale()) showNear(near, question);
      return;
    }
    list.textContent = "";
    showDoors(false);
    list.append(...hits.map((hit) => shown(up, hit, words)));
    const tell = () => {
      showCounts(found.counts());
      further.hidden = found.isDone();
    };
    tell();
    found.settle().then(() => isStale() || tell(), () => {}); // without it there are answers all the same
    further.onclick = () => carefully(async () => {
      const more = (await found.more(MORE_ANSWERS)).map((hit) => shown(up, hit, words));
      if (isStale()) return;
      list.append(...more);
      tell();
      if (more[0]) /** @type {HTMLElement} */ (more[0].querySelector("a")).focus();
    }, isStale);
  };

  /**
   * Do something that needs the index, and say so where it takes long or cannot be done.
   * @param {() => Promise<void>} work
   * @param {() => boolean} isStale
   * @param {() => void} [undo] what must not stand there if it cannot be done
   */
  const carefully = async (work, isStale, undo = () => {}) => {
    const waiting = window.setTimeout(() => {
      if (!isStale()) said.textContent = "正在找……";
    }, PATIENT);
    further.disabled = true;
    try {
      await work();
    } catch (error) {
      if (isStale()) return;
      undo();
      said.textContent = error instanceof Gone ? "网站刚刚更新过，请再找一次；还不行，就把这一页重新打开。" : "没有连上网，找不了。连上以后再找一次。";
      if (!list.childElementCount) showDoors(true);
    } finally {
      clearTimeout(waiting);
      further.disabled = false;
    }
  };

  /** @param {{less: string[], alike: Hit[]}} near @param {string} question */
  const showNear = ({ less, alike }, question) => {
    showDoors(true);
    if (kind || year.value || place.value) {
      const wider = /** @type {HTMLButtonElement} */ (element("button", "asking-wider", "不限类别、年份和地方，再找一次"));
      wider.type = "button";
      wider.onclick = () => {
        kind = year.value = place.value = "";
        choose();
        field.focus();
      };
      list.append(element("li", "found-near", wider));
    }
    if (less.length) {
      const links = less.map((text) => {
        const link = /** @type {HTMLAnchorElement} */ (element("a", "", text));
        link.href = query(text);
        return link;
      });
      list.append(element("li", "found-near", "少写几个字试试：", ...links));
    }
    if (alike.length) {
      list.append(element("li", "found-near", `读音和“${question}”一样的：`));
      list.append(...alike.map((hit) => shown(up, hit, [])));
    }
    said.textContent = less.length || alike.length ? "没有找到，下面有相近的。" : "没有找到。换个短一点的词试试，或者从下面进去看。";
  };

  const ask = async () => {
    const mine = ++asked;
    const isStale = () => mine !== asked;
    if (isAsked()) return carefully(() => withManifestOfNow(index, () => search(isStale)), isStale, clear); // the answers to another question
    clear();
    said.textContent = field.value.trim() ? "光有标点找不了，请写一两个字。" : "";
    showDoors(true);
  };
  const choose = () => {
    remember();
    ask();
  };
  const read = () => {
    if (location.hash && !location.hash.includes("=")) return; // a place on the page
    const given = new URLSearchParams(location.hash.slice(1));
    field.value = given.get("q") || "";
    kind = given.get("kind") || "";
    for (const [select, name] of /** @type {[HTMLSelectElement, string][]} */ ([[year, "year"], [place, "place"]])) {
      const wanted = given.get(name) || "";
      select.value = [...select.options].some((each) => each.value === wanted) ? wanted : "";
    }
    isSettled = true;
    if (field.value) ask();
    else {
      asked++;
      clear();
      said.textContent = "";
      showDoors(true);
    }
  };

  let isComposing = false;
  const typed = () => {
    clearTimeout(timer);
    if (isComposing) return;
    timer = window.setTimeout(() => {
      kind = ""; // of another question
      choose();
    }, PAUSE);
  };
  field.addEventListener("compositionstart", () => {
    isComposing = true;
  });
  field.addEventListener("compositionend", () => {
    isComposing = false;
    typed();
  });
  field.addEventListener("input", typed);
  field.addEventListener("change", () => {
    isSettled = true;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    choose();
    isSettled = true;
  });
  for (const select of [year, place]) {
    select.addEventListener("change", () => {
      isSettled = true;
      choose();
    });
  }
  kinds.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    kind = button.dataset.kind || "";
    isSettled = true;
    choose();
  });
  list.addEventListener("keydown", (event) => step(event));
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && !isComposing && !event.isComposing) step(event);
  });
  /** From answer to answer, and back to the field. @param {KeyboardEvent} event */
  const step = (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    /** @type {HTMLElement[]} */
    const stops = [field, ...list.querySelectorAll("a")];
    const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  box.dataset.works = "";
  addEventListener("popstate", read);
  if (location.search) history.replaceState(null, "", `${location.pathname}#${location.search.slice(1)}`); // as others may link to it: to load it again is not to send it again
  if (new URLSearchParams(location.hash.slice(1)).get("q")) showDoors(false);
  read();
  if (!field.value) field.focus({ preventScroll: true });
};
