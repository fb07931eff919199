// What is packed as RFC 1951 has it: old phones have nothing of their own for that.

const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** @typedef {{counts: Uint16Array, symbols: Uint16Array}} Code */

/**
 * A canonical Huffman code from the lengths of its words.
 * @param {ArrayLike<number>} lengths
 * @returns {Code}
 */
const codeOf = (lengths) => {
  const counts = new Uint16Array(16);
  for (let at = 0; at < lengths.length; at++) counts[lengths[at]]++;
  counts[0] = 0;
  const offsets = new Uint16Array(16);
  for (let length = 1; length < 15; length++) offsets[length + 1] = offsets[length] + counts[length];
  const symbols = new Uint16Array(lengths.length);
  for (let at = 0; at < lengths.length; at++) if (lengths[at]) symbols[offsets[lengths[at]]++] = at;
  return { counts, symbols };
};

const FIXED = codeOf(Array.from({ length: 288 }, (_, at) => (at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8)));
const FIXED_DISTANCES = codeOf(new Array(30).fill(5));

/**
 * The bytes that were packed; throws RangeError if they are damaged.
 * @param {Uint8Array} data
 * @returns {Uint8Array}
 */
const inflated = (data) => {
  let out = new Uint8Array(data.length * 4 + 64);
  let size = 0;
  let at = 0;
  let kept = 0;
  let held = 0;

  /** @param {number} wanted */
  const bits = (wanted) => {
    while (held < wanted) {
      if (at >= data.length) throw new RangeError("cut off");
      kept |= data[at++] << held;
      held += 8;
    }
    const found = kept & ((1 << wanted) - 1);
    kept >>>= wanted;
    held -= wanted;
    return found;
  };
  /** @param {Code} code */
  const symbol = (code) => {
    let word = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length++) {
      word |= bits(1);
      const count = code.counts[length];
      if (word - count < first) return code.symbols[index + word - first];
      index += count;
      first = (first + count) << 1;
      word <<= 1;
    }
    throw new RangeError("no such word");
  };
  /** @param {number} more */
  const room = (more) => {
    if (size + more <= out.length) return;
    const larger = new Uint8Array((size + more) * 2);
    larger.set(out);
    out = larger;
  };
  const stored = () => {
    kept = held = 0;
    const length = data[at] | (data[at + 1] << 8);
    room(length);
    out.set(data.subarray(at + 4, at + 4 + length), size);
    size += length;
    at += 4 + length;
  };
  const codes = () => {
    const [literals, distances, count] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const lengths = new Uint8Array(19);
    for (let place = 0; place < count; place++) lengths[ORDER[place]] = bits(3);
    const code = codeOf(lengths);
    const all = new Uint8Array(literals + distances);
    for (let place = 0; place < all.length; ) {
      const what = symbol(code);
      if (what < 16) all[place++] = what;
      else {
        const value = what === 16 ? all[place - 1] : 0;
        const times = what === 16 ? 3 + bits(2) : what === 17 ? 3 + bits(3) : 11 + bits(7);
        all.fill(value, place, place + times);
        place += times;
      }
    }
    return [codeOf(all.subarray(0, literals)), codeOf(all.subarray(literals))];
  };
  /** @param {Code} literals @param {Code} distances */
  const block = (literals, distances) => {
    for (;;) {
      const what = symbol(literals);
      if (what === 256) return;
      if (what < 256) {
        room(1);
        out[size++] = what;
        continue;
      }
      const length = LENGTHS[what - 257] + bits(LENGTH_BITS[what - 257]);
      const far = symbol(distances);
      const extra = far < 4 ? 0 : (far >> 1) - 1;
      const distance = (far < 4 ? far + 1 : ((2 + (far & 1)) << extra) + 1) + bits(extra);
      if (distance > size) throw new RangeError("too far back");
      room(length);
      for (let copied = 0; copied < length; copied++, size++) out[size] = out[size - distance];
    }
  };
  for (let isLast = 0; !isLast; ) {
    isLast = bits(1);
    const sort = bits(2);
    if (sort === 0) stored();
    else if (sort === 1) block(FIXED, FIXED_DISTANCES);
    else {
      const [literals, distances] = codes();
      block(literals, distances);
    }
  }
  return out.subarray(0, size);
};
