// The key "/" leads to search, as on many a site; whoever writes in a field means the sign.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  const field = document.getElementById("question");
  if (field) field.focus();
  else document.querySelector("[data-ask]").click();
});
