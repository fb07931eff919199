// Which documents have a gram: a mask of 32 documents for each block, on three levels; generator/render/search/packing.py writes them.

/** @typedef {Uint32Array} Masks */
/** @typedef {{any: Masks, head: Masks, title: Masks}} Levels where something stands: anywhere, in names or summary or title, in the title */

/**
 * Read from a shard what it has of `gram`.
 * @param {Uint8Array} shard
 * @param {string} gram
 * @param {number} blocks
 * @returns {Levels}
 */
const levelsOf = (shard, gram, blocks) => {
  const found = [0, 1, 2].map((level) => find(shard, new TextEncoder().encode(level + gram), blocks));
  const head = either(found[1], found[2]);
  return { any: either(found[0], head), head, title: found[2] };
};

/**
 * @param {Uint8Array} shard
 * @param {Uint8Array} name
 * @param {number} blocks
 * @returns {Masks}
 */
const find = (shard, name, blocks) => {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = shard[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < shard.length) {
    const length = shard[at++];
    const isIt = length === name.length && name.every((byte, place) => shard[at + place] === byte);
    at += length;
    const size = number();
    if (isIt) return shard[at] === 100 ? dense(shard, at + 1, blocks) : sparse(shard, at + 1, at + size, blocks);
    at += size;
  }
  return new Uint32Array(blocks);
};

/** @param {Uint8Array} shard @param {number} at @param {number} blocks @returns {Masks} */
const dense = (shard, at, blocks) => {
  const masks = new Uint32Array(blocks);
  for (let byte = 0; byte < 4; byte++) for (let block = 0; block < blocks; block++) masks[block] |= shard[at++] << (8 * byte);
  return masks;
};

/** @param {Uint8Array} shard @param {number} at @param {number} end @param {number} blocks @returns {Masks} */
const sparse = (shard, at, end, blocks) => {
  const masks = new Uint32Array(blocks);
  for (let document = -1; at < end; ) {
    let distance = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = shard[at++];
      distance |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    document += distance + 1;
    masks[document >> 5] |= 1 << (document & 31);
  }
  return masks;
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
