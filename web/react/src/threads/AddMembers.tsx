import type { ThreadSummary } from "@parley/client";
import { useRef, useState } from "react";
import type { Action } from "../hooks/useAction.ts";
import { useThread } from "../hooks/useThread.ts";
import { PlusIcon } from "../icons.tsx";
import { useParley } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { toggled } from "./NewConversation.tsx";
import { PeoplePicker } from "./PeoplePicker.tsx";
import type { People, Person } from "./people.ts";
import { Button } from "./Button.tsx";

export interface AddMembersProps extends Pick<Action, "run" | "isBusy"> {
  readonly thread: ThreadSummary;
  readonly people: People | undefined;
}

/** Brings people into a group. */
export function AddMembers({ thread, people, run, isBusy }: AddMembersProps) {
  const parley = useParley();
  const { texts } = useLanguage();
  const { members } = useThread(thread.id);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const opener = useRef<HTMLButtonElement>(null);
  const add = async () => {
    for (const person of chosen) {
      await parley.addMember(thread.id, person.userId);
      setChosen((rest) => rest.filter(({ userId }) => userId !== person.userId));
    }
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <section className="parley-add-members">
      <Button ref={opener} className="parley-row-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <PlusIcon />
        {texts.addMembers}
      </Button>
      {isOpen && (
        <>
          <PeoplePicker
            people={people}
            without={members.map(({ userId }) => userId)}
            chosen={chosen}
            onChoose={(person) => setChosen(toggled(chosen, person))}
          />
          <Button
            className="parley-button parley-button--primary"
            isBusy={isBusy}
            disabled={!isBusy && chosen.length === 0}
            onClick={() => void run(add)}
          >
            {texts.add}
          </Button>
        </>
      )}
    </section>
  );
}
