/** Knows who is in which conversation, and numbers messages; stores nothing. */
export class MemoryStore {
  #conversations = new Map();
  #ofUsers = new Map();

  async addUsers() {}

  async addConversation(company, id, name, members) {
    this.#conversations.set(id, { members: new Set(members.map((member) => keyOf(company, member))), seq: 0 });
    for (const member of members) {
      const key = keyOf(company, member);
      this.#ofUsers.set(key, [...(this.#ofUsers.get(key) ?? []), id]);
    }
  }

  async conversationsOf(user) {
    return this.#ofUsers.get(keyOf(user.company, user.id)) ?? [];
  }

  async append({ threadId, user }) {
    const conversation = this.#conversations.get(threadId);
    return conversation?.members.has(keyOf(user.company, user.id)) ? ++conversation.seq : undefined;
  }
}

function keyOf(company, user) {
  return `${company} ${user}`;
}
