/** `wx.showModal` */
import type { Dialogs } from "./dialog.ts";
import { html, htmlButton } from "./html.ts";
import type { Words } from "./words.ts";

export interface ModalOptions {
  readonly title?: string;
  readonly content?: string;
  readonly showCancel?: boolean;
  readonly cancelText?: string;
  readonly cancelColor?: string;
  readonly confirmText?: string;
  readonly confirmColor?: string;
  readonly editable?: boolean;
  readonly placeholderText?: string;
}

export interface ModalAnswer {
  readonly confirm: boolean;
  readonly cancel: boolean;
  /** What was typed, where `editable`. */
  readonly content: string | null;
}

export function askModal(dialogs: Dialogs, words: Words, options: ModalOptions): Promise<ModalAnswer> {
  const { title = "", content = "", editable = false } = options;
  const field = html("input", { placeholder: options.placeholderText ?? "", "aria-label": title });
  field.value = content;
  const confirmed = () => ({ confirm: true, cancel: false, content: editable ? field.value : null });
  const cancelled = { confirm: false, cancel: true, content: null };
  return dialogs.ask<ModalAnswer>(title || content, "modal", cancelled, (answer) => [
    ...(title ? [html("h2", {}, title)] : []),
    ...(editable ? [field] : content ? [html("p", {}, content)] : []),
    html(
      "footer",
      {},
      ...((options.showCancel ?? true)
        ? [choice(options.cancelText || words.cancel, "cancel", options.cancelColor, () => answer(cancelled))]
        : []),
      choice(options.confirmText || words.confirm, "confirm", options.confirmColor, () =>
        answer(confirmed()),
      ),
    ),
  ]);
}

function choice(label: string, kind: string, color: string | undefined, onClick: () => void): HTMLElement {
  const button = htmlButton({ class: kind }, label, onClick);
  button.style.color = color ?? "";
  return button;
}
