/** “Without the internet” on the pages of a module: what of it is kept on this device, how large it is, and away with it. */
(() => {
  "use strict";
  const box = /** @type {HTMLElement | null} */ (document.querySelector(".km-keep"));
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  if (!box || !location.protocol.startsWith("http") || !navigator.serviceWorker || !globalThis.caches) return;
  const id = String(box.dataset.list);
  const store = globalThis.komakOffline(new URL("../../", script.src));
  const { say, size, make, button, trouble: why } = globalThis.komakOfflineElements(box);
  const ALWAYS = "pages";
  const SEARCH = "search";

  const told = make("p", "km-keep__told");
  told.role = "status";
  const bar = /** @type {HTMLProgressElement} */ (make("progress", "km-keep__progress"));
  const choices = make("ul", "km-keep__choices");
  const actions = make("p", "km-actions");

  /** @typedef {{name: string, weight: number}} Choice a group of files, or the search of the language, which is kept by itself */

  const weight = (group) => group.files.reduce((sum, [, bytes]) => sum + bytes, 0);

  const choice = ({ name, weight: bytes }, isChosen) => {
    const input = Object.assign(document.createElement("input"), { type: "checkbox", value: name, checked: isChosen });
    input.disabled = name === ALWAYS;
    return make("li", "", make("label", "", input, " ", say(name), make("span", "km-keep__size", size(bytes))));
  };

  const inputs = () => /** @type {HTMLInputElement[]} */ ([...choices.querySelectorAll("input")]);
  const chosen = () => inputs().filter(({ checked }) => checked).map(({ value }) => value);

  const work = (isWorking) => {
    bar.hidden = !isWorking;
    for (const one of [...inputs(), ...actions.querySelectorAll("button")]) one.disabled = isWorking || one.value === ALWAYS;
  };

  const progress = (here, whole) => Object.assign(bar, { max: whole, value: here });

  const keep = (search) => async () => {
    const wanted = chosen();
    told.textContent = say("keeping");
    work(true);
    navigator.storage?.persist?.().catch(() => false); // so that a browser in need of room asks before it deletes
    const trouble = await Promise.resolve()
      .then(() => store.keep(id, wanted.filter((name) => name !== SEARCH), progress))
      .then(() => (wanted.includes(SEARCH) ? store.keep(search, [SEARCH], progress) : undefined))
      .then(() => "", (error) => why(error.name));
    await show();
    if (trouble) told.textContent = trouble;
    told.focus();
  };

  const remove = async () => {
    work(true);
    await store.remove(id);
    await show();
  };

  /** What stands in the box follows what is kept. */
  const show = async () => {
    const kept = await store.state(id);
    const list = kept?.list ?? (await store.listed(id));
    const [search, searchWeight] = list.search ?? ["", 0];
    const isSearched = Boolean(search && (await store.state(search)));
    const groups = list.groups.filter((group) => group.files.length).map((group) => ({ name: group.name, weight: weight(group) }));
    const offered = search && !isSearched ? [...groups, { name: SEARCH, weight: searchWeight }] : groups;
    const isChosen = ({ name }) => (name === SEARCH ? !kept : kept ? kept.groups.includes(name) : name !== "packs");
    choices.replaceChildren(...offered.map((one) => choice(one, isChosen(one))));
    const isWhole = kept && kept.here === kept.size;
    told.textContent = !kept ? "" : say(isWhole ? "kept" : "partly", { size: size(kept.size), here: size(kept.here) });
    const update = () => {
      const same = isWhole && String(chosen()) === String(kept.groups);
      const whole = offered.filter(({ name }) => chosen().includes(name)).reduce((sum, one) => sum + one.weight, 0);
      actions.replaceChildren(
        ...(same ? [] : [button(say(kept && !isWhole ? "resume" : "keep", { size: size(whole) }), keep(search))]),
        ...(kept ? [button(say("remove"), remove, "km-button km-button--quiet")] : []),
      );
    };
    choices.onchange = update;
    update();
    work(false);
  };

  const start = async () => {
    await navigator.serviceWorker.ready;
    told.tabIndex = -1;
    const link = Object.assign(make("a", "", say("all")), { href: box.dataset.page });
    box.append(make("p", "km-keep__title", say("title")), make("p", "", say("lead")), choices, actions, bar, told, make("p", "km-keep__all", link));
    await show();
    box.hidden = false;
  };

  start().catch(() => {}); // the list cannot be had: the box stays away
})();
