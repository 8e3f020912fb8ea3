/** An element with its attributes and children; texts are texts, never HTML. */
export function html<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A button that is given its click. */
export function htmlButton(
  attributes: Readonly<Record<string, string>>,
  label: Node | string,
  onClick: () => void,
): HTMLButtonElement {
  const button = html("button", { type: "button", ...attributes }, label);
  button.addEventListener("click", onClick);
  return button;
}
