// Elements made by hand: every text goes in as text, so that no name can become markup.

export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

let counter = 0;
export const newId = (stem) => `${stem}-${++counter}`;

// A labelled select. Options are [value, text] or {group, options}.
export function choice(label, options, value, change) {
  const id = newId("choice");
  const option = ([key, text]) => el("option", { value: key, selected: String(key) === String(value) }, text);
  const select = el(
    "select",
    { id, onchange: () => change(select.value) },
    options.map((item) => (item.group ? el("optgroup", { label: item.group }, item.options.map(option)) : option(item))),
  );
  const control = el("span", { class: "control" }, el("label", { for: id }, label), select);
  control.select = select;
  return control;
}

// A labelled slider over a list of values, with the value beside it.
export function slider(label, values, value, change) {
  const id = newId("slider");
  const shown = el("output", { for: id }, String(value));
  const input = el("input", {
    id, type: "range", min: 0, max: values.length - 1, step: 1, value: values.indexOf(value), "aria-valuetext": String(value),
    oninput: () => {
      const chosen = values[Number(input.value)];
      shown.textContent = String(chosen);
      input.setAttribute("aria-valuetext", String(chosen));
      change(chosen);
    },
  });
  return el("span", { class: "control" }, el("label", { for: id }, label), input, shown);
}

export function toggle(label, checked, change) {
  const id = newId("toggle");
  const box = el("input", { id, type: "checkbox", checked, onchange: () => change(box.checked) });
  return el("span", { class: "control" }, box, el("label", { for: id }, label));
}
