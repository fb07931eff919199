// Files of the index are packed as RFC 1951 has it, which browsers unpack by themselves since 2023.

/** @typedef {(data: Uint8Array) => Promise<Uint8Array>} Unpack */

/** @type {Unpack} */
const unpacked = async (data) => new Uint8Array(await new Response(new Blob([/** @type {BlobPart} */ (data)]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer());

/** @type {{[address: string]: Promise<any>}} */
const scripts = {};

/** The page once it has the script at `address`, which is asked for once. @param {string} address @returns {Promise<any>} */
const loaded = (address) => {
  const loading = new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => resolve(self);
    script.onerror = () => reject(new Away(address));
    script.src = address;
    document.head.append(script);
  });
  loading.catch(() => delete scripts[address]); // a network that was away may be back
  return (scripts[address] = loading);
};

/** How this browser unpacks: one that cannot by itself asks for the script at `address`, once. @param {string} address @returns {Unpack} */
const unpackingWith = (address) => {
  try {
    new DecompressionStream("deflate-raw");
    return unpacked;
  } catch (missing) {
    return async (data) => (await (scripts[address] || loaded(address))).inflated(data);
  }
};
