import type { Id, ThreadSummary } from "@parley/client";
import { useAction } from "../hooks/useAction.ts";
import { useThread } from "../hooks/useThread.ts";
import { useLanguage } from "../texts/TextsContext.tsx";
import { AddMembers } from "./AddMembers.tsx";
import { Dialog } from "./Dialog.tsx";
import { FailureText } from "./FailureText.tsx";
import { MemberList } from "./MemberList.tsx";
import { OrderStatus } from "./OrderStatus.tsx";
import type { People } from "./people.ts";
import { RenameForm } from "./RenameForm.tsx";
import { ThreadActions } from "./ThreadActions.tsx";
import { ThreadAvatar } from "./ThreadAvatar.tsx";
import { usePresenceText } from "./ThreadHeader.tsx";

/** Of which thread, and who can be added. */
export interface ThreadDetailsProps {
  readonly threadId: Id;
  /** Who can be added. */
  readonly people?: People | undefined;
  readonly onClose: () => void;
}

/**
 * A sheet with who is in a thread, and what one may do with it: only what the server allows is offered.
 *
 * @example
 * {isOpen && <ThreadDetails threadId={threadId} people={colleagues} onClose={close} />}
 */
export function ThreadDetails({ threadId, people, onClose }: ThreadDetailsProps) {
  const { texts } = useLanguage();
  const { thread } = useThread(threadId);
  return (
    <Dialog title={texts.details} shape="sheet" onClose={onClose}>
      {thread && <Details key={threadId} thread={thread} people={people} onClose={onClose} />}
    </Dialog>
  );
}

type DetailsProps = Omit<ThreadDetailsProps, "threadId"> & { readonly thread: ThreadSummary };

function Details({ thread, people, onClose }: DetailsProps) {
  const { title, other } = useThread(thread.id);
  const { texts } = useLanguage();
  const { run, isBusy, failure } = useAction();
  const presence = usePresenceText(other?.userId);
  const { capabilities } = thread;
  return (
    <div className="parley-details">
      <div className="parley-details__head">
        <ThreadAvatar threadId={thread.id} size="large" />
        <p className="parley-details__title" dir="auto">
          {title}
        </p>
        <p className="parley-details__state">
          {thread.type === "group" ? texts.members(thread.participantCount) : thread.type === "direct" && presence}
          {thread.type === "order" && <OrderStatus thread={thread} />}
        </p>
        <ClosedReason thread={thread} />
        {capabilities.rename && <RenameForm thread={thread} isBusy={isBusy} run={run} />}
      </div>
      <FailureText failure={failure} />
      {thread.type !== "direct" && <MemberList thread={thread} isBusy={isBusy} run={run} />}
      {capabilities.addMembers && <AddMembers thread={thread} people={people} isBusy={isBusy} run={run} />}
      <ThreadActions thread={thread} isBusy={isBusy} run={run} onLeft={onClose} />
    </div>
  );
}

function ClosedReason({ thread: { capabilities } }: { readonly thread: ThreadSummary }) {
  const { texts } = useLanguage();
  if (capabilities.send.allowed) return null;
  return <p className="parley-details__reason">{texts.closed[capabilities.send.reason]}</p>;
}
