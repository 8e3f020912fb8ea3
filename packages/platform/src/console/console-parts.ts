/** The console, where staff and service providers work: one page on an origin of its own. */
export interface ConsoleParts {
  /** Of its origin: requests for this name get the console and the API, and nothing else of the platform. */
  readonly hostName: string;
  /** Its origin, at a platform that is reached there: in a sandbox the port is known late. */
  originAt(baseUrl: string): string;
  /** Built when there is no build of its sources: a sandbox asks for them when somebody looks. */
  pages(): Promise<ConsolePages>;
  /** Of its screens, as the framework's router writes them: `/mini-programs/:appid`. Nothing else is a page. */
  readonly paths: readonly string[];
  /** Whether the operator has single sign-on for its staff. */
  readonly hasSingleSignOn: boolean;
}

export interface ConsolePages {
  readonly html: string;
  /** HTML of the frame without an origin in which the console has files drawn. */
  readonly paper: string;
  /** By file name. A name carries the hash of its content. */
  readonly assets: ReadonlyMap<string, Buffer>;
}
