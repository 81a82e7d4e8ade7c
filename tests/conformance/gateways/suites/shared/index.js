import { created } from "./created.js";
import { delivering } from "./delivering.js";
import { editing } from "./editing.js";
import { gates } from "./gates.js";
import { members } from "./members.js";
import { presence } from "./presence.js";
import { rooms } from "./rooms.js";
import { sending } from "./sending.js";
import { syncing } from "./syncing.js";
import { typing } from "./typing.js";
import { unread } from "./unread.js";
import { updated } from "./updated.js";

/** What the gateways of whole conversations have in common, each in its own words; those that wait for the protocol's timeouts come first. */
export const shared = [typing, presence, sending, gates, rooms, delivering, editing, syncing, created, updated, members, unread];
