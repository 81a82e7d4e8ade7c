import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, collect, event, eventually, plain, recordedReason, request, uniqueRoom } from "../harness.js";

export function rooms(party) {
  const { connect } = party;

  describe("rooms", () => {
    it("are joined and left", async (t) => {
      const socket = await connect(t);
      const [first, second] = [uniqueRoom(), `${uniqueRoom()} with spaces, ünïcode and 😀`];
      assert.deepEqual(await request(socket, "rooms"), []);
      assert.equal(await request(socket, "join", first), true);
      assert.equal(await request(socket, "join", second), true);
      assert.equal(await request(socket, "join", first), true);
      assert.deepEqual((await request(socket, "rooms")).sort(), [first, second].sort());
      assert.equal(await request(socket, "leave", first), true);
      assert.deepEqual(await request(socket, "rooms"), [second]);
    });

    it("may be left without having been joined", async (t) => {
      const socket = await connect(t);
      assert.equal(await request(socket, "leave", uniqueRoom()), true);
      assert.deepEqual(await request(socket, "rooms"), []);
    });

    it("deliver to every member, the sender included, and to nobody else", async (t) => {
      const room = uniqueRoom();
      const { sender, flush } = await gather(t, party, { sender: [room], member: [room], outsider: [] });
      sender.emit("to-room", room, "hi", { n: 1 });
      assert.deepEqual(await flush(), { sender: [["hi", { n: 1 }]], member: [["hi", { n: 1 }]], outsider: [] });
    });

    it("accept messages from a sender who is not a member", async (t) => {
      const room = uniqueRoom();
      const { sender, flush } = await gather(t, party, { sender: [], member: [room] });
      sender.emit("to-room", room, "from outside");
      assert.deepEqual(await flush(), { sender: [], member: [["from outside"]] });
    });

    it("deliver to all but the sender when told so", async (t) => {
      const room = uniqueRoom();
      const { sender, flush } = await gather(t, party, { sender: [room], one: [room], two: [room], outsider: [] });
      sender.emit("to-others", room, "psst");
      assert.deepEqual(await flush(), { sender: [], one: [["psst"]], two: [["psst"]], outsider: [] });
    });

    it("deliver to those who are not in another room when told so", async (t) => {
      const [room, muted] = [uniqueRoom(), uniqueRoom()];
      const { sender, flush } = await gather(t, party, {
        sender: [room],
        listener: [room],
        mutedMember: [room, muted],
        mutedOutsider: [muted],
      });
      sender.emit("to-except", room, muted, 1, 2, 3);
      assert.deepEqual(await flush(), {
        sender: [[1, 2, 3]],
        listener: [[1, 2, 3]],
        mutedMember: [],
        mutedOutsider: [],
      });
    });

    it("deliver binary attachments to every member", async (t) => {
      const room = uniqueRoom();
      const { sender, flush } = await gather(t, party, { sender: [room], member: [room] });
      const args = [{ bytes: Buffer.from([0, 255]) }, "text", Buffer.alloc(0)];
      sender.emit("to-room", room, ...args);
      assert.deepEqual(plain(await flush()), { sender: [args], member: [args] });
    });

    it("deliver nothing to a socket that has left", async (t) => {
      const room = uniqueRoom();
      const { sender, member, flush } = await gather(t, party, { sender: [room], member: [room] });
      await request(member, "leave", room);
      sender.emit("to-room", room, "gone?");
      assert.deepEqual(await flush(), { sender: [["gone?"]], member: [] });
    });

    it("collect the answers of all members", async (t) => {
      const room = uniqueRoom();
      const { sender } = await gather(t, party, { sender: [], one: [room], two: [room] }, answerWithName);
      const { answers, missing } = await request(sender, "ask-all", { room, text: "who is there?" });
      assert.deepEqual(answers.sort(), ["one", "two"]);
      assert.equal(missing, 0);
    });

    it("collect no answers when nobody is in the room", async (t) => {
      const socket = await connect(t);
      assert.deepEqual(await ask(socket, "ask-all", { room: uniqueRoom() }), [{ answers: [], missing: 0 }]);
    });

    it("lose a member that disconnects", async (t) => {
      const room = uniqueRoom();
      const { sender, member } = await gather(t, party, { sender: [], member: [room] }, answerWithName);
      member.disconnect();
      const isEmpty = async () => (await request(sender, "ask-all", { room })).answers.length === 0;
      await eventually(isEmpty, "the room to be empty");
    });

    it("can be emptied by disconnecting every member", async (t) => {
      const room = uniqueRoom();
      const { sender, one, two, bystander } = await gather(t, party, {
        sender: [],
        one: [room],
        two: [room],
        bystander: [],
      });
      const ends = [one, two].map((socket) => event(socket, "disconnect"));
      const { id } = one;
      assert.equal(await request(sender, "kick-room", room), true);
      for (const [reason] of await Promise.all(ends)) assert.equal(reason, "io server disconnect");
      assert.equal(await recordedReason(t, party, id), "server namespace disconnect");
      assert.equal(await request(bystander, "echo", "not me"), "not me");
      assert.equal(sender.connected, true);
    });
  });
}

/**
 * Connects a socket per name and puts it in the given rooms. `flush` resolves with the room
 * messages each of them got: the sender's last message goes to all of them, so whatever it
 * sent before has arrived when that one has.
 */
async function gather(t, { connect }, memberships, prepare = () => {}) {
  const everyone = uniqueRoom();
  const sockets = {};
  const inboxes = {};
  const enter = async ([name, roomNames]) => {
    const socket = await connect(t);
    sockets[name] = socket;
    inboxes[name] = collect(socket, "room-message");
    prepare(socket, name);
    for (const room of [...roomNames, everyone]) await request(socket, "join", room);
  };
  await Promise.all(Object.entries(memberships).map(enter));

  const isLast = ([text]) => text === everyone;
  const flush = async () => {
    sockets.sender.emit("to-room", everyone, everyone);
    const hasArrived = () => Object.values(inboxes).every((inbox) => inbox.some(isLast));
    await eventually(hasArrived, "the last message to reach everyone");
    const messages = Object.entries(inboxes).map(([name, inbox]) => [name, inbox.filter((args) => !isLast(args))]);
    return Object.fromEntries(messages);
  };
  return { ...sockets, flush };
}

const answerWithName = (socket, name) => socket.on("question", (_, reply) => reply(name));
