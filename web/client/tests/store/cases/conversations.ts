import * as cases from "./shared.ts";

export const conversations: cases.Cases = {
  "conversation.created.json": cases.created,
  "conversation.unread.json": cases.unread,
  "conversation.updated.json": cases.updated,
  "member.added.json": cases.memberAdded,
  "member.removed.json": cases.memberRemoved,
  "message.deleted.json": cases.deleted,
  "message.delivered.json": cases.delivered,
  "message.edited.json": cases.edited,
  "message.new.json": cases.arrived("client-0000000001"),
  "message.read.json": cases.read,
  // The acknowledgement of the same message says more.
  "message.sent.json": "nothing",
  "session.ready.json": "nothing",
  "status.offline.json": cases.offline,
  "status.online.json": cases.online,
  "typing.start.json": cases.typingStarts,
  "typing.stop.json": cases.typingStops,
};
