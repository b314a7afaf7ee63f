/**
 * What Koʻmak adds to Material's search box: what draws the results and the index are fetched when a reader goes to the
 * box (and by nobody else: it is the heaviest file of all); text that comes without
 * a key (pasted with the mouse, spoken, suggested by the phone) is
 * searched for; the line under the box never keeps saying that the search is loading; what was searched for instead of a
 * misspelt word, and help for those who found nothing; and after Escape the focus is where it came from. Everything that
 * appears is announced (role=status).
 */
{
  const { src, dataset } = /** @type {SearchScript} */ (document.currentScript);
  const element = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
  const box = /** @type {HTMLInputElement} */ (element("[data-md-component=search-query]"));
  const line = element(".md-search-result__meta");
  const note = element(".km-search-note");
  const help = element(".km-search-help");
  const toggle = /** @type {HTMLInputElement} */ (element("#__search"));
  const base = JSON.parse(element("#__config").textContent).base;
  /** A slow connection has loaded the index by then; a search that was blocked has not. */
  const PATIENCE = 30_000;

  /** A page from a disk may fetch nothing: there the index is a script (theme/kit). */
  const warm = async () => {
    if (location.protocol === "file:") return;
    const folder = new URL("../../search/", src);
    const manifest = await (await fetch(new URL("search_index.json", folder))).json();
    const files = manifest.config[dataset.locale];
    if (files) await fetch(new URL(`${files.folder}start.json`, folder));
  };

  const channel = globalThis.BroadcastChannel && new BroadcastChannel(`komak-search-${dataset.locale}`);

  /** Material's program: it draws what is found. Null until a reader searches, and again if it did not come. */
  let program = /** @type {HTMLScriptElement | null} */ (null);
  const isHere = () => "keyboard$" in globalThis;

  const bring = () => {
    if (program) return;
    const script = made("script", "", { src: new URL(`../javascripts/${dataset.program}`, src).href });
    program = script;
    script.addEventListener("error", () => {
      script.remove();
      program = null;
      lost();
    });
    document.body.append(script);
  };

  const open = () => {
    if (!toggle.checked) toggle.click();
    bring();
  };

  /** Another try, for the query that stands in the box. */
  const again = () => {
    line.textContent = dataset.loading;
    help.replaceChildren();
    bring();
    channel?.postMessage({ again: box.value });
  };

  const lost = () => {
    line.textContent = dataset.lost;
    if (channel) help.replaceChildren(button(dataset.again, again));
  };

  const wait = () => {
    line.textContent = dataset.loading;
    setTimeout(() => line.textContent === dataset.loading && lost(), PATIENCE);
  };

  const made = (tag, text, facts = {}) => Object.assign(document.createElement(tag), { textContent: text, ...facts });

  const button = (text, press) => {
    const found = made("button", text, { type: "button" });
    found.addEventListener("click", press);
    return found;
  };

  const word = (text) =>
    button(text, () => {
      box.value = text;
      box.focus();
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });

  const listed = (items) => {
    const list = document.createElement("ul");
    list.append(...items.map((item) => { const row = document.createElement("li"); row.append(item); return row; })); // prettier-ignore
    return list;
  };

  /** The same page in the other languages, with the same query. */
  const elsewhere = (query) =>
    Array.from(/** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".md-header a[hreflang]")), (link) => {
      const address = new URL(link.href);
      address.searchParams.set("q", query);
      return made("a", link.title || link.textContent.trim(), { href: address.href, lang: link.lang, hreflang: link.hreflang });
    }).filter((link) => link.hreflang !== dataset.locale);

  const part = (title, items) => (items.length ? [made("p", title), listed(items)] : []);

  const show = ({ query, searched = "", nearest = [], help: pages = [], isLost }) => {
    if (query !== box.value) return;
    if (isLost) return lost();
    note.textContent = searched ? dataset.searched.replace("#", searched) : "";
    const titled = pages.filter(([, title]) => title);
    help.replaceChildren(
      ...part(dataset.nearest, nearest.map(word)),
      ...part(dataset.help, titled.map(([url, title]) => made("a", title, { href: `${base}/${url}` }))),
      ...(titled.length ? part(dataset.elsewhere, elsewhere(query)) : []),
    );
  };

  /** Material leaves the focus on the page as a whole. */
  const home = { before: /** @type {HTMLElement | null} */ (null) };
  const back = () => {
    const open = element(".md-header__button[for=__search]"); // shown on narrow screens only
    const near = open?.offsetParent ? open : element(".md-search__inner");
    near.tabIndex = -1;
    (home.before?.isConnected ? home.before : near).focus();
  };

  /** Until Material's program is here, which then does the same. */
  const press = (event) => {
    if (isHere() || event.metaKey || event.ctrlKey || event.altKey) return;
    const isWriting = document.activeElement?.matches("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]");
    if (["f", "s", "/"].includes(event.key) && !isWriting) {
      event.preventDefault();
      box.focus();
      box.select();
    }
    if (["Escape", "Tab"].includes(event.key) && toggle.checked) toggle.click();
  };

  if (box) {
    box.addEventListener("focus", open);
    box.form?.addEventListener("submit", (event) => event.preventDefault());
    element("header [for=__search]").addEventListener("click", (event) => {
      event.preventDefault(); // the focus opens the box, and the label of an open box would close it again
      box.focus(); // within the tap, or a phone shows no keys
    });
    addEventListener("keydown", press);
    if (document.activeElement === box || new URLSearchParams(location.search).has("q")) bring();
    channel?.addEventListener("message", ({ data }) => data.again === undefined && show(data));
    box.addEventListener("focus", () => warm().catch(() => {}), { once: true }); // the worker will say what is wrong
    box.addEventListener("focus", ({ relatedTarget }) => {
      home.before = relatedTarget instanceof HTMLElement ? relatedTarget : null;
    });
    box.addEventListener("input", wait, { once: true });
    box.addEventListener("input", () => program ?? again()); // lost with the connection, which may be back
    addEventListener("online", () => box.value && (program ?? again()));
    box.addEventListener("input", () => box.dispatchEvent(new Event("keyup"))); // all that Material listens to
    addEventListener("keydown", ({ key }) => {
      const inside = document.activeElement?.closest("[data-md-component=search]");
      if (key === "Escape" && inside) setTimeout(back); // Material closes the box first
    }, true); // prettier-ignore
  }
}
