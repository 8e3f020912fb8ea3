/** Who is in a mini program: `wx.login`, and the name that the mini program knows its user by. */

export { exchangeLoginCode, type Login } from "./exchange-login-code.ts";
export { issueLoginCode } from "./issue-login-code.ts";
export { LOGIN_CODE_LIFE_MS, type LoginCode } from "./login-code.ts";
export { type OpenidDeps, Openids } from "./openids.ts";
export { pairwiseOpenid } from "./pairwise-openid.ts";
