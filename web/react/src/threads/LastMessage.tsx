import { nameOf, type Id, type Message, type OutgoingMessage, type ParleyState } from "@parley/client";
import { AlertIcon, ClockIcon, FileIcon, PhotoIcon } from "../icons.tsx";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";

/** Of which thread. */
export interface LastMessageProps {
  readonly threadId: Id;
}

/**
 * The newest message of a thread in one line: what waits to be sent, what was said last, or who types.
 *
 * @example
 * <LastMessage threadId={thread.id} />
 */
export function LastMessage({ threadId }: LastMessageProps) {
  const { texts } = useLanguage();
  const typist = useParleyState((state) => state.typing[threadId]?.[0]);
  const isNamed = useParleyState((state) => state.conversations[threadId]?.type !== "direct");
  const typing = useParleyState((state) => (typist === undefined ? "" : shortName(state, threadId, typist)));
  const waiting = useParleyState((state) => state.outbox[threadId]?.at(-1));
  const message = useParleyState((state) => state.conversations[threadId]?.lastMessage);

  if (typist !== undefined) {
    return (
      <span className="parley-preview parley-preview--typing">
        {isNamed ? texts.typing([typing]) : texts.typingNow}
      </span>
    );
  }
  if (waiting) return <WaitingPreview waiting={waiting} />;
  if (message) return <MessagePreview message={message} isNamed={isNamed} />;
  return <span className="parley-preview">{texts.noMessagesYet}</span>;
}

function WaitingPreview({ waiting: { content, state } }: { readonly waiting: OutgoingMessage }) {
  const { texts } = useLanguage();
  const isFailed = state === "failed";
  return (
    <span className="parley-preview" data-state={isFailed ? "failed" : "waiting"}>
      {isFailed ? <AlertIcon /> : <ClockIcon />}
      <span className="parley-hidden">{isFailed ? texts.failed : texts.sending} </span>
      <Content kind={content.kind} text={content.text} />
    </span>
  );
}

function MessagePreview({ message, isNamed }: { readonly message: Message; readonly isNamed: boolean }) {
  const { texts } = useLanguage();
  const sender = useParleyState((state) =>
    message.senderId === state.me ? texts.you : isNamed ? shortName(state, message.threadId, message.senderId) : "",
  );
  if (message.deletedAt !== undefined) {
    return <em className="parley-preview">{texts.deletedMessage}</em>;
  }
  return (
    <span className="parley-preview">
      {sender !== "" && message.kind !== "system" && (
        <span className="parley-preview__sender">{texts.from(sender)} </span>
      )}
      <Content kind={message.kind} text={message.text || message.attachments[0]?.name} />
    </span>
  );
}

/** A text, or what it is that has none. */
function Content({ kind, text }: { readonly kind: Message["kind"]; readonly text: string | undefined }) {
  const { texts } = useLanguage();
  return (
    <>
      {kind === "image" ? <PhotoIcon /> : kind === "file" && <FileIcon />}
      <span className="parley-preview__text" dir="auto">
        {text || (kind === "image" ? texts.photo : kind === "file" && texts.file)}
      </span>
    </>
  );
}

/** The first of somebody's names. */
function shortName(state: ParleyState, threadId: Id, userId: string): string {
  return nameOf(state, threadId, userId).split(" ", 1)[0]!;
}
