/** What the component uses of a mini program's base library of 2019; for its type check alone, and not published. */
// biome-ignore-all lint/suspicious/noExplicitAny: hosts and pages may hand over anything
declare const wx: Record<string, () => any>;

interface ComponentInstance {
  readonly data: Record<string, any>;
  setData(changes: object): void;
  triggerEvent(name: string, detail: object): void;
}

declare function Component<T extends { methods: object }>(
  definition: T &
    ThisType<ComponentInstance & T["methods"] & { host: any; silence: unknown; tapped: boolean }>,
): void;

declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;
