// Activities by place, category, weekday, without parents, of the own school and community. Everything is there without it too.

import "../scripts/choosing.js";
