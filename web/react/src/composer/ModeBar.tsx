import { nameOf, type Failure } from "@parley/client";
import { IconButton } from "../threads/Button.tsx";
import { CloseIcon } from "../icons.tsx";
import { EditIcon, ReplyIcon } from "../messages/icons.ts";
import { shortText } from "../messages/Quote.tsx";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { FailureText } from "../threads/FailureText.tsx";
import type { ComposerMode } from "./props.ts";

export interface ModeBarProps {
  readonly mode: ComposerMode;
  /** Why the edit was refused. */
  readonly failure: Failure | undefined;
  readonly onCancel: () => void;
}

/**
 * The message that is edited or replied to, above the text field.
 *
 * @example
 * <ModeBar mode={{ kind: "reply", message }} failure={undefined} onCancel={cancel} />
 */
export function ModeBar({ mode: { kind, message }, failure, onCancel }: ModeBarProps) {
  const { texts } = useLanguage();
  const me = useParleyState((state) => state.me);
  const name = useParleyState((state) => nameOf(state, message.threadId, message.senderId));
  return (
    <div className="parley-mode">
      {kind === "edit" ? <EditIcon /> : <ReplyIcon />}
      <div className="parley-mode__message">
        <span className="parley-mode__title">
          {kind === "edit" ? texts.editing : texts.replyTo(message.senderId === me ? texts.you : name)}
        </span>
        <span className="parley-mode__text" dir="auto">
          {shortText(message, texts)}
        </span>
        <FailureText failure={failure} />
      </div>
      <IconButton className="parley-mode__cancel" label={texts.cancel} onClick={onCancel}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
