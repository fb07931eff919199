// Files of the index are packed as RFC 1951 has it, which browsers unpack by themselves since 2023.

/** @typedef {(data: Uint8Array) => Promise<Uint8Array>} Unpack */

/** @type {Unpack} */
const unpacked = async (data) => new Uint8Array(await new Response(new Blob([/** @type {BlobPart} */ (data)]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer());

/** @param {string} address of a script that puts `inflated` into the page @returns {Promise<(data: Uint8Array) => Uint8Array>} */
const inflating = (address) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => resolve(/** @type {any} */ (self).inflated);
    script.onerror = () => reject(new Away(address));
    script.src = address;
    document.head.append(script);
  });

/** How this browser unpacks: one that cannot by itself asks for the script at `address`, once. @param {string} address @returns {Unpack} */
const unpackingWith = (address) => {
  try {
    new DecompressionStream("deflate-raw");
    return unpacked;
  } catch (missing) {
    /** @type {ReturnType<inflating> | null} */
    let loading = null;
    return async (data) => {
      loading = loading || inflating(address);
      loading.catch(() => (loading = null)); // a network that was away may be back
      return (await loading)(data);
    };
  }
};
