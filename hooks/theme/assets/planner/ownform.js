/** The part of the form in which a trainer adds an item of the event's own. */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { make, field, titleOf, countWithin, OWN, LEAST, LONGEST } = planner;

  /** The last place, however long the program is. */
  const AT_END = "end";

  function ownForm(ui) {
    const { words, data } = ui;
    const names = Object.keys(OWN).map((name) => make("option", { value: name }, words(`own.${name}`)));
    const what = make("select", { id: "km-own", onchange: () => chosen() }, names);
    const title = make("input", { type: "text", id: "km-own-title", maxlength: 120, autocomplete: "off" });
    const minutes = make("input", { type: "number", id: "km-own-minutes", min: LEAST, max: LONGEST, inputmode: "numeric" });
    const place = make("select", { id: "km-own-place" });
    const titleField = field(words("own.title"), title);
    const chosen = () => {
      titleField.hidden = what.value !== "own";
      minutes.value = String(OWN[what.value]);
    };
    const add = () => {
      const wanted = countWithin(minutes.value, LEAST, LONGEST);
      if (wanted === null) return ui.tell(words("refuse.range", { title: words("own.minutes"), least: LEAST, most: LONGEST }), "km-own-minutes");
      const item = planner.ownItem(ui.state, what.value, wanted, title.value);
      if (!item) return ui.tell(words(title.value.trim() || what.value !== "own" ? "own.too-many" : "own.nameless"), "km-own-title");
      const next = ui.state.items.find((one) => planner.idOf(one) === place.value);
      title.value = "";
      place.value = AT_END;
      return ui.change(planner.withOwn(ui.state, item, next && ui.state.items.indexOf(next)), words("live.added", { title: titleOf(item, data) }));
    };
    const element = make("fieldset", { class: "km-planner__own" }, make("legend", {}, words("own")),
      field(words("own.what"), what), titleField,
      make("div", { class: "km-planner__fields" }, field(words("own.minutes"), minutes), field(words("own.place"), place)),
      make("button", { type: "button", class: "km-planner__button", id: "km-own-add", onclick: add }, words("own.add"))); // prettier-ignore
    chosen();
    return { element, update: (state) => place.replaceChildren(...places(state, place.value, ui)) };
  }

  /** Where an item can go: at the end, or before another. A choice is kept by its name: places become others as the program grows. */
  function places({ items }, chosen, { data, words }) {
    const option = (value, name) => make("option", { value, selected: value === chosen }, name);
    return [option(AT_END, words("own.at-end")), ...items.map((item) => option(planner.idOf(item), words("own.before", { title: titleOf(item, data) })))];
  }

  Object.assign(planner, /** @satisfies {Partial<Planner>} */ ({ ownForm }));
})();
