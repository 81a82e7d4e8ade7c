import type { Id, MemberRole, UserId } from "./model.ts";
import type { NewGroup } from "./parley.ts";
import { pathOf, readMessage, readThread, type Remote } from "./remote.ts";
import { presence } from "./gateways/words.ts";
import { apply } from "./store/apply.ts";
import type { Threads } from "./sync/threads.ts";
import type { PresenceAnswer } from "./wire/answers.ts";
import type { Summary } from "./wire/summaries.ts";

/** What one does to threads, their members, and messages that are stored: asked by REST, shown once it is done. */
export class Commands {
  readonly #remote: Remote;
  readonly #threads: Threads;

  constructor(remote: Remote, threads: Threads) {
    this.#remote = remote;
    this.#threads = threads;
  }

  startDirect(userId: UserId): Promise<Id> {
    return this.#start({ type: "direct", memberIds: [userId] });
  }

  startGroup({ name, memberIds }: NewGroup): Promise<Id> {
    return this.#start({ type: "group", name, memberIds });
  }

  startOrder(orderId: string): Promise<Id> {
    return this.#start({ orderId });
  }

  async addMember(threadId: Id, userId: UserId, role?: MemberRole): Promise<void> {
    const body = { userId, ...(role !== undefined && { role }) };
    await this.#remote.rest.call("POST", pathOf(this.#remote, threadId, "/members"), body);
    await this.#threads.refresh(threadId);
  }

  async removeMember(threadId: Id, userId: UserId): Promise<void> {
    await this.#remote.rest.call("DELETE", pathOf(this.#remote, threadId, `/members/${encodeURIComponent(userId)}`));
    const isMe = userId === this.#remote.store.data.me;
    if (isMe) this.#remote.store.apply({ type: "memberRemoved", threadId, rev: 0 });
    else await this.#threads.refresh(threadId);
  }

  async rename(threadId: Id, name: string): Promise<void> {
    this.#show(await this.#remote.rest.call("PATCH", pathOf(this.#remote, threadId), { name }));
  }

  async setStatus(threadId: Id, action: string): Promise<void> {
    this.#show(await this.#remote.rest.call("POST", pathOf(this.#remote, threadId, `/${action}`)));
  }

  async edit(messageId: Id, text: string): Promise<void> {
    this.#showMessage(await this.#remote.rest.call("PATCH", this.#messagePath(messageId), { content: text }));
  }

  async remove(messageId: Id): Promise<void> {
    this.#showMessage(await this.#remote.rest.call("DELETE", this.#messagePath(messageId)));
  }

  async loadPresence(userIds: readonly UserId[]): Promise<void> {
    if (userIds.length === 0) return;
    const ids = userIds.map(encodeURIComponent).join(",");
    const { items } = await this.#remote.rest.call<PresenceAnswer>("GET", `/presence?userIds=${ids}`);
    this.#remote.store.update((data) => items.map(presence).reduce(apply, data));
  }

  async #start(body: object): Promise<Id> {
    const wire = await this.#remote.rest.call<Summary<unknown>>("POST", this.#remote.words.path, body);
    this.#show(wire);
    return wire.id;
  }

  #messagePath(messageId: Id): string {
    return `/messages/${encodeURIComponent(messageId)}?dialect=${this.#remote.words.dialect}`;
  }

  #show(wire: Summary<unknown>): void {
    this.#threads.show(readThread(this.#remote, wire));
  }

  #showMessage(wire: unknown): void {
    this.#remote.store.apply({ type: "edited", message: readMessage(this.#remote, wire) });
  }
}
