import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { aTime, gather, heard, hears } from "../../scenes.js";

const GRACE_MS = 5_000;
const LATEST_ONLINE_MS = 2_000;
const PATIENCE_MS = 6_000;

/** Who is there. */
export function presence(party, dialect) {
  const { namespace, online, isOnline, onlineWith, offline, isOffline, offlineWith } = dialect;
  const goes = (socket, userId) => hears(socket, offline, isOffline(userId), GRACE_MS + PATIENCE_MS);

  /** Ada listens; the others share a group with her and are not there yet. */
  async function listen(t, ...others) {
    const company = party.company();
    const [ada, ...people] = await company.introduce("ada", ...others);
    await company.group(ada, ...people);
    return { company, ada, people, socket: await ada.connect(t, namespace) };
  }

  describe("presence", { concurrency: true }, () => {
    test("who comes is told to those who share a conversation, within two seconds and once for all devices", async (t) => {
      const { ada, people: [ben, cy], socket } = await listen(t, "ben", "cy");
      const laptop = await ada.connect(t, namespace);

      const own = await ben.connect(t, namespace);
      const connectedAt = Date.now();
      await ben.connect(t, "/chat");

      for (const device of [socket, laptop]) assert.deepEqual(await hears(device, online, isOnline("ben")), onlineWith("ben"));
      assert.ok(Date.now() - connectedAt < LATEST_ONLINE_MS, `after ${Date.now() - connectedAt} ms`);
      await ben.connect(t, namespace);
      await cy.connect(t, "/messages");
      for (const device of [socket, own]) await hears(device, online, isOnline("cy"));
      assert.equal(heard(socket, online).filter(isOnline("ben")).length, 1);
      assert.deepEqual(heard(own, online).filter(isOnline("ben")), []);
      assert.deepEqual(heard(laptop, online).filter(isOnline("ada")), []);
    });

    test("a direct conversation and an order's thread are shared as well", async (t) => {
      const company = party.company();
      const [ada, ben, cy] = await company.introduce("ada", "ben", "cy");
      await Promise.all([company.direct(ada, ben), company.order("order-1", ada, cy)]);
      const socket = await ada.connect(t, namespace);

      await Promise.all([ben.connect(t, namespace), cy.connect(t, namespace)]);

      await Promise.all(["ben", "cy"].map((userId) => hears(socket, online, isOnline(userId))));
    });

    test("who shares no conversation is told nothing, though it is a colleague", async (t) => {
      const { company, people: [ben], socket } = await listen(t, "ben");
      await company.introduce("cy");

      await company.user("cy").connect(t, namespace);
      await ben.connect(t, namespace);

      await hears(socket, online, isOnline("ben"));
      assert.deepEqual(heard(socket, online).filter(isOnline("cy")), []);
    });

    test("who goes is told five seconds after all sockets of all gateways are gone", async (t) => {
      const { people: [ben], socket } = await listen(t, "ben");
      const sockets = [await ben.connect(t, "/"), await ben.connect(t, "/chat"), await ben.connect(t, "/messages")];
      await hears(socket, online, isOnline("ben"));
      const lastSeen = Date.now();

      sockets.forEach((gone) => gone.disconnect());

      const told = await goes(socket, "ben");
      assert.ok(Date.now() - lastSeen >= GRACE_MS - 10, `after ${Date.now() - lastSeen} ms`);
      assert.deepEqual(told, offlineWith("ben", aTime(told.lastSeenAt)));
      const seenAfter = Date.parse(told.lastSeenAt) - lastSeen;
      assert.ok(seenAfter >= -5 && seenAfter < GRACE_MS - 1_000, `seen ${seenAfter} ms after`);
      assert.equal(heard(socket, offline).filter(isOffline("ben")).length, 1);
    });

    test("who has a socket of any gateway left is not gone", async (t) => {
      const { people: [ben, cy, dan], socket } = await listen(t, "ben", "cy", "dan");
      const [left, gone] = [[await ben.connect(t, "/messages"), await cy.connect(t, "/chat")], [await ben.connect(t, "/"), await cy.connect(t, "/")]];
      gone.push(await dan.connect(t, namespace));
      await Promise.all(["ben", "cy", "dan"].map((userId) => hears(socket, online, isOnline(userId))));

      gone.forEach((other) => other.disconnect());

      await goes(socket, "dan");
      for (const userId of ["ben", "cy"]) assert.deepEqual(heard(socket, offline).filter(isOffline(userId)), []);
      assert.deepEqual(left.map(({ connected }) => connected), [true, true]);
    });

    test("who comes back within five seconds was never gone", async (t) => {
      const { people: [ben, cy], socket } = await listen(t, "ben", "cy");
      const flapping = await ben.connect(t, namespace);
      const going = await cy.connect(t, namespace);
      await Promise.all(["ben", "cy"].map((userId) => hears(socket, online, isOnline(userId))));

      flapping.disconnect();
      await ben.connect(t, namespace);
      going.disconnect();

      await goes(socket, "cy");
      assert.equal(heard(socket, online).filter(isOnline("ben")).length, 1);
      assert.deepEqual(heard(socket, offline).filter(isOffline("ben")), []);
    });

    test("a group of 101 is told nothing, one of 100 is", async (t) => {
      const company = party.company();
      const ids = Array.from({ length: 98 }, (_, index) => `member-${index}`);
      const [ada, ben, cy, dan, ...others] = await company.introduce("ada", "ben", "cy", "dan", ...ids);
      await company.group(ada, ben, ...others);
      await company.group(ada, cy, dan, ...others);
      const socket = await ada.connect(t, namespace);

      await cy.connect(t, namespace);
      await ben.connect(t, namespace);

      await hears(socket, online, isOnline("ben"));
      assert.deepEqual(heard(socket, online).filter(isOnline("cy")), []);
    });

    test("a member who was removed is told nothing of the others any more", async (t) => {
      const { company, ada, people: [ben], socket } = await listen(t, "ben", "cy");
      const [dan] = await company.introduce("dan");
      const group = await company.group(ben, ada, dan);
      await ben.call("DELETE", `/conversations/${group.id}/members/ada`);

      await dan.connect(t, namespace);
      await ben.connect(t, namespace);

      await hears(socket, online, isOnline("ben"));
      assert.deepEqual(heard(socket, online).filter(isOnline("dan")), []);
    });
  });
}
