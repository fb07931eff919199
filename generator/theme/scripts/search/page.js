// The page: a field, what narrows, the answers.

const FIRST_ANSWERS = 3;
const MORE_ANSWERS = 10;
const PAUSE = 50; // milliseconds after the last key
const PATIENT = 400; // milliseconds before it is said that something takes long
const FRESH = 120000; // milliseconds for which an index is taken for that of now

const startPage = () => {
  const box = one("[data-search]");
  const up = box.dataset.search || "";
  const shelf = openShelf(`${up}search/`, (address, options) => fetch(address, options), unpackingWith(up + box.dataset.inflating));
  /** @type {HTMLInputElement} */
  const field = one("#question");
  /** @type {HTMLFormElement} */
  const form = one(".asking");
  const go = one(".asking-go");
  const [said, list, doors] = [one(".asking-said"), one(".founds"), one(".asking-doors")];
  const kinds = one(".asking-kinds");
  /** @type {HTMLSelectElement[]} */
  const [year, place] = [one("#asking-year"), one("#asking-place")];
  /** @type {HTMLButtonElement} */
  const further = one(".asking-more");
  let kind = "";
  let asked = 0; // which question is the last
  let isSettled = true; // the next change is a step back for the browser's button
  let isSent = false; // by the key or the button, and not only typed
  let timer = 0;
  let fresh = Date.now(); // when it was last asked whether the index is that of now

  const query = (question = field.value.trim()) => hashOf({ q: question, kind, year: year.value, place: place.value });
  const remember = () => {
    if (query() === location.hash) return;
    setHash(isSettled ? "pushState" : "replaceState", null, query());
    isSettled = false;
  };
  /** For the way back. @param {{opened?: string, top?: number}} [left] */
  const note = (left) => setHash("replaceState", { shown: list.childElementCount, ...left }, query());

  /** Whoever has no mouse is not left without a place on the page. @param {HTMLElement[]} boxes */
  const empty = (...boxes) => {
    const isLost = boxes.some((box) => box.contains(document.activeElement));
    for (const box of boxes) box.textContent = "";
    if (isLost) go.focus({ preventScroll: true });
  };
  const clear = () => {
    empty(list, kinds);
    if (document.activeElement === further) go.focus({ preventScroll: true });
    further.hidden = true;
  };

  /** @param {ReturnType<Awaited<ReturnType<typeof answers>>["counts"]>} counts */
  const showCounts = (counts) => {
    const about = counts.isCertain || counts.isLeast ? "" : "约";
    const all = counts.kinds.reduce((sum, each) => sum + each[2], 0);
    said.textContent = `${counts.isLeast ? "至少" : ""}找到${about}${all}条`;
    const focused = document.activeElement instanceof HTMLElement && kinds.contains(document.activeElement) ? document.activeElement.dataset.kind : undefined;
    empty(kinds);
    if (counts.kinds.length < 2 && !kind) return;
    for (const [id, name, number] of [/** @type {[string, string, number]} */ (["", "全部", kind ? 0 : all]), ...counts.kinds.reverse()]) {
      const button = /** @type {HTMLButtonElement} */ (element("button", "", number && !counts.isLeast ? `${name} ${about}${number}` : name));
      button.type = "button";
      button.dataset.kind = id;
      button.setAttribute("aria-pressed", String(id === kind));
      kinds.append(button);
      if (id === focused) button.focus();
      if (id === kind) kinds.scrollLeft = button.offsetLeft - kinds.offsetLeft - (kinds.clientWidth - button.offsetWidth) / 2; // as far as it goes
    }
  };

  /** What was sent for is looked at: a phone's keyboard goes, for it lies upon the answers. Where there is a mouse one goes on typing. */
  const present = () => {
    if (!isSent || !matchMedia("(pointer: coarse)").matches) return;
    isSent = false;
    field.blur();
    if (one(".found h2").getBoundingClientRect().bottom > innerHeight) said.scrollIntoView();
  };

  /** For words, or for all that there is of a year or a place. */
  const isAsked = () => wordsOf(field.value, []).length > 0 || (!field.value.trim() && query() !== "");

  /** The answer at a place in the list, or the last one. @param {number} place */
  const focusOn = (place) => {
    const links = list.querySelectorAll("a");
    if (links.length) links[Math.min(place, links.length - 1)].focus();
  };

  /** @param {Index} index @param {() => boolean} isStale @param {number} most */
  const search = async (index, isStale, most) => {
    const question = field.value.trim();
    const choice = { kind, year: year.value, place: place.value };
    const { text, words, found, hits } = await firstAnswers(index, question, choice, most);
    if (isStale()) return;
    if (!hits.length) {
      clear();
      said.textContent = "没有一样的，正在找相近的……";
      const help = await loaded(up + box.dataset.nearly).catch(() => null);
      const lines = help ? help.search.nearLines(up, await help.search.nearly(index, text, choice), question, query, kind + year.value + place.value && widen) : [];
      if (isStale()) return;
      doors.hidden = false;
      list.append(...lines);
      said.textContent = lines.length ? "没有找到，下面有相近的。" : `没有找到。换${question ? "个短一点的词" : "一个年份或者地方"}试试，或者从下面进去看。`;
      return;
    }
    empty(list);
    doors.hidden = true;
    list.append(...hits.map((hit) => shown(up, hit, words)));
    const tell = () => {
      showCounts(found.counts());
      further.hidden = found.isDone();
    };
    /** With fewer kinds, the answers stay where they are. */
    const tellMore = () => {
      if (isStale()) return;
      kinds.style.minHeight = `${kinds.offsetHeight}px`;
      tell();
    };
    kinds.style.minHeight = "";
    tell();
    present();
    found.settle().then(tellMore, () => {}); // without it there are answers all the same
    further.onclick = () => further.hasAttribute("aria-disabled") || carefully((now) => (now === index ? showMore() : searchAgain(now)), isStale);

    const showMore = async () => {
      const more = (await found.more(MORE_ANSWERS)).map((hit) => shown(up, hit, words));
      if (isStale()) return;
      list.append(...more);
      tell();
      note();
      focusOn(list.childElementCount - Math.max(1, more.length));
    };
    /** The site has been published anew: all answers are those of now. @param {Index} now */
    const searchAgain = async (now) => {
      const before = list.childElementCount;
      await search(now, isStale, before + MORE_ANSWERS);
      if (isStale()) return;
      note();
      focusOn(before);
    };
  };

  /**
   * Do something that needs the index, and say so where it takes long or cannot be done.
   * @param {(index: Index) => Promise<void>} work
   * @param {() => boolean} isStale
   * @param {() => void} [undo] what must not stand there if it cannot be done
   */
  const carefully = async (work, isStale, undo = () => {}) => {
    const waiting = window.setTimeout(() => {
      if (!isStale()) said.textContent = "正在找……";
    }, PATIENT);
    further.setAttribute("aria-disabled", "true"); // and not disabled, or it would lose the focus
    try {
      await withIndexOfNow(shelf, work);
    } catch (error) {
      if (isStale()) return;
      undo();
      said.textContent = error instanceof Away ? "没有连上网，找不了。连上以后再找一次。" : "网站刚刚更新过，请再找一次；还不行，就把这一页重新打开。";
      if (!list.childElementCount) doors.hidden = false;
    } finally {
      clearTimeout(waiting);
      further.removeAttribute("aria-disabled");
    }
  };

  /** For those of every kind, year and place. */
  const widen = () => {
    kind = year.value = place.value = "";
    isSent = true;
    choose();
    field.focus();
  };

  /** @param {Left | null} [left] how the list was left to which somebody comes back */
  const ask = async (left) => {
    const mine = ++asked;
    const isStale = () => mine !== asked;
    if (isAsked()) {
      const most = Math.max(FIRST_ANSWERS, left ? left.shown : 0);
      await carefully((index) => search(index, isStale, most), isStale, clear); // the answers to another question
      if (isStale()) return;
      if (left) goBackTo(left);
      else if (history.state) note();
      return;
    }
    clear();
    said.textContent = field.value.trim() ? "光有标点找不了，请写一两个字。" : "";
    doors.hidden = false;
  };
  /** @param {Left} left */
  const goBackTo = ({ opened, top }) => {
    const link = [...list.querySelectorAll("a")].find((each) => each.getAttribute("href") === opened);
    if (!link) return;
    link.focus({ preventScroll: true });
    scrollBy(0, link.getBoundingClientRect().top - (top || 0));
  };
  const choose = () => {
    remember();
    ask();
    freshen(isSent);
  };
  /** Whoever asks again, or comes back to a page that stayed open, does not get what was withdrawn since. @param {boolean} [isSure] */
  const freshen = (isSure) => {
    if (document.hidden || (!isSure && Date.now() - fresh < FRESH)) return;
    fresh = Date.now();
    const mine = asked;
    shelf.isReplaced().then((isReplaced) => {
      if (isReplaced && mine === asked) ask({ shown: list.childElementCount });
    });
  };
  const read = () => {
    if (isPlace(location.hash)) return query() ? note() : undefined; // for which the question does not give way
    if (query() === location.hash && list.childElementCount) return; // from such a place
    const given = fieldsOf(location.hash);
    field.value = given.q;
    kind = given.kind;
    for (const [select, name] of /** @type {[HTMLSelectElement, string][]} */ ([[year, "year"], [place, "place"]])) {
      select.value = [...select.options].some((each) => each.value === given[name]) ? given[name] : "";
    }
    isSettled = true;
    ask(history.state);
  };

  let isComposing = false;
  const typed = () => {
    clearTimeout(timer);
    if (isComposing) return;
    isSent = false;
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
    isSent = true;
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
  list.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link) note({ opened: link.getAttribute("href") || "", top: link.getBoundingClientRect().top });
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
  for (const event of ["visibilitychange", "pageshow"]) addEventListener(event, () => freshen());
  cleanAddress();
  if (hashOf(fieldsOf(location.hash))) doors.hidden = true;
  read();
  if (!field.value) field.focus({ preventScroll: true });
};
