/** A file that somebody has brought, checked here: it goes nowhere. */
import { type CheckedReceipt, checkReceipt, knowsEd25519 } from "@shiming/receipt";

export type Checking =
  | { readonly at: "waiting" }
  | { readonly at: "checking" }
  /** This browser is too old for the signature. */
  | { readonly at: "unable" }
  | { readonly at: "checked"; readonly fileName: string; readonly checked: CheckedReceipt };

/** No receipt is that large. */
const MOST_BYTES = 1_000_000;

export async function checkFile(file: File): Promise<Checking> {
  if (!(await knowsEd25519())) return { at: "unable" };
  const text = file.size > MOST_BYTES ? "" : await file.text();
  return { at: "checked", fileName: file.name, checked: await checkReceipt(text, keysOfPage()) };
}

/** That of the platform's log; the page came from the platform. */
function keysOfPage(): readonly string[] {
  const key = document.querySelector<HTMLMetaElement>('meta[name="log-key"]')?.content;
  return key ? [key] : [];
}
