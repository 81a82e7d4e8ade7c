import * as cases from "./shared.ts";

export const chat: cases.Cases = {
  "chat.delivered.json": cases.delivered,
  "chat.member.added.json": cases.memberAdded,
  "chat.member.removed.json": cases.memberRemoved,
  "chat.message.deleted.json": cases.deleted,
  "chat.message.edited.json": cases.edited,
  "chat.message.json": cases.arrived("temp-1"),
  "chat.presence.json": cases.offline,
  "chat.read.json": cases.read,
  "chat.thread.created.json": cases.created,
  "chat.thread.updated.json": cases.updated,
  "chat.typing.start.json": cases.typingStarts,
  "chat.typing.stop.json": cases.typingStops,
  "chat.unread.json": cases.unread,
  // The connection takes it.
  "session.ready.json": "nothing",
};
