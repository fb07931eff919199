// The files of the index: asked for once each, and the manifest anew if one is gone because the site was just published again.

/** @typedef {[string, string, number, number[]]} Kind id, name, first block, and the first document of each year */
/** @typedef {{shards: string, texts: string, older: string, blocks: number, kinds: Kind[], coming: number[], name: string, places: [string, string][], synonyms: string[][]}} Manifest */
/** @typedef {{address: string, day: string, picture: string, title: string, named: string, summary: string, text: string, spoken: string}} Entry */

const NAME = 8; // characters of a digest in the name of a file of texts
const SHARD = 6; // and of a shard

class Gone extends Error {} // or something else stands in its place: some hosts answer with their front page

/**
 * @param {string} base where the index lies
 * @param {(address: string, options?: RequestInit) => Promise<Response>} get
 */
const openIndex = (base, get) => {
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();

  /** @type {<T>(name: string, make: () => Promise<T>) => Promise<T>} */
  const once = (name, make) => {
    const known = kept.get(name);
    if (known) return known;
    const made = make();
    kept.set(name, made);
    made.catch(() => kept.get(name) === made && kept.delete(name)); // a network that was away may be back
    return made;
  };
  /** @param {string} path @param {RequestInit} [options] */
  const fetched = async (path, options) => {
    const answer = await get(base + path, options);
    if (!answer.ok) throw new Gone(path);
    return answer;
  };
  /** What `read` makes of a file. @type {<T>(path: string, read: () => T | Promise<T>) => Promise<T>} */
  const sound = async (path, read) => {
    try {
      return await read();
    } catch (error) {
      throw error instanceof RangeError || error instanceof SyntaxError ? new Gone(path) : error;
    }
  };
  /** @param {string} path @returns {Promise<Uint8Array>} */
  const unpacked = (path) =>
    once(path, async () => {
      const data = new Uint8Array(await (await fetched(path)).arrayBuffer());
      return sound(path, () => inflated(data));
    });

  /** @returns {Promise<Manifest>} */
  const manifest = () =>
    once("index.json", async () => {
      const answer = await fetched("index.json", { cache: "no-cache" });
      return sound("index.json", () => answer.json());
    });

  const blocks = async () => (await manifest()).blocks;

  /** The name of a file of texts: the manifest has those of the newest. @param {number} block @returns {Promise<string>} */
  const nameOf = async (block) => {
    const found = await manifest();
    const before = found.blocks - found.texts.length / NAME;
    const [names, at] = block < before ? [await once("older", async () => (await fetched(`older.${found.older}.txt`)).text()), block] : [found.texts, block - before];
    return names.slice(at * NAME, at * NAME + NAME);
  };

  /** @param {string} gram @returns {Promise<Levels>} */
  const levels = (gram) =>
    once(`gram ${gram}`, async () => {
      const { shards } = await manifest();
      const written = gram.charAt(0) === "=" ? [...gram].slice(1, 3).join("") : gram.replace(/^[~^]/, "");
      const number = shardOf(written, shards.length / SHARD);
      const name = shards.slice(number * SHARD, number * SHARD + SHARD);
      return levelsOf(await unpacked(`w/${number.toString(16)}.${name}.bin`), gram, await blocks());
    });

  /** @param {number} block @returns {Promise<Entry[]>} */
  const documents = (block) =>
    once(`block ${block}`, async () => {
      const text = new TextDecoder("utf-16le").decode(await unpacked(`t/${await nameOf(block)}.bin`));
      const [addresses, days, pictures, titles, named, summaries, texts, spoken] = text.split("\x1e").map((column) => column.split("\x1f"));
      return addresses.map((address, at) => ({
        address,
        day: days[at],
        picture: pictures[at],
        title: titles[at],
        named: named[at],
        summary: summaries[at],
        text: texts[at],
        spoken: spoken[at],
      }));
    });

  /** How each character sounds, for what is not found as it is written. @returns {Promise<Map<string, string>>} */
  const sounds = () =>
    once("sounds", async () => {
      /** @type {{[sound: string]: string}} */
      const found = await (await fetched("sounds.json")).json();
      return new Map(Object.keys(found).reduce((/** @type {[string, string][]} */ all, sound) => all.concat([...found[sound]].map((each) => [each, sound])), []));
    });

  /** `text` in simplified characters, for what is not found as it is written. @param {string} text @returns {Promise<string>} */
  const simplified = async (text) => {
    const table = await once("simplified", async () => {
      /** @type {[string, string]} */
      const [traditional, simple] = await (await fetched("simplified.json")).json();
      return new Map([...traditional].map((each, at) => /** @type {[string, string]} */ ([each, simple[at]])));
    });
    return [...text].map((each) => table.get(each) || each).join("");
  };

  return { manifest, blocks, levels, documents, sounds, simplified, forget: () => kept.clear() };
};

/** @typedef {ReturnType<typeof openIndex>} Index */
