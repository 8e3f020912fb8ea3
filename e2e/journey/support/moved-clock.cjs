/** Preloaded into a server whose time is as far ahead as TEST_CLOCK_AHEAD_MS says. */
const ahead = Number(process.env.TEST_CLOCK_AHEAD_MS);
const realNow = Date.now;
Date.now = () => realNow() + ahead;
globalThis.Date = new Proxy(Date, {
  construct: (RealDate, args, newTarget) =>
    Reflect.construct(RealDate, args.length === 0 ? [RealDate.now()] : args, newTarget),
});
