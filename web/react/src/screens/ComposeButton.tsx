import type { Id } from "@parley/client";
import { useState } from "react";
import { ComposeIcon } from "../icons.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { NewConversation } from "../threads/NewConversation.tsx";
import type { People } from "../threads/people.ts";
import { IconButton } from "../threads/Button.tsx";

export interface ComposeButtonProps {
  readonly people: People | undefined;
  readonly onCreated: (threadId: Id) => void;
}

/** Opens the dialog for new conversations. */
export function ComposeButton({ people, onCreated }: ComposeButtonProps) {
  const { texts } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const created = (threadId: Id) => {
    setOpen(false);
    onCreated(threadId);
  };
  return (
    <>
      <IconButton label={texts.newConversation} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <ComposeIcon />
      </IconButton>
      {isOpen && <NewConversation people={people} onClose={() => setOpen(false)} onCreated={created} />}
    </>
  );
}
