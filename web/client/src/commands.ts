import { asRefusal, ParleyError } from "./failure.ts";
import { presence } from "./gateways/words.ts";
import type { Id } from "./model.ts";
import type { Parley } from "./parley.ts";
import { pathOf, readMessage, readThread, type Remote } from "./remote.ts";
import { apply } from "./store/apply.ts";
import type { Threads } from "./sync/threads.ts";
import type { PresenceAnswer } from "./wire/answers.ts";
import type { Summary } from "./wire/summaries.ts";

/** What one does to threads, their members, and messages that are stored. */
export type Commands = Pick<
  Parley,
  | "startDirect"
  | "startGroup"
  | "startOrder"
  | "addMember"
  | "removeMember"
  | "leave"
  | "rename"
  | "setStatus"
  | "edit"
  | "remove"
  | "loadPresence"
>;

/** Commands are asked for by REST, and shown once they are done. */
export function createCommands(remote: Remote, threads: Threads): Commands {
  const { rest, store, words } = remote;
  const messagePath = (id: Id) => `/messages/${encodeURIComponent(id)}?dialect=${words.dialect}`;
  const show = (wire: Summary<unknown>) => threads.show(readThread(remote, wire));
  const showMessage = (wire: unknown) => store.apply({ type: "edited", message: readMessage(remote, wire) });

  const start = async (body: object): Promise<Id> => {
    const wire = await rest.call<Summary<unknown>>("POST", words.path, body);
    show(wire);
    return wire.id;
  };

  const commands: Commands = {
    async startDirect(userId) {
      const threadId = await start({ type: "direct", memberIds: [userId] });
      // Without an answer they are shown as away.
      await commands.loadPresence([userId]).catch(asRefusal);
      return threadId;
    },
    startGroup: (group) => start({ type: "group", ...group }),
    startOrder: (orderId) => start({ orderId }),

    async addMember(threadId, userId, role) {
      await rest.call("POST", pathOf(remote, threadId, "/members"), { userId, role });
      await threads.refresh(threadId);
    },
    async removeMember(threadId, userId) {
      await rest.call("DELETE", pathOf(remote, threadId, `/members/${encodeURIComponent(userId)}`));
      if (userId === store.data.me) store.apply({ type: "memberRemoved", threadId, rev: 0 });
      else await threads.refresh(threadId);
    },
    async leave(threadId) {
      if (store.data.me === undefined) throw ParleyError.offline();
      await commands.removeMember(threadId, store.data.me);
    },
    rename: async (threadId, name) => show(await rest.call("PATCH", pathOf(remote, threadId), { name })),
    setStatus: async (threadId, action) => show(await rest.call("POST", pathOf(remote, threadId, `/${action}`))),

    edit: async (messageId, content) => showMessage(await rest.call("PATCH", messagePath(messageId), { content })),
    remove: async (messageId) => showMessage(await rest.call("DELETE", messagePath(messageId))),

    async loadPresence(userIds) {
      if (userIds.length === 0) return;
      const ids = userIds.map(encodeURIComponent).join(",");
      const { items } = await rest.call<PresenceAnswer>("GET", `/presence?userIds=${ids}`);
      store.update((data) => items.map(presence).reduce(apply, data));
    },
  };
  return commands;
}
