import type { Member, ThreadSummary } from "@parley/client";
import { useRef, useState, type RefObject } from "react";
import type { Action } from "../hooks/useAction.ts";
import { usePresenceLoaded } from "../hooks/usePresence.ts";
import { useThread } from "../hooks/useThread.ts";
import { CloseIcon } from "../icons.tsx";
import { useParley, useParleyState } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { Confirmation } from "./Confirmation.tsx";
import { PersonLine } from "./PersonLine.tsx";
import { IconButton } from "./Button.tsx";

export interface MemberListProps extends Pick<Action, "run" | "isBusy"> {
  readonly thread: ThreadSummary;
}

/** Who is in a thread, with their roles; who may do so removes them here. */
export function MemberList({ thread, run, isBusy }: MemberListProps) {
  const { texts } = useLanguage();
  const { members } = useThread(thread.id);
  const heading = useRef<HTMLHeadingElement>(null);
  usePresenceLoaded(members.map(({ userId }) => userId));
  return (
    <section className="parley-members">
      <h3 className="parley-details__heading" ref={heading} tabIndex={-1}>
        {texts.people}
      </h3>
      <ul role="list" className="parley-members__list">
        {members.map((member) => (
          <MemberRow key={member.userId} member={member} thread={thread} heading={heading} run={run} isBusy={isBusy} />
        ))}
      </ul>
    </section>
  );
}

interface MemberRowProps extends MemberListProps {
  readonly member: Member;
  readonly heading: RefObject<HTMLElement | null>;
}

function MemberRow({ member, thread, heading, run, isBusy }: MemberRowProps) {
  const parley = useParley();
  const { texts } = useLanguage();
  const me = useParleyState((state) => state.me);
  const [isAsked, setAsked] = useState(false);
  const { userId, role, name = userId } = member;
  const remove = async () => {
    await parley.removeMember(thread.id, userId);
    // The row and its buttons are gone.
    heading.current?.focus();
  };
  const canRemove = thread.capabilities.removeMembers && userId !== me && role !== "owner";
  return (
    <li>
      <div className="parley-person">
        <PersonLine userId={userId} name={name} note={userId === me ? ` (${texts.you})` : ""} />
        {role !== "member" && <span className="parley-chip">{texts.roles[role]}</span>}
        {canRemove && (
          <IconButton label={texts.removeMember(name)} aria-expanded={isAsked} onClick={() => setAsked(!isAsked)}>
            <CloseIcon />
          </IconButton>
        )}
      </div>
      {isAsked && (
        <Confirmation
          question={texts.removeQuestion(name)}
          answer={texts.remove}
          isBusy={isBusy}
          onCancel={() => setAsked(false)}
          onConfirm={() => void run(remove)}
        />
      )}
    </li>
  );
}
