import type { Member, Position, Receipts, UserId } from "../model.ts";

const START: Position = { deliveredSeq: 0, readSeq: 0 };

/** The receipts of a thread: positions, and what all others have reached. */
export function receiptsOf(
  positions: Readonly<Record<UserId, Position>>,
  members: readonly Member[],
  participantCount: number,
  me: UserId | undefined,
): Receipts {
  const others = members.filter(({ userId }) => userId !== me);
  const isComplete = members.length >= participantCount && others.length > 0;
  const floor = (of: (position: Position) => number) =>
    isComplete ? Math.min(...others.map(({ userId }) => of(positions[userId] ?? START))) : 0;
  return {
    positions,
    deliveredToAll: floor(({ deliveredSeq }) => deliveredSeq),
    readByAll: floor(({ readSeq }) => readSeq),
  };
}

/** Positions only move forward. What is read was delivered. */
export function forward(
  position: Position | undefined,
  what: "delivered" | "read",
  seq: number,
  at?: string,
): Position {
  const from = position ?? START;
  if (seq <= (what === "read" ? from.readSeq : from.deliveredSeq)) return from;
  const deliveredSeq = Math.max(from.deliveredSeq, seq);
  return what === "read" ? { deliveredSeq, readSeq: seq, readAt: at } : { ...from, deliveredSeq };
}

/** Two states of the same positions: the one that is further counts. */
export function furthest(
  known: Readonly<Record<UserId, Position>>,
  told: Readonly<Record<UserId, Position>>,
): Readonly<Record<UserId, Position>> {
  const both: Record<UserId, Position> = {};
  for (const [userId, position] of Object.entries(told)) {
    const read = forward(known[userId], "read", position.readSeq, position.readAt);
    both[userId] = forward(read, "delivered", position.deliveredSeq);
  }
  return both;
}
