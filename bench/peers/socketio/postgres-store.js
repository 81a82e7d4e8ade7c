import { readFileSync } from "node:fs";
import pg from "pg";

// pg's own default. Each connection is a process of PostgreSQL: with 20 a send takes about the same CPU.
const poolSize = Number(process.env.POOL_SIZE ?? 10);

const tunedSend = sql("send");

/** Users, conversations and messages in PostgreSQL. Statements have names, so that each connection prepares them once. */
export class PostgresStore {
  #pool;
  #isTuned;

  /** @param mode `statements`: a send as it is commonly written; `tuned`: in one statement. */
  static async open(connectionString, mode) {
    const store = new PostgresStore(new pg.Pool({ connectionString, max: poolSize, idleTimeoutMillis: 0 }), mode === "tuned");
    await store.#createSchema();
    return store;
  }

  constructor(pool, isTuned) {
    this.#pool = pool;
    this.#isTuned = isTuned;
  }

  async addUsers(company, users) {
    await this.#pool.query(
      "insert into users (company_id, id, name) select $1, u.id, u.name from unnest($2::text[], $3::text[]) u (id, name) on conflict do nothing",
      [company, users.map((user) => user.id), users.map((user) => user.name)],
    );
  }

  async addConversation(company, id, name, members) {
    await this.#inTransaction(async (client) => {
      await client.query(
        "insert into conversations (id, company_id, kind, name, last_seq, created_at) values ($1, $2, 'group', $3, 0, now())",
        [id, company, name],
      );
      await client.query(
        "insert into members (company_id, conversation_id, user_id, read_seq, joined_at) select $1, $2, u, 0, now() from unnest($3::text[]) u",
        [company, id, members],
      );
    });
  }

  async conversationsOf(user) {
    const { rows } = await this.#pool.query({
      name: "rooms",
      text: "select conversation_id from members where company_id = $1 and user_id = $2 and left_at is null",
      values: [user.company, user.id],
    });
    return rows.map((row) => row.conversation_id);
  }

  /** The seq of what is stored now, or undefined when the user is no member. */
  append(message) {
    return this.#isTuned ? this.#appendTuned(message) : this.#appendByStatements(message);
  }

  #appendByStatements({ id, threadId, user, content, createdAt }) {
    return this.#inTransaction(async (client) => {
      const { rows: members } = await client.query({
        name: "members",
        text: "select user_id from members where company_id = $1 and conversation_id = $2 and left_at is null order by user_id",
        values: [user.company, threadId],
      });
      if (!members.some((member) => member.user_id === user.id)) {
        return undefined;
      }

      const touched = await client.query({
        name: "touch",
        text: "update conversations set last_seq = last_seq + 1, last_message_at = $2 where id = $1 returning last_seq",
        values: [threadId, createdAt],
      });
      const seq = Number(touched.rows[0].last_seq);
      await client.query({
        name: "insert",
        text:
          "insert into messages (company_id, conversation_id, seq, id, sender_id, type, text, created_at) " +
          "values ($1, $2, $3, $4, $5, 'text', $6, $7)",
        values: [user.company, threadId, seq, id, user.id, content, createdAt],
      });
      for (const member of members) {
        if (member.user_id !== user.id) {
          await client.query({
            name: "unread",
            text:
              "insert into unread (conversation_id, user_id, count) values ($1, $2, 1) " +
              "on conflict (conversation_id, user_id) do update set count = unread.count + 1",
            values: [threadId, member.user_id],
          });
        }
      }

      return seq;
    });
  }

  async #appendTuned({ id, threadId, user, content, createdAt }) {
    const { rows } = await this.#pool.query({
      name: "send",
      text: tunedSend,
      values: [user.company, threadId, user.id, id, content, createdAt],
    });
    return rows.length === 0 ? undefined : Number(rows[0].seq);
  }

  async #inTransaction(work) {
    const client = await this.#pool.connect();
    try {
      await client.query("begin");
      const result = await work(client);
      await client.query("commit");
      client.release();
      return result;
    } catch (error) {
      // The connection goes with its transaction.
      client.release(true);
      throw error;
    }
  }

  async #createSchema() {
    const { rows } = await this.#pool.query("select to_regclass('messages') is not null as exists");
    if (!rows[0].exists) {
      await this.#pool.query(sql("schema"));
    }
  }
}

function sql(name) {
  return readFileSync(new URL(`../sql/${name}.sql`, import.meta.url), "utf8");
}
