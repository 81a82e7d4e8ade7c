import type { Id, Message, OutgoingContent } from "@parley/client";
import { IconButton } from "../threads/Button.tsx";
import { useRef, useState, type ReactNode } from "react";
import { Composer } from "../composer/Composer.tsx";
import type { ComposerHandle, ComposerMode } from "../composer/props.ts";
import { BackIcon } from "../icons.tsx";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { MessageList } from "./MessageList.tsx";
import { TypingIndicator } from "./TypingIndicator.tsx";

export interface ChatWindowProps {
  readonly threadId: Id;
  /** What stands above the messages. */
  readonly header?: ReactNode;
  /** What stands beside the text field, such as a button that uploads a file and gives its address to `add`. */
  readonly attachments?: ReactNode | ((add: (content: OutgoingContent) => void) => ReactNode);
  /** Shows a button that goes back to the list. */
  readonly onBack?: () => void;
}

/**
 * A thread: header, messages, who is typing, and the text field.
 *
 * @example
 * <ChatWindow threadId={threadId} header={<h2>Launch</h2>} />
 */
export function ChatWindow({ threadId, ...props }: ChatWindowProps) {
  return <Window key={threadId} threadId={threadId} {...props} />;
}

function Window({ threadId, header, attachments, onBack }: ChatWindowProps) {
  const { texts } = useLanguage();
  const composer = useRef<ComposerHandle>(null);
  const [mode, setMode] = useState<ComposerMode>();
  const canWrite = useParleyState((state) => state.conversations[threadId]?.capabilities.send.allowed === true);
  const begin = (next: ComposerMode) => {
    setMode(next);
    composer.current?.focus();
  };
  return (
    <div className="parley-window">
      {(header !== undefined || onBack !== undefined) && (
        <div className="parley-window__header">
          {onBack !== undefined && (
            <IconButton className="parley-window__back" label={texts.back} onClick={onBack}>
              <BackIcon />
            </IconButton>
          )}
          {header}
        </div>
      )}
      <MessageList
        threadId={threadId}
        onReply={(message: Message) => begin({ kind: "reply", message })}
        onEdit={(message: Message) => begin({ kind: "edit", message })}
        onLeave={canWrite ? () => composer.current?.focus() : undefined}
      />
      <TypingIndicator threadId={threadId} />
      <Composer ref={composer} threadId={threadId} mode={mode} onModeChange={setMode} attachments={attachments} />
    </div>
  );
}
