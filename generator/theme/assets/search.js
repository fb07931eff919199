// Search on the reader's own device. All is ES2018.
(() => {
"use strict";
import "../scripts/search/folding.js";
import "../scripts/search/unpacking.js";
import "../scripts/search/postings.js";
import "../scripts/search/checking.js";
import "../scripts/search/loading.js";
import "../scripts/search/asking.js";
import "../scripts/search/quoting.js";
import "../scripts/search/answering.js";
import "../scripts/search/address.js";
import "../scripts/search/showing.js";
import "../scripts/search/page.js";
if (typeof document === "undefined") self.search = { openShelf, wordsOf, answers, firstAnswers, nearly, withIndexOfNow, has, marked, excerpt, folded };
else startPage();
})();
