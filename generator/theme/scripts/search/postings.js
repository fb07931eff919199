// Which documents have a gram, on three levels: generator/render/search/packing.py writes a bit for each, here it is a mask of 32 for each block.

/** @typedef {Uint32Array} Masks */
/** @typedef {{any: Masks, head: Masks, title: Masks}} Levels where something stands: anywhere, in names or summary or title, in the title */

/**
 * The number of each document, one after the other: 32 times that of its block, and its place there.
 * @param {string} sizes of the blocks
 */
const numbersOf = (sizes) => {
  /** @type {number[]} */
  const numbers = [];
  [...sizes].forEach((size, block) => {
    for (let place = 0; place < parseInt(size, 36); place++) numbers.push(32 * block + place);
  });
  return numbers;
};

/**
 * Read from a shard what it has of `gram`.
 * @param {Uint8Array} shard
 * @param {string} gram
 * @param {number[]} numbers
 * @param {number} blocks
 * @returns {Levels}
 */
const levelsOf = (shard, gram, numbers, blocks) => {
  const found = [0, 1, 2].map((level) => {
    const masks = new Uint32Array(blocks);
    for (const document of find(shard, new TextEncoder().encode(level + gram))) masks[numbers[document] >> 5] |= 1 << (numbers[document] & 31);
    return masks;
  });
  const head = either(found[1], found[2]);
  return { any: either(found[0], head), head, title: found[2] };
};

/**
 * @param {Uint8Array} shard
 * @param {Uint8Array} name
 * @returns {number[]}
 */
const find = (shard, name) => {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = shard[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  /** @type {number[]} */
  const documents = [];
  while (at < shard.length) {
    const length = shard[at++];
    const isIt = length === name.length && name.every((byte, place) => shard[at + place] === byte);
    at += length;
    const size = number();
    const end = at + size;
    if (isIt && shard[at] === 100) {
      for (let byte = ++at; byte < end; byte++) for (let bit = 0; bit < 8; bit++) if ((shard[byte] >> bit) & 1) documents.push(8 * (byte - at) + bit);
    } else if (isIt) {
      for (at++; at < end; ) documents.push((documents.length ? documents[documents.length - 1] + 1 : 0) + number());
    }
    if (isIt) break;
    at = end;
  }
  return documents;
};

/** @param {Masks} one @param {Masks} other @returns {Masks} */
const both = (one, other) => one.map((mask, block) => mask & other[block]);

/** @param {Masks} one @param {Masks} other @returns {Masks} */
const either = (one, other) => one.map((mask, block) => mask | other[block]);

/** @param {Levels} one @param {Levels} other @param {(one: Masks, other: Masks) => Masks} join @returns {Levels} */
const joined = (one, other, join) => ({ any: join(one.any, other.any), head: join(one.head, other.head), title: join(one.title, other.title) });

/**
 * How many documents there are from block `first` on and before block `end`.
 * @param {Masks} masks @param {number} first @param {number} end
 */
const count = (masks, first, end) => {
  let found = 0;
  for (let block = first; block < end; block++) for (let mask = masks[block]; mask; mask &= mask - 1) found++;
  return found;
};

/**
 * The documents from number `first` on and before number `end`.
 * @param {number} blocks @param {number} first @param {number} end
 * @returns {Masks}
 */
const between = (blocks, first, end) => {
  const masks = new Uint32Array(blocks);
  for (let document = first; document < end; document++) masks[document >> 5] |= 1 << (document & 31);
  return masks;
};
