/**
 * The wire contract as code: what every client of `getRealnameAuthInfo` sees, spelt as it is on the wire.
 * Needs nothing at run time; the schemas are behind `@shiming/wire/schemas`.
 *
 * @module @shiming/wire
 */
export * from "./answers.ts";
export * from "./button.ts";
export * from "./consent-failures.ts";
export * from "./consent-messages.ts";
export * from "./endpoints.ts";
export * from "./error-meanings.ts";
export * from "./error-table.ts";
export * from "./errors.ts";
export * from "./fields.ts";
export * from "./limits.ts";
export type * from "./messages.ts";
export * from "./misplaced-field.ts";
export * from "./misspelt-fields.ts";
export * from "./nearest.ts";
export * from "./sheet-result.ts";
export * from "./verification.ts";
