// What the page of search asks for where nothing is found. All is ES2018.
(() => {
"use strict";
const { wordsOf, answers, element, shown } = self.search;
import "../scripts/search/nearly.js";
Object.assign(self.search, { nearly, nearLines });
})();
