/** Whether somebody is who our files say: the platform asks the person, and its answer goes to our back end alone. */
const PROGRAM = { appId: "wx308bd2aeb83d3345", path: "subPages/city/wxpay-auth/main" };
const BACK = 1038;

/** What waits for the way back, if anything does. */
let waiting;

/** @returns a promise of the code; "" where the person refused */
function askToVerify() {
  return new Promise((resolve, reject) => {
    waiting = resolve;
    wx.navigateToMiniProgram({ ...PROGRAM, fail: reject });
  });
}

/** Of `App.onShow`. On iOS a later one has lost the code, on Android it comes again: it is taken once. */
function backFrom({ scene, referrerInfo }) {
  if (!waiting || scene !== BACK || !referrerInfo || referrerInfo.appId !== PROGRAM.appId) return;
  const { code = "" } = referrerInfo.extraData || {};
  waiting(code.auth_code || code);
  waiting = undefined;
}

module.exports = { askToVerify, backFrom };
