import { watchForClosing } from "./closing.ts";
import { inLanguage } from "./language.ts";
import type { Surface } from "./surface.ts";

const titles = { zh: "实名授权", en: "Real-name authorization" };
const waiting = { zh: "正在打开…", en: "Opening…" };
const closeLabels = { zh: "关闭", en: "Close" };

/** Set one by one: a page's Content-Security-Policy may forbid style attributes, and does not forbid this. */
const dialogStyle = { display: "flex", flexDirection: "column", padding: "0", border: "0" } as const;
const overPageStyle = {
  width: "min(420px, 100vw)",
  maxWidth: "100vw",
  height: "min(760px, 100vh)",
  maxHeight: "100vh",
} as const;
const withinStyle = {
  position: "absolute",
  inset: "0",
  boxSizing: "border-box",
  width: "100%",
  maxWidth: "none",
  height: "100%",
  maxHeight: "none",
  margin: "0",
} as const;
const frameStyle = { flex: "1", minHeight: "0", border: "0", width: "100%" } as const;
const barStyle = { display: "flex", alignItems: "center", flex: "none", paddingLeft: "16px" } as const;
const originStyle = { flex: "1", minWidth: "0", font: "14px/1.4 system-ui, sans-serif" } as const;
const closeStyle = {
  flex: "none",
  width: "44px",
  height: "44px",
  border: "0",
  background: "none",
  font: "24px/1 system-ui, sans-serif",
  color: "inherit",
  cursor: "pointer",
} as const;

/**
 * A frame over the page, or over what is in the container. Only where the platform has registered the page's origin, and
 * the browser keeps partitioned cookies, or page and sheet are of one site.
 */
export function openSheetFrame(onClosed: () => void, container?: HTMLElement): Surface {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", inLanguage(titles, container ?? document.documentElement));
  Object.assign(dialog.style, dialogStyle, container ? withinStyle : overPageStyle);
  const origin = document.createElement("span");
  origin.textContent = inLanguage(waiting, document.documentElement);
  dialog.append(createBar(origin, createCloseButton(dialog)));
  // By its button, by Escape, or by going back where that closes what is modal.
  dialog.addEventListener("close", onClosed);
  const frame = createFrame();
  const leave = container ? showWithin(container, dialog) : showOverPage(dialog);
  const stopWatching = watchForClosing(() => !dialog.isConnected, onClosed);
  return {
    source: () => frame.contentWindow,
    show(sheetUrl) {
      origin.textContent = sheetUrl.host;
      frame.src = sheetUrl.href;
      dialog.append(frame);
    },
    focus: () => frame.focus(),
    close() {
      stopWatching();
      dialog.remove();
      leave();
    },
  };
}

function showOverPage(dialog: HTMLDialogElement): () => void {
  document.body.append(dialog);
  dialog.showModal();
  return () => {};
}

/** What the browser does for a dialog that is modal to its page, done for one that is modal to its container. */
function showWithin(container: HTMLElement, dialog: HTMLDialogElement): () => void {
  const focused = document.activeElement;
  const covered = [...container.children].filter(
    (child): child is HTMLElement => child instanceof HTMLElement && !child.inert,
  );
  for (const child of covered) child.inert = true;
  container.append(dialog);
  dialog.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") dialog.close();
  });
  dialog.show();
  return () => {
    for (const child of covered) child.inert = false;
    if (focused instanceof HTMLElement) focused.focus();
  };
}

function createFrame(): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.title = inLanguage(titles, document.documentElement);
  // Which page of the host it is in is not the platform's business.
  frame.referrerPolicy = "no-referrer";
  Object.assign(frame.style, frameStyle);
  return frame;
}

/** Above the sheet: whose page it is, in the place of an address bar, and how to leave it. */
function createBar(origin: HTMLElement, closeButton: HTMLElement): HTMLElement {
  const bar = document.createElement("div");
  Object.assign(bar.style, barStyle);
  Object.assign(origin.style, originStyle);
  bar.append(origin, closeButton);
  return bar;
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
