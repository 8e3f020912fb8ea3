/** What an operation answers as a file: its bytes come while they are made, and are passed on as they come. */
export class FileAnswer {
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly content: AsyncIterable<Uint8Array>;

  constructor(name: string, type: string, content: AsyncIterable<Uint8Array>) {
    this.name = name;
    this.type = type;
    this.content = content;
  }
}
