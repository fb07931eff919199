// The files of the index: asked for once each, and the manifest anew if one is gone because the site was just published again.

/** @typedef {[string, string, number, number[]]} Kind id, name, first block, and the first document of each year */
/** @typedef {{shards: string, texts: string, older: string, sizes: string, kinds: Kind[], coming: number[], name: string, places: [string, string][], synonyms: string[][]}} Manifest */
/** @typedef {{address: string, day: string, picture: string, title: string, named: string, summary: string, text: string, spoken: string}} Entry */

const NAME = 8; // characters of a digest in the name of a file of texts
const SHARD = 6; // and of a shard

class Gone extends Error {} // or something else stands in its place: some hosts answer with their front page
class Away extends Error {} // nothing came at all

/** @typedef {(address: string, options?: RequestInit) => Promise<Response>} Get */

/**
 * An index as it was published once: numbers of documents are those of its own manifest, whatever is published meanwhile.
 * @param {string} base where the index lies
 * @param {Get} get
 * @param {Unpack} unpack
 */
const openIndex = (base, get, unpack) => {
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();
  let told = ""; // the manifest as it is written

  /** @type {<T>(name: string, make: () => Promise<T>) => Promise<T>} */
  const once = (name, make) => {
    const known = kept.get(name);
    if (known) return known;
    const made = make();
    kept.set(name, made);
    made.catch(() => kept.delete(name)); // a network that was away may be back
    return made;
  };
  /** @param {string} path @param {RequestInit} [options] */
  const fetched = async (path, options) => {
    try {
      const answer = await get(base + path, options);
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
    } catch (error) {
      throw new Away(path);
    }
    throw new Gone(path);
  };
  /**
   * A file that is what was published. A browser keeps for a year what a host, or a line that asks to log in, once gave instead: then it is asked past that.
   * @param {string} path
   * @param {(data: Uint8Array) => boolean} isIt
   */
  const sound = async (path, isIt) => {
    for (const options of [undefined, /** @type {RequestInit} */ ({ cache: "reload" })]) {
      const data = await fetched(path, options);
      if (isIt(data)) return data;
    }
    throw new Gone(path);
  };
  /** @param {Uint8Array} data */
  const utf8 = (data) => new TextDecoder().decode(data);

  /** @returns {Promise<Manifest>} */
  const manifest = () =>
    once("index.json", async () => {
      const text = utf8(await fetched("index.json", { cache: "no-cache" }));
      try {
        /** @type {Manifest} */
        const found = JSON.parse(text);
        if (/[^\da-f]/.test(found.shards + found.texts + found.older) || typeof found.sizes !== "string" || ![found.kinds, found.synonyms].every(Array.isArray)) throw new Gone();
        told = text;
        return found;
      } catch (error) {
        throw new Gone("index.json");
      }
    });

  const blocks = async () => (await manifest()).sizes.length;
  const numbers = () => once("numbers", async () => numbersOf((await manifest()).sizes));

  /** @param {string} name */
  const older = (name) => once("older", async () => utf8(await sound(`older.${name}.txt`, (data) => isNamed(data, name))));

  /** The name of a file of texts: the manifest has those of the newest. @param {number} block @returns {Promise<string>} */
  const nameOf = async (block) => {
    const found = await manifest();
    const before = found.sizes.length - found.texts.length / NAME;
    const [names, at] = block < before ? [await older(found.older), block] : [found.texts, block - before];
    return names.slice(at * NAME, at * NAME + NAME);
  };

  /** @param {string} path @param {string} name */
  const shard = (path, name) => once(path, async () => unpack(await sound(path, (data) => isNamed(data, name))));

  /** @param {string} gram @returns {Promise<Levels>} */
  const levels = (gram) =>
    once(`gram ${gram}`, async () => {
      const { shards } = await manifest();
      const number = shardOf(gram, shards.length / SHARD);
      const name = shards.slice(number * SHARD, number * SHARD + SHARD);
      return levelsOf(await shard(`w/${number.toString(16)}.${name}.bin`, name), gram, await numbers(), await blocks());
    });

  /** @param {number} block @returns {Promise<Entry[]>} */
  const documents = (block) =>
    once(`block ${block}`, async () => {
      const name = await nameOf(block);
      const data = await sound(`t/${name}.bin`, (found) => isSealed(found, name));
      const text = new TextDecoder("utf-16le").decode(await unpack(data.subarray(0, -SEAL)));
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
      const found = JSON.parse(utf8(await fetched("sounds.json")));
      return new Map(Object.keys(found).reduce((/** @type {[string, string][]} */ all, sound) => all.concat([...found[sound]].map((each) => [each, sound])), []));
    });

  /** `text` in simplified characters, for what is not found as it is written. @param {string} text @returns {Promise<string>} */
  const simplified = async (text) => {
    const table = await once("simplified", async () => {
      /** @type {[string, string]} */
      const [traditional, simple] = JSON.parse(utf8(await fetched("simplified.json")));
      return new Map([...traditional].map((each, at) => /** @type {[string, string]} */ ([each, simple[at]])));
    });
    return [...text].map((each) => table.get(each) || each).join("");
  };

  return { manifest, blocks, levels, documents, sounds, simplified, told: () => told };
};

/** @typedef {ReturnType<typeof openIndex>} Index */

/**
 * The index of now, as far as is known here.
 * @param {string} base @param {Get} get @param {Unpack} [unpack]
 */
const openShelf = (base, get, unpack = unpacked) => {
  let index = openIndex(base, get, unpack);
  /** Another one in the place of `old`, if no other question has seen to that. @param {Index} old @param {Index} another */
  const replace = (old, another) => {
    if (index === old) index = another;
    return index;
  };
  /** Whether another one has been published since. Where there is no network there is none. */
  const isReplaced = async () => {
    const [old, another] = [index, openIndex(base, get, unpack)];
    if (!old.told()) return false;
    await another.manifest().catch(() => {});
    if ([old.told(), ""].includes(another.told())) return false;
    return replace(old, another) === another;
  };
  return { index: () => index, renewed: (/** @type {Index} */ old) => replace(old, openIndex(base, get, unpack)), isReplaced };
};

/** @typedef {ReturnType<typeof openShelf>} Shelf */
