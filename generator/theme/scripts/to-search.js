// The key "/" leads to search, as on many a site; whoever writes in a field means the sign.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  const field = document.getElementById("question");
  if (field) field.focus();
  else document.querySelector("[data-ask]").click();
});

// The page of search says so where its own script has not come, or cannot be read; by now every script has had its turn.
addEventListener("DOMContentLoaded", () => {
  const area = document.querySelector("[data-search]:not([data-works])");
  if (area) area.dataset.lacks = "";
});
