// Search on the reader's own device. All is ES2018.
(() => {
"use strict";
import "../scripts/search/folding.js";
import "../scripts/search/inflating.js";
import "../scripts/search/postings.js";
import "../scripts/search/loading.js";
import "../scripts/search/asking.js";
import "../scripts/search/quoting.js";
import "../scripts/search/answering.js";
import "../scripts/search/page.js";
if (typeof document === "undefined") self.search = { openIndex, wordsOf, answers, firstAnswers, nearly, withManifestOfNow, has, marked, excerpt, folded };
else startPage();
})();
