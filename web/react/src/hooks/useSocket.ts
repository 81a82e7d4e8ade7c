import type { ConnectionState, Id, OutgoingContent, Parley } from "@parley/client";
import { useCallback } from "react";
import { useParley, useParleyState } from "../provider/ParleyProvider.tsx";

/** The connection of conversations, and what can be done on it. */
export interface SocketView {
  /** The socket itself, for what the application wants to hear or say. */
  readonly socket: Parley["socket"];
  readonly connected: boolean;
  readonly status: ConnectionState["status"];
  /** Shows a message at once and sends it as soon as it can be; returns its client id. */
  readonly sendMessage: (conversationId: Id, content: string | OutgoingContent) => string;
  /** Marks a conversation as read, up to a `seq` or all of it. */
  readonly markAsRead: (conversationId: Id, seq?: number) => void;
}

/**
 * The connection of direct and group conversations.
 *
 * @example
 * const { socket, connected, sendMessage, markAsRead } = useSocket();
 * sendMessage(conversationId, "Hello!");
 */
export function useSocket(): SocketView {
  const parley = useParley();
  const status = useParleyState((state) => state.connection.status);
  const sendMessage = useCallback(
    (conversationId: Id, content: string | OutgoingContent) =>
      parley.send(conversationId, typeof content === "string" ? { kind: "text", text: content } : content),
    [parley],
  );
  const markAsRead = useCallback(
    (conversationId: Id, seq?: number) => parley.markSeen(conversationId, seq ?? newestSeq(parley, conversationId)),
    [parley],
  );
  return {
    // Made when it is asked for: pages that are rendered on a server have none.
    get socket() {
      return parley.socket;
    },
    connected: status === "online",
    status,
    sendMessage,
    markAsRead,
  };
}

function newestSeq(parley: Parley, threadId: Id): number {
  const { conversations, messages } = parley.store.getState();
  return Math.max(conversations[threadId]?.lastMessage?.seq ?? 0, messages[threadId]?.items.at(-1)?.seq ?? 0);
}
