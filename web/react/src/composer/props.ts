import type { Id, Message, OutgoingContent } from "@parley/client";
import type { ReactNode, Ref } from "react";

/** What the text field is for, other than a new message. */
export interface ComposerMode {
  readonly kind: "reply" | "edit";
  readonly message: Message;
}

/** What others may do with the text field. */
export interface ComposerHandle {
  focus(): void;
}

export interface ComposerProps {
  readonly threadId: Id;
  readonly mode?: ComposerMode | undefined;
  readonly onModeChange?: (mode: ComposerMode | undefined) => void;
  /** What stands beside the text field; a function gets what sends a picture or file. */
  readonly attachments?: ReactNode | ((add: (content: OutgoingContent) => void) => ReactNode);
  readonly ref?: Ref<ComposerHandle>;
}
