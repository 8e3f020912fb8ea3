import type { CallerNow, ReleaseClaim } from "@shiming/core";
import { certificateOf } from "../rows/certificates.ts";
import { fromRow } from "../rows/mini-programs.ts";
import { isBound } from "./bindings.ts";
import type { Queries } from "./connection.ts";
import { findCertificate } from "./merchants.ts";
import { findMiniProgram } from "./mini-programs.ts";

/** What the registers say of a caller now. */
export async function callerNow(
  queries: Queries,
  { appid, mchId, certSerialNo }: ReleaseClaim,
): Promise<CallerNow> {
  const certificate = await queries.first(findCertificate, { serial: certSerialNo });
  const app = await queries.first(findMiniProgram, { appid });
  return {
    certificate: certificate && certificateOf(certificate),
    app: app && fromRow(app),
    isBound: Boolean(await queries.first(isBound, { appid, mch_id: mchId })),
  };
}
