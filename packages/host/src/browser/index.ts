/**
 * What a host's page installs: opens the consent sheet and hands over what it says. Importing it defines
 * `<realname-auth-button>`. Depends on nothing; contract §2.
 *
 * @module @shiming/host/browser
 */
export { type OpenOptions, openRealnameAuth, openVerification } from "./open-realname-auth.ts";
export { RealnameAuthButton } from "./realname-auth-button.ts";
export { requestSheet, SheetRefused } from "./request-sheet.ts";
export type { Presentation } from "./surface.ts";
