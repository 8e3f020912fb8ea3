/**
 * The messages of the contract as TypeBox schemas; each name is the schema and its static type.
 *
 * @module @shiming/wire/schemas
 */
export * from "./schemas/about-me.ts";
export * from "./schemas/access-token.ts";
export * from "./schemas/assertion.ts";
export * from "./schemas/authorizations.ts";
export * from "./schemas/categories.ts";
export * from "./schemas/consent.ts";
export * from "./schemas/error.ts";
export * from "./schemas/problem.ts";
export * from "./schemas/realname-info.ts";
export * from "./schemas/verification.ts";
