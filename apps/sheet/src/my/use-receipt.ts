/** The receipt that the person has open: read out of the very file that is kept. */
import type { ReceiptStory } from "@shiming/receipt";
import { endpoints, pathOf } from "@shiming/wire";
import { shallowRef } from "vue";
import { loadPaper } from "./receipt-paper.ts";

export type OpenReceipt =
  | { readonly at: "loading"; readonly id: string }
  | { readonly at: "failed"; readonly id: string }
  | {
      readonly at: "open";
      readonly id: string;
      readonly file: string;
      readonly fileName: string;
      readonly story: ReceiptStory;
    };

/** The log signs what happened just now within a second. */
const TRIES = 4;
const BETWEEN_MS = 1000;

export function useReceipt() {
  const receipt = shallowRef<OpenReceipt>();

  async function open(id: string): Promise<void> {
    receipt.value = { at: "loading", id };
    const opened = await load(id);
    if (receipt.value?.id === id) receipt.value = opened;
  }

  return { receipt, open, close: () => (receipt.value = undefined) };
}

async function load(id: string): Promise<OpenReceipt> {
  const [file, reader] = await Promise.all([
    fetched(pathOf(endpoints.meConsentReceipt, id)),
    Promise.all([import("@shiming/receipt"), loadPaper()]).catch(() => undefined),
  ]);
  const story = file === undefined ? undefined : reader?.[0].readReceipt(file);
  if (file === undefined || !story) return { at: "failed", id };
  return { at: "open", id, file, fileName: `receipt-${story.consentId}.jws`, story };
}

async function fetched(path: string): Promise<string | undefined> {
  for (let tries = 1; ; tries++) {
    try {
      const answer = await fetch(path, { credentials: "same-origin", cache: "no-store" });
      if (answer.ok) return await answer.text();
      if (answer.status !== 503 || tries === TRIES) return undefined;
    } catch {
      return undefined;
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
}
