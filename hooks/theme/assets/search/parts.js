/**
 * Parts of an index. An answer is worked out with the parts that are here; what else it turned out to need is fetched
 * then, and it is worked out anew. So everything that reads the index stays a plain function, and what is fetched is
 * decided in one place.
 */

/** Thrown where nothing sensible can be decided before the missing parts are here. */
class Missing extends Error {}

export class Parts {
  /** @param {(name: string) => Promise<any>} load brings one part: `w12`. It fails if it cannot */
  constructor(load) {
    this.load = load;
    /** @type {Map<string, any>} */
    this.here = new Map();
    /** @type {Map<string, Promise<void>>} */
    this.coming = new Map();
    /** @type {Set<string>} */
    this.wanted = new Set();
  }

  /** A part, or nothing yet. */
  get(name) {
    const part = this.here.get(name);
    if (part === undefined) this.wanted.add(name);
    return part;
  }

  /** From here on everything that was asked for is here. */
  settle() {
    if (this.wanted.size) throw new Missing();
  }

  /**
   * What `work` returns when nothing is missing any more; null if nobody waits for it any longer.
   * @template Done @param {() => Done} work @param {() => boolean} isWanted @returns {Promise<Done | null>}
   */
  async whole(work, isWanted = () => true) {
    for (;;) {
      this.wanted.clear();
      const done = attempt(work);
      if (!this.wanted.size) return done;
      await Promise.all(Array.from(this.wanted, (name) => this.fetched(name)));
      if (!isWanted()) return null;
    }
  }

  fetched(name) {
    if (!this.coming.has(name)) this.coming.set(name, this.brought(name).finally(() => this.coming.delete(name)));
    return this.coming.get(name);
  }

  async brought(name) {
    this.here.set(name, await this.load(name));
  }
}

function attempt(work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof Missing) return null;
    throw error;
  }
}

/** Index of the last of `starts` that is not behind `key`. */
export function place(starts, key) {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Numbers of the parts that hold everything from `start` to the last word that begins so; no more than `most` around `key`. */
export function around(starts, start, key, most) {
  const [first, last, own] = [place(starts, start), place(starts, `${start}\uffff`), place(starts, key)];
  const from = Math.max(first, Math.min(own - (most >> 1), last - most + 1));
  const to = Math.min(last, from + most - 1);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

/** First numbers of parts, from how many things each has. */
export function firsts(sizes) {
  const found = [0];
  for (const size of sizes) found.push(found[found.length - 1] + size);
  return found;
}
