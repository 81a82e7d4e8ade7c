export type * from "./model.ts";
export type { NewGroup, Parley, ParleyOptions } from "./parley.ts";
export type { Connection } from "./connection/connection.ts";
export type { TokenSource } from "./connection/tokens.ts";
export type { ParleyActions, ParleyData, ParleyState } from "./store/state.ts";
export { createParley } from "./create.ts";
export { ParleyError } from "./failure.ts";
export { membersOf, nameOf, otherOf, statusOf } from "./store/selectors.ts";
export type * as wire from "./wire.ts";
