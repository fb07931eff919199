// Whether a file of the index is the one that was published: its name, or its end, has the sum of its bytes (CRC-32, as zlib has it).

const SUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/**
 * @param {Uint8Array} data
 * @param {number} [before] the sum of what comes before
 */
const sumOf = (data, before = 0) => {
  let sum = ~before;
  for (let at = 0; at < data.length; at++) sum = (sum >>> 8) ^ SUMS[(sum ^ data[at]) & 255];
  return ~sum >>> 0;
};

/** Whether the name begins the sum. @param {Uint8Array} data @param {string} name */
const isNamed = (data, name) => sumOf(data) >>> (32 - 4 * name.length) === parseInt(name, 16);

const SEAL = 4; // bytes

/** Whether a file of texts is that of the name: the bytes at its end have the sum of name and bytes. @param {Uint8Array} data @param {string} name */
const isSealed = (data, name) => {
  const end = data.length - SEAL;
  if (end < 0) return false;
  return sumOf(data.subarray(0, end), sumOf(new TextEncoder().encode(name))) === new DataView(data.buffer, data.byteOffset + end).getUint32(0, true);
};
