// Before anything is drawn: large type, if the address asks for it or has asked before.
if (location.hash === "#da") localStorage.setItem("type", "large");
document.documentElement.dataset.type = localStorage.getItem("type") ?? "normal";
