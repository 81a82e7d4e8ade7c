import { io } from "socket.io-client";
import type { Api } from "./api.ts";
import type { ParleyServer } from "./server.ts";

const AT_ONCE = 250;

/** Fills a thread as fast as the server stores; the messages are numbered in the order in which they were sent. */
export async function seed(server: ParleyServer, api: Api, threadId: string, writers: string[], count: number) {
  let next = 1;
  await Promise.all(
    writers.map(async (writer) => {
      const socket = io(`${server.url}/chat`, {
        transports: ["websocket"],
        auth: { token: await api.tokenOf(writer) },
      });
      const write = async () => {
        while (next <= count) {
          const content = textOf(next++);
          const answer: { success: boolean } = await socket.emitWithAck("chat:send", { threadId, content });
          if (!answer.success) throw new Error(`Not stored: ${JSON.stringify(answer)}`);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE / writers.length }, write));
      socket.disconnect();
    }),
  );
}

// Rows of different heights, as in a real history.
function textOf(number: number): string {
  return `Message ${number}${" and what belongs to it".repeat(number % 7 === 0 ? 12 : number % 3)}`;
}
