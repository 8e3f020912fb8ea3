/** Where mails lead: pages of the console, which take the secret out of the fragment, so that no log or referrer has it. */
export interface Links {
  home(): string;
  signIn(): string;
  signInFailed(code: string): string;
  signUp(token: string): string;
  resetPassword(token: string): string;
  invitation(token: string): string;
}

/** @param consoleUrl the origin of the console; asked for each link, since a port may be known late */
export function createLinks(consoleUrl: () => string): Links {
  const page = (path: string, token: string) => `${consoleUrl()}/${path}#token=${token}`;
  return {
    home: () => `${consoleUrl()}/`,
    signInFailed: (code) => `${consoleUrl()}/sign-in#error=${code}`,
    signIn: () => `${consoleUrl()}/sign-in`,
    signUp: (token) => page("sign-up", token),
    resetPassword: (token) => page("reset-password", token),
    invitation: (token) => page("invitation", token),
  };
}
