import type { Id } from "@parley/client";
import { useState } from "react";
import { ChatWindow } from "../messages/index.ts";
import type { People } from "../threads/people.ts";
import { ThreadDetails } from "../threads/ThreadDetails.tsx";
import { ThreadHeader } from "../threads/ThreadHeader.tsx";
import type { ScreenProps } from "./props.ts";

export interface ThreadPaneProps {
  readonly threadId: Id;
  readonly people?: People | undefined;
  readonly attachments?: ScreenProps["attachments"];
  readonly onBack?: (() => void) | undefined;
}

/** The window of a thread with its header, and its details when they are asked for. */
export function ThreadPane({ threadId, people, attachments, onBack }: ThreadPaneProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ChatWindow
        threadId={threadId}
        header={<ThreadHeader threadId={threadId} onBack={onBack} onDetails={() => setOpen(true)} />}
        {...(attachments !== undefined && { attachments })}
      />
      {isOpen && <ThreadDetails threadId={threadId} people={people} onClose={() => setOpen(false)} />}
    </>
  );
}
