import { ParleyError } from "../failure.ts";
import type { Id } from "../model.ts";
import type { Remote } from "../remote.ts";
import type { Typing } from "../sending/typing.ts";
import type { Change } from "../store/change.ts";
import type { CatchUp } from "./catchUp.ts";
import type { Threads } from "./threads.ts";

/** Takes what the server tells: into the store, and where something before it is missing, has that asked for. */
export class Events {
  readonly #remote: Remote;
  readonly #threads: Threads;
  readonly #catchUp: CatchUp;
  readonly #typing: Typing;

  constructor(remote: Remote, threads: Threads, catchUp: CatchUp, typing: Typing) {
    this.#remote = remote;
    this.#threads = threads;
    this.#catchUp = catchUp;
    this.#typing = typing;
  }

  hear(name: string, payload: unknown): void {
    const change = this.#remote.words.events[name]?.(payload as never);
    if (change === undefined) return;

    this.#checkGap(change);
    if (change.type === "thread") this.#threads.show(change.view);
    else this.#remote.store.apply(change);
    if (change.type === "typing") this.#typing.hear(change.threadId, change.userId, change.on);
  }

  #checkGap(change: Change): void {
    const [threadId, rev] = revOf(change);
    if (threadId === undefined || rev === undefined) return;
    const { conversations, messages, list } = this.#remote.store.data;
    const timeline = messages[threadId];
    // A thread may be read later than the event that changed it, together with changes that are yet to be told.
    const expected = change.type === "thread" ? 0 : 1;
    if (timeline?.phase === "ready") {
      if (rev > timeline.rev + expected) this.#catchUp.repair(threadId);
    } else if (change.type !== "thread") {
      const summary = conversations[threadId];
      const isKnown = summary !== undefined || (list.phase === "idle" && timeline === undefined);
      if (!isKnown || rev > (summary?.rev ?? Infinity) + 1) void this.#refresh(threadId);
    }
  }

  async #refresh(threadId: Id): Promise<void> {
    try {
      await this.#threads.refresh(threadId);
    } catch (error) {
      // Away, everything is loaded again at the return; what one may not see is not shown.
      if (!(error instanceof ParleyError)) throw error;
    }
  }
}

/** Which change of which thread is told. */
function revOf(change: Change): readonly [threadId?: Id, rev?: number] {
  switch (change.type) {
    case "message":
    case "edited":
      return [change.message.threadId, change.message.rev];
    case "thread":
      return [change.view.summary.id, change.view.summary.rev];
    case "deleted":
    case "memberAdded":
    case "memberRemoved":
      return [change.threadId, change.rev];
    default:
      return [];
  }
}
