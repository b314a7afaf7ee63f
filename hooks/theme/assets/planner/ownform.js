/** The part of the form in which a trainer adds an item of the event's own. */
(() => {
  "use strict";
  const planner = globalThis.komakPlanner;
  const { make, field, titleOf, count, OWN, LEAST, LONGEST } = planner;

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
      const item = planner.ownItem(ui.state, what.value, count(minutes.value, OWN[what.value]), title.value);
      if (!item) return ui.tell(words(title.value.trim() || what.value !== "own" ? "own.too-many" : "own.nameless"), "km-own-title");
      title.value = "";
      return ui.change(planner.withOwn(ui.state, item, Number(place.value)), words("live.added", { title: titleOf(item, data) }));
    };
    const element = make("fieldset", { class: "km-planner__own" }, make("legend", {}, words("own")),
      field(words("own.what"), what), titleField,
      make("div", { class: "km-planner__fields" }, field(words("own.minutes"), minutes), field(words("own.place"), place)),
      make("button", { type: "button", class: "km-planner__button", id: "km-own-add", onclick: add }, words("own.add"))); // prettier-ignore
    chosen();
    return { element, update: (state) => place.replaceChildren(...places(state, place.value, ui)) };
  }

  /** Where an item can go: at the end, or before another. The choice stays if the program is as long as it was. */
  function places({ items }, before, { data, words }) {
    const kept = Number(before) < items.length && before !== "" ? Number(before) : items.length;
    const option = (value, name) => make("option", { value, selected: value === kept }, name);
    return [option(items.length, words("own.at-end")), ...items.map((item, at) => option(at, words("own.before", { title: titleOf(item, data) })))];
  }

  Object.assign(planner, /** @satisfies {Partial<Planner>} */ ({ ownForm }));
})();
