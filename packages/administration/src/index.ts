/** What can be done to a platform: one table, and the one way to do something in it. */

export { openApiOf } from "./openapi.ts";
export type { AnyOperation, Method, OperationDeps } from "./operation.ts";
export { type InputOf, type OutputOf, operations } from "./operations.ts";
export { operationNamed, perform } from "./perform.ts";
export type { Account, AccountFacts, FoundImport, ImportProgress } from "./schemas/account.ts";
export type { Host } from "./schemas/host.ts";
export type { Certificate, Merchant } from "./schemas/merchant.ts";
export type { App } from "./schemas/mini-program.ts";
export { readTexts } from "./texts.ts";
