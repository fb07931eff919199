// The page of a comic: keys and fingers turn to its neighbours, and the picture is laid over all else. Everything is there without it too.

import "../scripts/reader.js";
