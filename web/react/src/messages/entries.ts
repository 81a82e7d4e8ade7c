import type { Id, Message, MessageKind, OutgoingMessage, UserId } from "@parley/client";
import { daysBetween } from "../texts/calendar.ts";

/** A row of the list: a stored message, or one that is on its way. */
export type Entry = Message | OutgoingMessage;

/** Messages by one sender that follow within this time belong together. */
const GROUP_MS = 5 * 60 * 1000;

export function isOutgoing(entry: Entry): entry is OutgoingMessage {
  return "state" in entry;
}

/** The same for an own message before and after it is stored, so that its row stays. */
export function keyOf(entry: Entry, me: UserId | undefined): string {
  if (isOutgoing(entry)) return entry.clientId;
  return entry.senderId === me ? (entry.clientId ?? entry.id) : entry.id;
}

export function senderOf(entry: Entry, me: UserId | undefined): UserId | undefined {
  return isOutgoing(entry) ? me : entry.senderId;
}

/** What a bubble shows, wherever the message is. */
export interface Content {
  readonly kind: MessageKind;
  readonly text: string;
  readonly url?: string | undefined;
  readonly replyToId?: Id | undefined;
}

export function contentOf(entry: Entry): Content {
  if (isOutgoing(entry)) return { ...entry.content, text: entry.content.text ?? "" };
  const { kind, text, attachmentUrl, replyToId } = entry;
  return { kind, text, url: attachmentUrl, replyToId };
}

/** Whether a row begins another day than the one before it, where the user is. */
export function startsDay(entry: Entry, before: Entry | undefined): boolean {
  return before === undefined || daysBetween(new Date(before.createdAt), new Date(entry.createdAt)) !== 0;
}

/** Whether two rows, one after the other, are of one sender and moment. */
export function belongTogether(before: Entry | undefined, entry: Entry | undefined, me: UserId | undefined): boolean {
  if (before === undefined || entry === undefined) return false;
  const isSystem = [before, entry].some((row) => !isOutgoing(row) && row.kind === "system");
  return (
    !isSystem &&
    senderOf(before, me) === senderOf(entry, me) &&
    Date.parse(entry.createdAt) - Date.parse(before.createdAt) < GROUP_MS &&
    !startsDay(entry, before)
  );
}

/** All rows of a thread, without copying them. */
export class Entries {
  readonly items: readonly Message[];
  readonly outgoing: readonly OutgoingMessage[];
  readonly me: UserId | undefined;
  readonly length: number;

  constructor(items: readonly Message[], outgoing: readonly OutgoingMessage[], me: UserId | undefined) {
    this.items = items;
    this.outgoing = outgoing;
    this.me = me;
    this.length = items.length + outgoing.length;
  }

  at(index: number): Entry | undefined {
    return index < this.items.length ? this.items[index] : this.outgoing[index - this.items.length];
  }

  /** Looks from the end, where one mostly is; -1 where it is not here. */
  indexOf(key: string): number {
    for (let index = this.length - 1; index >= 0; index--) {
      if (keyOf(this.at(index)!, this.me) === key) return index;
    }
    return -1;
  }
}

/** What is on its way may be stored already, and cannot be taken back. */
export function canDiscard(entry: Entry): entry is OutgoingMessage {
  return isOutgoing(entry) && (entry.state === "waiting" || entry.state === "failed");
}
