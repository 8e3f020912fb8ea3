/** What the person must answer before going on: a modal, an action sheet. */
import type { Frame } from "./frame.ts";
import { html } from "./html.ts";

export interface Dialogs {
  /** Draws what `content` returns and settles with what it is answered; going back answers `otherwise`. */
  ask<T>(
    label: string,
    kind: string,
    otherwise: T,
    content: (answer: (value: T) => void) => Node[],
  ): Promise<T>;
  /** @returns whether there was anything to close */
  goBack(): boolean;
}

export function createDialogs(frame: Frame): Dialogs {
  const open: (() => void)[] = [];
  return {
    goBack() {
      const leave = open.at(-1);
      leave?.();
      return leave !== undefined;
    },
    ask: (label, kind, otherwise, content) =>
      new Promise((resolve) => {
        const dialog = html("dialog", { class: kind, "aria-label": label });
        const answer = (value: typeof otherwise) => {
          open.splice(open.indexOf(leave), 1);
          dialog.remove();
          resolve(value);
        };
        const leave = () => answer(otherwise);
        open.push(leave);
        dialog.addEventListener("cancel", (event) => {
          event.preventDefault();
          leave();
        });
        dialog.append(...content(answer));
        frame.over.append(dialog);
        dialog.showModal();
      }),
  };
}
