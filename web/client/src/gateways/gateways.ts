import type { Gateway } from "../model.ts";
import { chat } from "./chat.ts";
import { conversations } from "./conversations.ts";
import { orders } from "./orders.ts";
import type { GatewayWords } from "./words.ts";

/** The gateways by their names. */
export const gateways: Readonly<Record<Gateway, GatewayWords>> = { chat, conversations, orders };
