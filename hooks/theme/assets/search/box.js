/**
 * The search box before the index is there: the first part is fetched when a reader goes to the box, so that it is in
 * the browser's cache when the worker asks for it, and the line under the box says that the search is loading.
 * The rest of the box is Material's.
 */
{
  const { src, dataset } = document.currentScript;
  const box = document.querySelector("[data-md-component=search-query]");
  const line = document.querySelector(".md-search-result__meta");

  const warm = async () => {
    const folder = new URL("../../search/", src);
    const manifest = await (await fetch(new URL("search_index.json", folder))).json();
    const files = manifest.config[dataset.locale];
    if (files) await fetch(new URL(files.parts[0], folder));
  };

  box?.addEventListener("focus", () => warm().catch(() => {}), { once: true }); // the worker will say what is wrong
  box?.addEventListener("input", () => (line.textContent = dataset.loading), { once: true });
}
