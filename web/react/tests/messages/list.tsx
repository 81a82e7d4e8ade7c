import { screen } from "@testing-library/react";
import { MessageList } from "../../src/messages/index.ts";
import { message, THREAD } from "./chat.ts";

export const five = [1, 2, 3, 4, 5].map((seq) => message(seq));

export const list = <MessageList threadId={THREAD} onReply={() => undefined} onEdit={() => undefined} />;

export const failure = { code: "offline", message: "The server cannot be reached" } as const;

export function rowOf(text: string): HTMLElement {
  return screen.getByText(text).closest<HTMLElement>("[data-row]")!;
}
