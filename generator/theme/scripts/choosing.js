(() => {
  "use strict";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const form = document.querySelector(".choosing");
  if (!form) return;

  const fields = [...form.elements].filter((each) => each.name);
  const said = form.querySelector("[role=status]");
  const before = said.textContent;
  const reset = form.querySelector("button");
  const rows = all(".row");
  const SAME = /\/activities\/(?:$|today\/|weekend\/|months\/|grades\/)/; // pages on which one can choose the same
  const ways = all("a[href]").filter((link) => SAME.test(link.pathname) && link.origin === location.origin && link.getAttribute("href")[0] !== "#");
  const bare = new Map(ways.map((link) => [link, link.getAttribute("href")]));

  const value = (field) => (field.type === "checkbox" ? (field.checked ? field.value : "") : field.value);
  const words = (field) => (field.type === "checkbox" ? field.parentElement : field.selectedOptions[0]).textContent.trim();
  const wish = (field) => words(field) + (homes().includes(field) ? "的孩子能去" : field.name === "grade" ? "能去" : "");
  const chosen = () => fields.filter(value).map((field) => [field.name, value(field)]);
  const query = (given = chosen()) => {
    const words = given.map((pair) => pair.map(encodeURIComponent).join("="));
    return words.length ? `?${words.join("&")}` : "";
  };
  // What was chosen goes along, but no grade to the page of one; a way may bring something of its own, as those of a grade's page do.
  const along = (way) => {
    const [, path, own, hash] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(way);
    const more = query(chosen().filter(([name]) => name !== "grade" || !path.includes("/grades/")));
    return path + (own ? own + more.replace("?", "&") : more) + (hash || "");
  };

  // Whether one of the grades that a field stands for can go: one grade, or those of a school, whose own are left to its teachers.
  const isFor = (row, field) => {
    const { grades } = field.selectedOptions ? field.selectedOptions[0].dataset : {};
    return !grades || row.dataset.limit === field.name || grades.split(" ").some((each) => row.dataset.grades.split(" ").includes(each));
  };

  const fits = (row, choice) => {
    const { place, category, weekday, limit } = row.dataset;
    const isOwn = choice.has(limit) ? choice.get(limit) === place : true;
    return (
      isOwn &&
      fields.every((field) => isFor(row, field)) &&
      (!choice.has("alone") || "alone" in row.dataset) &&
      (!choice.has("place") || choice.get("place") === place) &&
      (!choice.has("category") || choice.get("category") === category) &&
      (!choice.has("weekday") || weekday.split(" ").includes(choice.get("weekday")))
    );
  };

  // What is held at one's own school or community comes first on each day, then what is near to it, then all else in its order.
  const lists = new Map(all(".rows").map((list) => [list, [...list.children]]));
  const homes = () => fields.filter((field) => value(field) && field.selectedOptions && "near" in field.selectedOptions[0].dataset);
  const distance = (row, field) =>
    row.dataset.place === field.value ? 0 : field.selectedOptions[0].dataset.near.split(" ").includes(row.dataset.place) ? 1 : 2;
  const nearest = (row) => Math.min(2, ...homes().map((field) => distance(row, field)));
  const arrange = () => {
    for (const [list, made] of lists) list.append(...[0, 1, 2].map((far) => made.filter((row) => nearest(row) === far)).flat());
    for (const old of all(".row-near")) old.remove();
    for (const facts of all(".row .row-facts")) if (nearest(facts.closest(".row")) === 1) facts.previousElementSibling.append(" ", sign());
  };
  const sign = () => Object.assign(document.createElement("span"), { className: "row-near status status-off", textContent: "附近" });
  const count = (held) => new Set(held.map((row) => row.querySelector("a").href)).size;
  const nearby = (held) =>
    homes().map((field) => {
      const [own, near] = [0, 1].map((far) => count(held.filter((row) => distance(row, field) === far)));
      const first = [own && `就在${words(field)}的${own}项`, near && `附近的${near}项`].filter(Boolean).join("，");
      return first ? `${first}，排在每天的前头。` : `${words(field)}和附近没有。`;
    }).join("");

  const hide = (box) => {
    box.hidden = ![...box.querySelectorAll(".row")].some((row) => !row.hidden);
  };

  // A field of the month shows what is left of its day.
  const mark = (link) => {
    const left = [...document.getElementById(link.hash.slice(1)).parentElement.querySelectorAll(".row:not([hidden])")];
    const held = left.filter((row) => !row.classList.contains("row-off"));
    const seals = held.map((row) => row.querySelector(".seal").textContent);
    const otherwise = new Set(left.map((row) => row.querySelector(":not(p) > .status")).filter(Boolean).map((each) => each.textContent));
    link.parentElement.classList.toggle("month-none", !left.length);
    link.querySelector(".month-count").textContent = held.length ? `${held.length}项` : [...otherwise].join("、") || "没有";
    for (const changed of link.querySelectorAll(".month-changed")) changed.hidden = !held.length || !otherwise.size;
    for (const seal of link.querySelectorAll(".seal")) seal.hidden = !seals.includes(seal.textContent);
  };

  const show = () => {
    const choice = new Map(chosen());
    for (const row of rows) row.hidden = !fits(row, choice);
    for (const box of all(".day, .past, .week section, .week")) hide(box);
    for (const link of all(".month a[href^='#']")) mark(link);
    for (const [link, way] of bare) link.setAttribute("href", along(way));
    const held = rows.filter((row) => !row.hidden && !row.classList.contains("row-off"));
    const left = count(held);
    arrange();
    if (choice.size && left && held.every((row) => row.closest(".past"))) document.querySelector(".past").open = true;
    const found = left ? `挑出${left}项活动` : rows.some((row) => !row.hidden) ? "符合的都取消了" : "这一页没有符合的，换一样试试";
    said.textContent = choice.size ? `${found}：${fields.filter(value).map(wish).join("、")}。${left ? nearby(held) : ""}` : before;
    reset.hidden = !choice.size;
    form.toggleAttribute("data-chosen", choice.size > 0);
  };

  const read = () => {
    const given = new URLSearchParams(location.search);
    for (const field of fields) {
      const wanted = given.get(field.name) || "";
      if (field.type === "checkbox") field.checked = wanted === field.value;
      else field.value = [...field.options].some((each) => each.value === wanted) ? wanted : "";
    }
    show();
  };
  const choose = () => {
    history.pushState(null, "", location.pathname + query() + location.hash);
    show();
  };

  form.addEventListener("change", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  reset.addEventListener("click", () => {
    for (const field of fields) {
      if (field.type === "checkbox") field.checked = false;
      else field.value = "";
    }
    choose();
    fields[0].focus(); // the button has gone
  });
  addEventListener("popstate", read);
  addEventListener("pageshow", read); // what the browser remembers of the fields is not what the address says
  read();
  form.dataset.works = "";
})();
