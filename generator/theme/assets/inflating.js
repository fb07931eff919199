// For the page of search in browsers that cannot unpack by themselves. All is ES2018.
(() => {
"use strict";
import "../scripts/search/inflating.js";
self.inflated = inflated;
})();
