/** Makes an element with attributes. */
export function element(tag: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Writes an attribute only when it says something else: each write makes a screen reader look again. Null removes it. */
export function setAttribute(target: HTMLElement, name: string, value: string | null): void {
  if (target.getAttribute(name) === value) return;
  if (value === null) target.removeAttribute(name);
  else target.setAttribute(name, value);
}

/** Writes a text only when it is another. */
export function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** As many children as there are values, each made to show its value. Children are kept by their place. */
export function showEach<T>(
  parent: HTMLElement,
  values: readonly T[],
  make: (index: number) => HTMLElement,
  show: (child: HTMLElement, value: T) => void,
): void {
  while (parent.childElementCount > values.length) parent.lastElementChild?.remove();
  values.forEach((value, index) => {
    const known = parent.children[index];
    const child = known instanceof HTMLElement ? known : make(index);
    if (child !== known) parent.append(child);
    show(child, value);
  });
}
