import type { Id, OutgoingContent, ThreadType } from "@parley/client";
import type { ReactNode } from "react";
import type { People } from "../threads/people.ts";

/** What all screens take. */
export interface ScreenProps {
  /** The thread that is open; without it the screen keeps it itself. */
  readonly threadId?: Id | undefined;
  readonly onThreadChange?: ((threadId: Id | undefined) => void) | undefined;
  /** Which kinds of threads are listed; default: all, for orders those of orders. */
  readonly types?: readonly ThreadType[] | undefined;
  /** Whom one can write to, or what searches them; default: everybody in the threads that are here. */
  readonly people?: People | undefined;
  /** What the composer shows to attach something; called with what adds it. */
  readonly attachments?: ReactNode | ((add: (content: OutgoingContent) => void) => ReactNode);
  readonly className?: string | undefined;
}
