/** `wx.onNetworkStatusChange`, `wx.onAppShow` and their like: who listens to what. */
type Listener = (value: unknown) => void;

const EVENTS = [
  "AppHide",
  "AppShow",
  "Error",
  "NetworkStatusChange",
  "ThemeChange",
  "UnhandledRejection",
] as const;

export type WxEvent = (typeof EVENTS)[number];

export interface WxEvents {
  /** `onX` and `offX` of every event. */
  readonly functions: Readonly<Record<string, (listener?: Listener) => void>>;
  emit(event: WxEvent, value: unknown): void;
}

export function createEvents(onError: (error: unknown) => void): WxEvents {
  const listeners = new Map<string, Set<Listener>>(EVENTS.map((event) => [event, new Set()]));
  const functions = EVENTS.flatMap((event) => {
    const heard = listeners.get(event);
    return [
      [`on${event}`, (listener?: Listener) => void (listener && heard?.add(listener))],
      [`off${event}`, (listener?: Listener) => (listener ? void heard?.delete(listener) : heard?.clear())],
    ];
  });
  return {
    functions: Object.fromEntries(functions),
    emit(event, value) {
      for (const listener of listeners.get(event) ?? []) {
        try {
          listener(value);
        } catch (error) {
          onError(error);
        }
      }
    },
  };
}
