// Search on the reader's own device. All is ES2018.
(() => {
"use strict";
import "../scripts/search/folding.js";
import "../scripts/search/unpacking.js";
import "../scripts/search/postings.js";
import "../scripts/search/checking.js";
import "../scripts/search/loading.js";
import "../scripts/search/numbers.js";
import "../scripts/search/asking.js";
import "../scripts/search/quoting.js";
import "../scripts/search/answering.js";
import "../scripts/search/address.js";
import "../scripts/search/showing.js";
import "../scripts/search/page.js";
self.search = { openShelf, wordsOf, answers, firstAnswers, withIndexOfNow, excerpt, element, shown };
if (typeof document !== "undefined") startPage();
})();
