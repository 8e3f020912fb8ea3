const shown = "[sensitive]";

/**
 * A value that does not print: string conversion, JSON and `util.inspect` (hence `console.log`) give `[sensitive]`.
 * The only way in is `reveal()`, so that every place that handles personal data can be found by searching for it.
 */
export class Sensitive<T> {
  readonly #value: T;

  /** Takes the value in; {@link sensitive} is the shorter way. */
  constructor(value: T) {
    this.#value = value;
  }

  /** The value itself. Never pass it to a logger or into an error message. */
  reveal(): T {
    return this.#value;
  }

  /** `[sensitive]`, in a template string too. */
  toString(): string {
    return shown;
  }

  /** `[sensitive]`, to `JSON.stringify`. */
  toJSON(): string {
    return shown;
  }

  /** `[sensitive]`, joined to a string. */
  [Symbol.toPrimitive](): string {
    return shown;
  }

  /** `[sensitive]`, to `console.log`. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return shown;
  }
}

/** Wraps a value as {@link Sensitive}. */
export function sensitive<T>(value: T): Sensitive<T> {
  return new Sensitive(value);
}
