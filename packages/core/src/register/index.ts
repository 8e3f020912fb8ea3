/** What the rows of registers say: told by the audit's entries, and recomputed from them. */

export { type ComparedData, compareRegisters } from "./compare-registers.ts";
export type { OpenRow, RegisterComparison, RegisterFinding } from "./comparison.ts";
export { type RegisterName, type RegisterRow, registerNames } from "./register-row.ts";
export {
  apiTokenRow,
  authorityRow,
  bindingRow,
  certificateRow,
  eventEndpointRow,
  hostRows,
  memberRow,
  merchantRow,
  miniProgramRow,
  organisationRow,
  staffRow,
} from "./rows.ts";
export { telling } from "./telling.ts";
