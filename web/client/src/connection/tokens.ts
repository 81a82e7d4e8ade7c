/** A token, or what fetches one. */
export type TokenSource = string | (() => string | Promise<string>);
