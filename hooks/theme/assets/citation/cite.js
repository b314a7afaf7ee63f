/**
 * Copies citations at one click, and opens those of a paragraph when its number is clicked: the words are in the page
 * (citing.md.j2), nothing is fetched or stored. Without this script the number is a link to its paragraph.
 */
(() => {
  "use strict";
  const NUMBER = "@@number@@";
  const box = /** @type {HTMLElement | null} */ (document.querySelector(".km-cite"));
  if (!box) return;
  const say = (key) => String(box.dataset[key]);

  const make = (tag, className, text = "") => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  };

  const today = () => {
    const now = new Date();
    const two = (part) => String(part).padStart(2, "0");
    return `${two(now.getDate())}.${two(now.getMonth() + 1)}.${now.getFullYear()}`;
  };

  // ------------------------------------------------------------------ copying

  /** Copies what the reader sees, italics and all; a page from a disk has no other way. */
  const copied = (words) => {
    const selection = getSelection();
    selection?.selectAllChildren(words);
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    }
  };

  const copy = (words, told) => {
    const done = copied(words);
    told.textContent = say(done ? "copied" : "notCopied");
    if (done) getSelection()?.removeAllRanges();
  };

  /** Today's date for every blank, and a button beside every form. */
  const enliven = (whole) => {
    for (const blank of whole.querySelectorAll(".km-cite__today")) blank.replaceWith(today());
    for (const form of whole.querySelectorAll(".km-cite__form")) {
      const words = form.querySelector("dd");
      const told = make("span", "km-cite__told");
      told.role = "status";
      const button = make("button", "km-cite__copy", say("copy"));
      button.type = "button";
      button.setAttribute("aria-label", `${say("copy")}: ${form.querySelector("dt").textContent}`);
      button.onclick = () => copy(words, told);
      const actions = make("dd", "km-cite__actions");
      actions.append(button, told);
      form.append(actions);
    }
  };

  // ------------------------------------------------------------------ one paragraph

  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("km-cite-paragraph"));

  const fill = (whole, number) => {
    const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { currentNode } = walker;
      currentNode.textContent = String(currentNode.textContent).replaceAll(NUMBER, number);
    }
  };

  /** Where the words may still change: what the page says of the edition that stays, and the way to this paragraph in it. */
  const notice = (here) => {
    const said = /** @type {HTMLElement | null} */ (document.querySelector(".km-released"))?.cloneNode(true);
    if (!(said instanceof HTMLElement)) return [];
    for (const link of said.querySelectorAll("a")) link.hash = here;
    return [said];
  };

  const open = (source, number, here) => {
    const dialog = make("dialog", "km-cite-dialog md-typeset");
    dialog.setAttribute("aria-labelledby", "km-cite-title");
    const close = make("button", "km-cite__close", say("close"));
    close.type = "button";
    close.onclick = () => dialog.close();
    const content = source.content.cloneNode(true);
    fill(content, number);
    enliven(content);
    content.querySelector("h2").after(...notice(here));
    dialog.append(content, close);
    const left = () => location.hash !== here && dialog.close(); // back: the number had written itself into the address
    addEventListener("popstate", left);
    dialog.onclose = () => {
      removeEventListener("popstate", left);
      dialog.remove();
    };
    dialog.onclick = ({ target }) => target === dialog && dialog.close(); // beside it
    document.body.append(dialog);
    dialog.showModal();
  };

  enliven(box);
  if (template) {
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (event.target.closest(".km-paragraph__number")) : null;
      const number = decodeURIComponent(link?.getAttribute("href") ?? "").replace(/^#p/, "");
      if (link && number && !(event.ctrlKey || event.metaKey || event.shiftKey)) open(template, number, link.hash);
    });
  }
})();
