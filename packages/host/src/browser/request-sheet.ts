import { createFailDetail, type FailDetail } from "@shiming/wire";
import { isObject, readFailure } from "../event-detail.ts";

/**
 * There will be no sheet, and `detail` is what the event carries: thrown by a function that is given as `sheetUrl`, it is
 * what `openRealnameAuth` resolves with.
 */
export class SheetRefused extends Error {
  readonly detail: FailDetail;

  /** `detail` is one of a failure. */
  constructor(detail: FailDetail) {
    super(detail.errMsg);
    this.detail = detail;
  }
}

/**
 * Asks the page's own back end for a sheet: `POST endpoint` with `{category_id}`, answered as the platform answers (contract
 * §8): `{sheet_url}`, or a problem with `errMsg` and `reason`.
 * @returns the sheet's URL. Rejects, which `openRealnameAuth` turns into a result.
 */
export async function requestSheet(
  endpoint: string,
  categoryId: readonly (number | string)[],
): Promise<string> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ category_id: categoryId }),
    credentials: "same-origin",
    cache: "no-store",
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && isObject(body) && typeof body.sheet_url === "string") return body.sheet_url;
  const nothing = `The host's back end answered ${response.status}, and neither a sheet nor a failure of the contract.`;
  throw new SheetRefused(readFailure(body) ?? createFailDetail("system error", nothing));
}
