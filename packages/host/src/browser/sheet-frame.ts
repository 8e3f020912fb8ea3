import { inLanguage, type Surface } from "./surface.ts";

const titles = { zh: "实名授权", en: "Real-name authorization" };
const closeLabels = { zh: "关闭", en: "Close" };

/** Set one by one: a page's Content-Security-Policy may forbid style attributes, and does not forbid this. */
const dialogStyle = {
  padding: "0",
  border: "0",
  width: "min(420px, 100vw)",
  maxWidth: "100vw",
  height: "min(760px, 100vh)",
  maxHeight: "100vh",
} as const;
const frameStyle = { border: "0", width: "100%", height: "100%", display: "block" } as const;
const closeStyle = {
  position: "absolute",
  top: "0",
  right: "0",
  width: "44px",
  height: "44px",
  border: "0",
  background: "none",
  font: "24px/1 system-ui, sans-serif",
  color: "inherit",
} as const;

/**
 * A frame over the page. Only where the platform has registered the page's origin, and page and sheet are of one site:
 * elsewhere the browser withholds the sheet's cookie.
 */
export function openSheetFrame(onClosed: () => void): Surface {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", inLanguage(titles, document.documentElement));
  Object.assign(dialog.style, dialogStyle);
  dialog.append(createCloseButton(dialog));
  // By its button, by Escape, or by going back where that closes what is modal.
  dialog.addEventListener("close", onClosed);
  const frame = createFrame();
  document.body.append(dialog);
  dialog.showModal();
  return {
    source: () => frame.contentWindow,
    show(sheetUrl) {
      frame.src = sheetUrl.href;
      dialog.prepend(frame);
    },
    focus: () => frame.focus(),
    close: () => dialog.remove(),
  };
}

function createFrame(): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.title = inLanguage(titles, document.documentElement);
  // The sheet is told whose page it is in, and no more.
  frame.referrerPolicy = "origin";
  Object.assign(frame.style, frameStyle);
  return frame;
}

/** The host's own, because a sheet that does not load cannot close itself. */
function createCloseButton(dialog: HTMLDialogElement): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "×";
  button.setAttribute("aria-label", inLanguage(closeLabels, document.documentElement));
  Object.assign(button.style, closeStyle);
  button.addEventListener("click", () => dialog.close());
  return button;
}
