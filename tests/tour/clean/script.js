document.querySelector("button").addEventListener("click", () => document.querySelector("form").reset());
