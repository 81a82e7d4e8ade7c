export interface Connection {
  readonly url: string;
}
