/** Preloaded into a node whose time of day jumps by TEST_CLOCK_JUMP_MS at SIGUSR2, and back at the next. */
const jump = Number(process.env.TEST_CLOCK_JUMP_MS);
let ahead = 0;
process.on("SIGUSR2", () => {
  ahead = ahead === 0 ? jump : 0;
});
const realNow = Date.now;
Date.now = () => realNow() + ahead;
globalThis.Date = new Proxy(Date, {
  construct: (RealDate, args, newTarget) =>
    Reflect.construct(RealDate, args.length === 0 ? [RealDate.now()] : args, newTarget),
});
