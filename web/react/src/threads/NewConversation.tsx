import type { Id } from "@parley/client";
import { useState } from "react";
import { useAction } from "../hooks/useAction.ts";
import { useParley } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { Dialog } from "./Dialog.tsx";
import { FailureText } from "./FailureText.tsx";
import { KindChoice, type Kind } from "./KindChoice.tsx";
import { NameField } from "./NameField.tsx";
import { PeoplePicker } from "./PeoplePicker.tsx";
import type { People, Person } from "./people.ts";
import { Button } from "./Button.tsx";

/** With whom a conversation can be started, and what happens then. */
export interface NewConversationProps {
  /** Whom one can write to; default: everybody in the threads that are here. */
  readonly people?: People | undefined;
  readonly onClose: () => void;
  readonly onCreated: (threadId: Id) => void;
}

/**
 * A dialog that starts a conversation: with one person, or a group with a name.
 *
 * @example
 * {isOpen && <NewConversation people={colleagues} onClose={close} onCreated={setThreadId} />}
 */
export function NewConversation({ people, onClose, onCreated }: NewConversationProps) {
  const { texts } = useLanguage();
  const [kind, setKind] = useState<Kind>("direct");
  const Part = kind === "direct" ? NewDirect : NewGroup;
  return (
    <Dialog title={texts.newConversation} onClose={onClose}>
      <KindChoice kind={kind} onChoose={setKind} />
      <Part people={people} onCreated={onCreated} />
    </Dialog>
  );
}

type PartProps = Pick<NewConversationProps, "people" | "onCreated">;

function NewDirect({ people, onCreated }: PartProps) {
  const parley = useParley();
  const { run, isBusy, failure } = useAction();
  const start = ({ userId }: Person) => void run(async () => onCreated(await parley.startDirect(userId)));
  return (
    <>
      <FailureText failure={failure} />
      <PeoplePicker people={people} onChoose={start} isBusy={isBusy} />
    </>
  );
}

function NewGroup({ people, onCreated }: PartProps) {
  const parley = useParley();
  const { texts } = useLanguage();
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const { run, isBusy, failure } = useAction();
  const memberIds = chosen.map(({ userId }) => userId);
  return (
    <form
      className="parley-form"
      onSubmit={(event) => {
        event.preventDefault();
        void run(async () => onCreated(await parley.startGroup({ name: name.trim(), memberIds })));
      }}
    >
      <label className="parley-field">
        <span className="parley-field__label">{texts.groupName}</span>
        <NameField value={name} onValue={setName} />
      </label>
      <PeoplePicker people={people} chosen={chosen} onChoose={(person) => setChosen(toggled(chosen, person))} />
      <FailureText failure={failure} />
      <Button
        type="submit"
        className="parley-button parley-button--primary"
        isBusy={isBusy}
        disabled={name.trim() === "" || chosen.length === 0}
      >
        {texts.create}
      </Button>
    </form>
  );
}

/** Those who are chosen, with somebody or without. */
export function toggled(chosen: readonly Person[], person: Person): readonly Person[] {
  const others = chosen.filter(({ userId }) => userId !== person.userId);
  return others.length < chosen.length ? others : [...chosen, person];
}
