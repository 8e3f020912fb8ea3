/** `wx.showToast`, `showLoading`, `showModal`, `showActionSheet`. */
import { askActionSheet } from "../frame/action-sheet.ts";
import type { Dialogs } from "../frame/dialog.ts";
import type { Frame } from "../frame/frame.ts";
import { askModal } from "../frame/modal.ts";
import type { ToastState, Toasts } from "../frame/toast.ts";
import type { Work } from "./call.ts";
import { Refusal } from "./refusal.ts";

const TOAST_MILLISECONDS = 1500;
const MAX_ITEMS = 6;
const ICONS = new Set(["success", "error", "loading", "none"]);

interface FeedbackParts {
  readonly frame: Frame;
  readonly toasts: Toasts;
  readonly dialogs: Dialogs;
  /** The address of a mini program's own file. */
  fileUrl(path: string): string;
}

export function feedbackFunctions({ frame, toasts, dialogs, fileUrl }: FeedbackParts): Record<string, Work> {
  return {
    showToast({ title, icon = "success", image, duration = TOAST_MILLISECONDS, mask = false }) {
      if (title === undefined) throw new Refusal("parameter error: parameter.title should be String");
      const shown: ToastState["icon"] = ICONS.has(icon) ? icon : "success";
      toasts.show({ title: String(title), icon: shown, image: image && fileUrl(image), mask }, duration);
    },
    hideToast: () => toasts.hide(),
    showLoading({ title = "", mask = false }) {
      toasts.show({ title: String(title), icon: "loading", mask });
    },
    hideLoading: () => toasts.hide(),
    showModal: (options) => askModal(dialogs, frame.words(), options),
    async showActionSheet(options) {
      const { itemList } = options;
      if (!Array.isArray(itemList) || itemList.length === 0) {
        throw new Refusal("parameter error: parameter.itemList should be Array");
      }
      if (itemList.length > MAX_ITEMS)
        throw new Refusal("parameter error: itemList should not be large than 6");
      const tapIndex = await askActionSheet(dialogs, frame.words(), options);
      if (tapIndex === undefined) throw new Refusal("cancel");
      return { tapIndex };
    },
  };
}
