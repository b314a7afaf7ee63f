/**
 * What is kept on the device, for the pages and for the service worker alike (outputs/offline puts this file into it).
 *
 * One cache holds one build of the site, and `shown` names the one that may be shown: so two editions are never mixed.
 * A newer build is brought into a cache of its own, every file is compared with its hash, and only when nothing is missing
 * does `shown` change. What a killed tab or a lost connection left is completed by the next try; what of the build before
 * is the same is copied and not fetched again.
 */
globalThis.komakOffline = (home) => {
  "use strict";
  const LISTS = "assets/offline/";
  const OURS = `komak ${home.pathname}`;
  /** Pages and files that somebody has opened and nobody has asked to keep: the newest of them follow to a new build. */
  const VISITED = 200;
  const AT_ONCE = 6;
  /** Milliseconds for a list, which a host may never send; and until a device that was full is tried again. */
  const [PATIENCE, DAY] = [60_000, 86_400_000];
  const at = (address) => new URL(address, home).href;
  /** What stands behind the address of the site; an address that says nothing readable stays as it is. */
  const addressOf = (url) => {
    try {
      return decodeURI(url.slice(home.href.length));
    } catch {
      return url.slice(home.href.length);
    }
  };
  const fixed = () => caches.open(OURS);
  const opened = (build) => caches.open(`${OURS} ${build}`);
  const isOurs = (name) => name === OURS || name.startsWith(`${OURS} `);
  const alone = (work) => navigator.locks.request(OURS, work);

  // ------------------------------------------------------------------ notes: `shown`, `seen`, `wanted`, `trouble`

  /** @returns {Promise<any>} */
  const noted = async (name, otherwise = /** @type {any} */ (null)) => {
    const found = await (await fixed()).match(at(`${LISTS}-/${name}`));
    return found ? found.json() : otherwise;
  };
  const note = async (name, value) => (await fixed()).put(at(`${LISTS}-/${name}`), Response.json(value));

  const shown = () => noted("shown", "");
  /** @returns {Promise<Record<string, KeptPart>>} what readers have asked to keep, by the id of its list */
  const wanted = () => noted("wanted", {});

  // ------------------------------------------------------------------ one file

  const digest = async (bytes) =>
    Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");

  const isThis = async (bytes, hash) => (await digest(bytes)).startsWith(hash);

  const failure = (name, message = name) => Object.assign(new Error(message), { name });

  /** A file of the wrong edition is no file: a host may serve two of them for some minutes after a release. */
  const fetched = async (target, hash) => {
    const response = await fetch(target, { cache: "no-cache" });
    if (!response.ok) throw failure(response.status === 404 ? "Gone" : "Unanswered", `${response.status} ${target}`);
    const bytes = await response.arrayBuffer();
    if (!(await isThis(bytes, hash))) throw failure("Renewed", target);
    return answer(bytes, response.headers.get("Content-Type"));
  };

  const answer = (bytes, type) => new Response(bytes, { headers: { "Content-Type": type ?? "application/octet-stream" } });

  /** The file as the build before has it, if it is the same but for the name of the build in a page. */
  const carried = async (before, target, hash, builds) => {
    const found = await before?.cache.match(target);
    if (!found) return null;
    const type = found.headers.get("Content-Type");
    const bytes = await found.arrayBuffer();
    if (await isThis(bytes, hash)) return answer(bytes, type);
    if (!type?.includes("html")) return null;
    const renamed = new TextEncoder().encode(new TextDecoder().decode(bytes).replace(before.build, builds));
    return (await isThis(renamed, hash)) ? answer(renamed, type) : null;
  };

  /**
   * Puts one file of a list into the cache of its build.
   * @param {ListedFile} file @param {CacheOfBuild} now @param {CacheOfBuild | null} before
   */
  const bring = async ([address, , hash], now, before = null) => {
    const target = at(address);
    const there = await now.cache.match(target);
    if (there && (await isThis(await there.arrayBuffer(), hash))) return;
    await now.cache.put(target, (await carried(before, target, hash, now.build)) ?? (await fetched(target, hash)));
  };

  /** Some at once, none after the first that failed. */
  const each = async (items, work) => {
    const waiting = items.values();
    let failed = false;
    const one = async () => {
      for (const item of waiting) {
        if (failed) return;
        await work(item).catch((error) => {
          failed = true;
          throw error;
        });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
  };

  // ------------------------------------------------------------------ lists

  /** A list from the network. With `build` it must be of that one. */
  const listed = async (id, build = "") => {
    const response = await fetch(at(`${LISTS}${id}.json`), { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) throw failure(response.status === 404 ? "Gone" : "Unanswered", `${response.status} ${id}`);
    const list = await response.json();
    if (build && list.build !== build) throw failure("Renewed", id);
    return list;
  };

  /** A list as it was kept with what it lists. */
  const keptList = async (id, cache) => (await cache.match(at(`${LISTS}${id}.json`)))?.json();
  const keepList = (id, list, cache) => cache.put(at(`${LISTS}${id}.json`), Response.json(list));

  const files = (list, groups) => list.groups.filter((group) => groups.includes(group.name)).flatMap((group) => group.files);
  const COMMON = "common";

  /** Every list that is wanted with its files. A module that is no longer there is wanted no longer. */
  const wantedLists = async (build) => {
    const parts = await wanted();
    const found = [{ id: COMMON, list: await listed(COMMON, build), groups: [COMMON] }];
    for (const [id, { groups }] of Object.entries(parts)) {
      const list = await listed(id, build).catch((error) => {
        if (error.name !== "Gone") throw error;
        delete parts[id];
        return null;
      });
      if (list) found.push({ id, list, groups });
    }
    await note("wanted", parts);
    return found;
  };

  // ------------------------------------------------------------------ a new build


  /** What was visited in the build before, and what has been in this one since: the same pages of this build. */
  const visitedNow = async (now, before, known) => {
    const keys = [...((await before?.cache.keys()) ?? []), ...(await now.cache.keys())].map(({ url }) => url);
    const isVisited = (url) => !known.has(url) && !url.startsWith(at(LISTS));
    return [...new Set(keys.filter(isVisited))].slice(-VISITED).map(addressOf);
  };

  const isPage = (address) => !address || address.endsWith("/");
  const localeOf = (address, locales) => locales.find((locale) => address.startsWith(`${locale}/`)) ?? locales[0];

  /** Styles, scripts and pictures of a page by the version in their address; those of the search are in its list. */
  const partsOf = async (address, cache) => {
    const html = (await (await cache.match(at(address)))?.text()) ?? "";
    const found = [...html.matchAll(/\b(?:href|src)="([^"]+\?v=([0-9a-f]+))"/g)].map(([, href, hash]) => [addressOf(new URL(href, at(address)).href), hash]);
    return found.filter(([part]) => !part.startsWith("assets/search/"));
  };

  const follow = async (addresses, now, before, locales) => {
    /** @type {Record<string, Record<string, string>>} */
    const lists = {};
    for (const address of addresses.filter((one) => !one.includes("?"))) {
      const name = isPage(address) ? `pages.${localeOf(address, locales)}` : "files";
      lists[name] ??= (await listed(name, now.build)).files;
      const hash = lists[name][address];
      if (!hash) await now.cache.delete(at(address));
      else {
        await bring([address, 0, hash], now, before);
        for (const [part, version] of isPage(address) ? await partsOf(address, now.cache) : []) await bring([part, 0, version], now, before);
      }
    }
  };

  /** Everything of `build` that this device has of another one; then that is shown. */
  const take = async (build, locales) => {
    const last = await shown();
    if (last === build) return;
    const now = { build, cache: await opened(build) };
    const before = last ? { build: last, cache: await opened(last) } : null;
    const lists = await wantedLists(build);
    const entries = lists.flatMap(({ list, groups }) => files(list, groups));
    await each(entries, (entry) => bring(entry, now, before));
    for (const { id, list } of lists) await keepList(id, list, now.cache);
    await follow(await visitedNow(now, before, new Set(entries.map(([address]) => at(address)))), now, before, locales);
    await note("shown", build);
    await note("trouble", null);
    for (const name of await caches.keys()) if (isOurs(name) && name !== OURS && name !== `${OURS} ${build}`) await caches.delete(name);
  };

  /** A disk that is full keeps the build that it has, whole; the half of the new one makes room. */
  const taken = (build, locales) =>
    alone(async () => {
      const trouble = await noted("trouble");
      if (trouble?.build === build && trouble.name === "QuotaExceededError" && Date.now() - (trouble.since ?? 0) < DAY) return;
      await take(build, locales).catch(async (error) => {
        if (error.name === "QuotaExceededError") await caches.delete(`${OURS} ${build}`);
        await note("trouble", { build, name: error.name, since: Date.now() }).catch(() => {}); // the disk is that full
        throw error;
      });
    });

  // ------------------------------------------------------------------ a module

  const urls = async (cache) => (await cache.keys()).map(({ url }) => url);

  /** Deletes of a list what neither the common files, nor another part, nor a page that stays needs; never what is in `stays`. */
  const tidy = async (list, cache, parts, stays = /** @type {string[]} */ ([])) => {
    const needed = new Set([...(await neededIn(cache, parts)), ...stays]);
    const left = new Set(list.groups.flatMap((group) => group.files).map(([address]) => at(address)).filter((target) => !needed.has(target)));
    const pages = (await urls(cache)).map(addressOf).filter((address) => isPage(address) && !left.has(at(address)));
    for (const page of left.size ? pages : []) for (const [part] of await partsOf(page, cache)) left.delete(at(part));
    for (const target of left) await cache.delete(target);
    if (!parts[list.id]) await cache.delete(at(`${LISTS}${list.id}.json`));
  };

  /** Addresses of the common files and of everything that is wanted. */
  const neededIn = async (cache, parts) => {
    const all = { [COMMON]: { groups: [COMMON] }, ...parts };
    const lists = await Promise.all(Object.entries(all).map(async ([id, { groups }]) => ({ groups, list: await keptList(id, cache) })));
    return new Set(lists.flatMap(({ list, groups }) => (list ? files(list, groups) : [])).map(([address]) => at(address)));
  };

  const want = async (id, part) => note("wanted", { ...(await wanted()), [id]: part });

  /** What of a list is not wanted goes first: on a full disk there is no room even for a note. */
  const unwant = async (list, cache, stays = /** @type {string[]} */ ([])) => {
    const { [list.id]: _, ...parts } = await wanted();
    await tidy(list, cache, parts, stays);
    await note("wanted", parts);
  };

  /** Keeps `groups` of a part and nothing else of it. `tell` hears how many bytes of how many are there. */
  const keep = (id, groups, tell) =>
    alone(async () => {
      const list = await listed(id);
      const part = { groups, title: list.title, page: list.page, locale: list.locale };
      if (list.build !== (await shown())) await take(list.build, list.locales);
      const now = { build: list.build, cache: await opened(list.build) };
      const before = await urls(now.cache);
      const entries = files(list, groups);
      const whole = entries.reduce((sum, [, size]) => sum + size, 0);
      let here = 0;
      try {
        await keepList(id, list, now.cache);
        await want(id, { ...part, done: false });
        await each(files(await listed(COMMON, list.build), [COMMON]), (entry) => bring(entry, now)); // a browser may have lost them
        await each(entries, async (entry) => {
          await bring(entry, now);
          here += entry[1];
          tell(here, whole);
        });
        await want(id, { ...part, done: true });
      } catch (error) {
        if (/** @type {Error} */ (error).name === "QuotaExceededError") await unwant(list, now.cache, before);
        throw error;
      }
      await tidy(list, now.cache, await wanted());
    });

  const remove = (id) =>
    alone(async () => {
      const cache = await opened(await shown());
      await unwant((await keptList(id, cache)) ?? { id, groups: [] }, cache);
      await note("trouble", null); // there is room now
    });

  /** What of the wanted part is on the device: its list, and bytes here and in all. */
  const state = async (id) => {
    const part = (await wanted())[id];
    const cache = await opened(await shown());
    const list = part && (await keptList(id, cache));
    if (!list) return null;
    const here = new Set(await urls(cache));
    const entries = files(list, part.groups);
    const sum = (some) => some.reduce((all, [, size]) => all + size, 0);
    return { ...part, list, size: sum(entries), here: sum(entries.filter(([address]) => here.has(at(address)))) };
  };

  // ------------------------------------------------------------------ what was only opened, of frozen editions too

  const visited = async () => {
    const cache = await opened(await shown());
    const needed = await neededIn(cache, await wanted());
    const keysOf = async (one) => (await urls(one)).filter((url) => !needed.has(url) && !url.startsWith(at(LISTS))).map((url) => ({ one, url }));
    const keys = [...(await keysOf(cache)), ...(await keysOf(await fixed()))];
    const sizes = await Promise.all(keys.map(async ({ one, url }) => (await (await one.match(url))?.blob())?.size ?? 0));
    return { keys, size: sizes.reduce((all, size) => all + size, 0) };
  };

  const forget = () =>
    alone(async () => {
      for (const { one, url } of (await visited()).keys) await one.delete(url);
      await note("trouble", null);
    });

  const clear = async () => {
    for (const name of await caches.keys()) if (isOurs(name)) await caches.delete(name);
  };

  return { at, addressOf, isThis, opened, fixed, note, noted, shown, wanted, taken, listed, keep, remove, state, visited, forget, clear, isPage, localeOf };
};
