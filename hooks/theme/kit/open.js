/** The page beside the kit's folder leads to the first page of a language. Where this does not load, the page says why: the archive was not unpacked. */
{
  const { src, dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);
  location.replace(new URL(`../../${dataset.home}`, src));
}
