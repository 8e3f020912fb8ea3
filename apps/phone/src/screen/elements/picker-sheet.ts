/** The sheet from which a user picks: columns that turn, between 取消 and 确定. */
import { writeAria } from "./aria.ts";
import type { Offer } from "./picker-columns.ts";
import { createWheel } from "./wheel.ts";

export interface SheetTexts {
  readonly title: string;
  readonly cancel: string;
  readonly confirm: string;
}

export interface PickerSheet {
  /** Other columns, e.g. the days of another month. */
  offer(offer: Offer): void;
  close(): void;
}

interface Reactions {
  turned(column: number, index: number): void;
  confirmed(): void;
  cancelled(): void;
}

export function openPickerSheet(offer: Offer, texts: SheetTexts, reactions: Reactions): PickerSheet {
  const before = document.activeElement;
  const dialog = document.createElement("dialog");
  const columns = document.createElement("wx-picker-columns");
  dialog.className = "wx-picker-sheet";
  writeAria(dialog, "ariaLabel", texts.title || texts.confirm);
  dialog.append(headOf(texts, reactions), columns);
  document.body.append(dialog);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    reactions.cancelled();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) reactions.cancelled();
  });
  dialog.showModal();
  const fill = (shown: Offer) =>
    columns.replaceChildren(...shown.columns.map(() => document.createElement("wx-picker-column")));
  const show = (shown: Offer) => {
    if (columns.children.length !== shown.columns.length) fill(shown);
    shown.columns.forEach((labels, at) => {
      const column = columns.children[at] as HTMLElement;
      showColumn(column, labels, shown.chosen[at] ?? 0, (index) => reactions.turned(at, index));
    });
  };
  show(offer);
  return {
    offer: show,
    close() {
      dialog.remove();
      if (before instanceof HTMLElement) before.focus();
    },
  };
}

function headOf(texts: SheetTexts, reactions: Reactions): HTMLElement {
  const head = document.createElement("header");
  const [cancel, title, confirm] = ["button", "h2", "button"].map((tag) => document.createElement(tag));
  cancel?.append(texts.cancel);
  title?.append(texts.title);
  confirm?.append(texts.confirm);
  cancel?.addEventListener("click", reactions.cancelled);
  confirm?.addEventListener("click", reactions.confirmed);
  head.append(...[cancel, title, confirm].filter((element) => element !== undefined));
  return head;
}

const shownLabels = new WeakMap<Element, string>();

/** A column that says the same as before stays as it is, so that it may go on turning. */
function showColumn(
  column: HTMLElement,
  labels: readonly string[],
  chosen: number,
  turned: (index: number) => void,
): void {
  const key = JSON.stringify(labels);
  if (shownLabels.get(column) === key) {
    markChosen(column, chosen);
    return;
  }
  shownLabels.set(column, key);
  const fresh = column.cloneNode(false) as HTMLElement;
  shownLabels.set(fresh, key);
  writeAria(fresh, "role", "listbox");
  fresh.tabIndex = 0;
  writeAria(fresh, "ariaLabel", labels[chosen]);
  fresh.append(...labels.map(optionOf));
  column.replaceWith(fresh);
  const wheel = createWheel(fresh, () => [...fresh.children], turned);
  wheel.turnTo(chosen);
  markChosen(fresh, chosen);
}

function optionOf(label: string): HTMLElement {
  const option = document.createElement("wx-picker-option");
  writeAria(option, "role", "option");
  option.append(label);
  return option;
}

function markChosen(column: HTMLElement, chosen: number): void {
  [...column.children].forEach((option, at) => {
    writeAria(option as HTMLElement, "ariaSelected", at === chosen);
  });
}
