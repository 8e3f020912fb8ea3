/** `App({ … })`, `getApp()` and the life-cycle of a mini program as a whole. */
export interface App {
  readonly globals: { App(definition?: object): void; getApp(): object | undefined };
  /** Calls a function of the app, where it has one. */
  call(name: string, ...values: unknown[]): void;
}

export function createApp(reportError: (error: unknown) => void): App {
  let app: Record<string, unknown> | undefined;
  return {
    globals: {
      App(definition = {}) {
        app = { ...definition };
      },
      // `allowDefault` asks for an object where no `App` was called; every app.js calls it, or there is nothing to share.
      getApp: () => (app ??= {}),
    },
    call(name, ...values) {
      const method = app?.[name];
      if (typeof method !== "function") return;
      try {
        method.apply(app, values);
      } catch (error) {
        reportError(error);
      }
    },
  };
}
