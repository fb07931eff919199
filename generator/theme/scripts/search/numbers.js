// Numbers, days and hours: as people type them, and as pages print them.

const HAN = "零一二三四五六七八九";

/** 二十八 is 28. @param {string} han */
const inFigures = (han) => {
  const [tens, ones] = han.split("十").map((each) => HAN.indexOf(each.replace("两", "二"))); // nothing stands at 0
  return String(ones >= 0 ? 10 * (tens || 1) + ones : tens);
};

/**
 * A run as pages print its numbers: 12/5, 12-05, 十二月五号 as 12月5日, 20261205 as 2026年12月5日, 下午两点 as 14:00, 三到六年级 as 3—6年级, 第88幅 as 第88号.
 * @param {string} run
 */
const asPrinted = (run) =>
  run
    .replace(/(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两])(?=[月日号点幅到至—-]|年级)/g, inFigures)
    .replace(/(\d)(?:[–~到至](?=\d)|-(?=\d+[^-\d/.日号]))/g, "$1—")
    .replace(/(^|\D)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/, "$1$2-$3-$4")
    .replace(/(^|\D)(?:(\d{4})[-/.年])?0?(1[0-2]|[1-9])[-/.月]0?(3[01]|[12]\d|[1-9])(?!\d|[-/.]\d)[日号]?/, (_, before, year, month, day) => `${before}${year ? `${year}年` : ""}${month}月${day}日`)
    .replace(/(\d{4})[-/.]0?(1[0-2]|[1-9])$/, "$1年$2月")
    .replace(/([上下]午|[早晚]上)?(\d+)点(半|\d+)?[分整钟]?/, (_, half, hour, rest) => `${/[下晚]/.test(half) && hour < 12 ? +hour + 12 : hour}:${rest === "半" ? 30 : rest || "00"}`)
    .replace(/(\d)幅/, "$1号");

/**
 * Where `text` stands in `low` from a place on, or -1. A number with which it begins is not the end of a longer one: 1月4日 is not in 11月4日.
 * A year may be without its century, and nothing but figures is the beginning of what is typed.
 * @param {string} low @param {string} text @param {number} [from]
 */
const standing = (low, text, from = 0) => {
  const isWhole = /^\d+[^\d年]/.test(text);
  let at = low.indexOf(text, from);
  while (isWhole && at > 0 && /\d/.test(low[at - 1])) at = low.indexOf(text, at + 1);
  return at;
};
