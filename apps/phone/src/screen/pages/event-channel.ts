/** One end of the way between a page and the one that it opened by `wx.navigateTo`: what is emitted here is heard there. */
type Listener = (...values: unknown[]) => void;

export class EventChannel {
  readonly #listeners = new Map<string, Set<Listener>>();
  #other: EventChannel | undefined;

  /** Both ends. */
  static pair(): [EventChannel, EventChannel] {
    const [one, other] = [new EventChannel(), new EventChannel()];
    one.#other = other;
    other.#other = one;
    return [one, other];
  }

  on(event: string, listener: Listener): void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
  }

  once(event: string, listener: Listener): void {
    const once = (...values: unknown[]) => {
      this.off(event, once);
      listener(...values);
    };
    this.on(event, once);
  }

  off(event: string, listener?: Listener): void {
    if (listener) this.#listeners.get(event)?.delete(listener);
    else this.#listeners.delete(event);
  }

  emit(event: string, ...values: unknown[]): void {
    const heard = this.#other ? this.#other.#listeners.get(event) : undefined;
    for (const listener of [...(heard ?? [])]) listener(...values);
  }
}
