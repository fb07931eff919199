if (location.hash === "#da") document.documentElement.dataset.type = "large"; // before anything is drawn
