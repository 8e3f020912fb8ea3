/** `wx.showActionSheet` */
import type { Dialogs } from "./dialog.ts";
import { html, htmlButton } from "./html.ts";
import type { Words } from "./words.ts";

export interface ActionSheetOptions {
  readonly alertText?: string;
  readonly itemList: readonly string[];
  readonly itemColor?: string;
}

/** @returns which item, from 0; undefined where the person cancelled */
export function askActionSheet(
  dialogs: Dialogs,
  words: Words,
  options: ActionSheetOptions,
): Promise<number | undefined> {
  const { alertText, itemList, itemColor = "" } = options;
  return dialogs.ask<number | undefined>(alertText || words.options, "actions", undefined, (answer) => {
    const items = itemList.map((text, index) => {
      const button = htmlButton({}, text, () => answer(index));
      button.style.color = itemColor;
      return button;
    });
    const cancel = htmlButton({ class: "cancel" }, words.cancel, () => answer(undefined));
    return [...(alertText ? [html("p", {}, alertText)] : []), ...items, cancel];
  });
}
