import type { Member, ThreadSummary } from "@parley/client";
import { useRef, useState, type RefObject } from "react";
import type { Action } from "../hooks/useAction.ts";
import { usePresenceLoaded } from "../hooks/usePresence.ts";
import { useThread } from "../hooks/useThread.ts";
import { CloseIcon } from "../icons.tsx";
import { useParley, useParleyState } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { Avatar } from "./Avatar.tsx";
import { Confirmation } from "./Confirmation.tsx";
import { PresenceDot } from "./PresenceDot.tsx";

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
  const name = member.name ?? member.userId;
  const row = useRef<HTMLLIElement>(null);
  const remove = async () => {
    const near = row.current?.nextElementSibling ?? row.current?.previousElementSibling;
    await parley.removeMember(thread.id, member.userId);
    (near?.querySelector("button") ?? heading.current)?.focus();
  };
  const canRemove = thread.capabilities.removeMembers && member.userId !== me && member.role !== "owner";
  return (
    <li ref={row}>
      <div className="parley-person">
        <span className="parley-thread-avatar" data-size="small">
          <Avatar id={member.userId} name={name} size="small" />
          <PresenceDot userId={member.userId} />
        </span>
        <span className="parley-person__name" dir="auto">
          {member.userId === me ? `${name} (${texts.you})` : name}
        </span>
        {member.role !== "member" && <span className="parley-chip">{texts.roles[member.role]}</span>}
        {canRemove && (
          <button
            type="button"
            className="parley-icon-button"
            aria-label={texts.removeMember(name)}
            aria-expanded={isAsked}
            onClick={() => setAsked(!isAsked)}
          >
            <CloseIcon />
          </button>
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
