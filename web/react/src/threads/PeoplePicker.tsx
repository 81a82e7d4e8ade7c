import { useRef, useState, type RefObject } from "react";
import { CheckIcon, CloseIcon } from "../icons.tsx";
import { usePresenceLoaded } from "../hooks/usePresence.ts";
import { useLanguage } from "../texts/TextsContext.tsx";
import { PersonLine } from "./PersonLine.tsx";
import { usePeople, type People, type Person } from "./people.ts";
import { SearchField } from "./SearchField.tsx";
import { Button } from "./Button.tsx";

/** Who can be chosen, and who is. */
export interface PeoplePickerProps {
  readonly people: People | undefined;
  /** Who is not offered: members already. */
  readonly without?: readonly string[];
  /** Who is chosen, of many; absent where choosing one is all. */
  readonly chosen?: readonly Person[];
  readonly onChoose: (person: Person) => void;
  readonly isBusy?: boolean;
}

/**
 * People to choose from, with a field to search them.
 *
 * @example
 * <PeoplePicker people={colleagues} chosen={chosen} onChoose={toggle} />
 */
export function PeoplePicker({ people, without = [], chosen, onChoose, isBusy = false }: PeoplePickerProps) {
  const { texts } = useLanguage();
  const [query, setQuery] = useState("");
  const found = usePeople(people, query);
  const offered = found.people.filter(({ userId }) => !without.includes(userId));
  usePresenceLoaded(offered.map(({ userId }) => userId));
  const field = useRef<HTMLInputElement>(null);
  // Enter chooses the only one that is found; it never sends a form around this.
  const chooseOnly = () => {
    if (query !== "" && offered.length === 1 && !found.isLoading && !isBusy) onChoose(offered[0]!);
  };
  return (
    <div className="parley-people">
      {chosen !== undefined && chosen.length > 0 && <Chosen chosen={chosen} onRemove={onChoose} field={field} />}
      <SearchField label={texts.searchPeople} value={query} onChange={setQuery} onEnter={chooseOnly} fieldRef={field} />
      <ul className="parley-people__list" aria-label={texts.people} role="list" aria-busy={found.isLoading}>
        {offered.map((person) => (
          <li key={person.userId}>
            {chosen === undefined ? (
              <Button className="parley-person" isBusy={isBusy} onClick={() => onChoose(person)}>
                <PersonLine {...person} />
              </Button>
            ) : (
              <Choice
                person={person}
                isChosen={chosen.some(({ userId }) => userId === person.userId)}
                onToggle={() => onChoose(person)}
              />
            )}
          </li>
        ))}
      </ul>
      <p className="parley-people__note" role="status">
        {found.isLoading
          ? texts.loading
          : found.isFailed
            ? texts.loadingFailed
            : offered.length === 0 && texts.noPeople}
      </p>
    </div>
  );
}

interface ChoiceProps {
  readonly person: Person;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function Choice({ person, isChosen, onToggle }: ChoiceProps) {
  return (
    <label className="parley-person">
      <PersonLine {...person} />
      <input
        type="checkbox"
        className="parley-person__check"
        aria-label={person.name}
        checked={isChosen}
        onChange={onToggle}
      />
      <span className="parley-person__mark" aria-hidden="true">
        {isChosen && <CheckIcon />}
      </span>
    </label>
  );
}

interface ChosenProps {
  readonly chosen: readonly Person[];
  readonly onRemove: (person: Person) => void;
  readonly field: RefObject<HTMLInputElement | null>;
}

function Chosen({ chosen, onRemove, field }: ChosenProps) {
  const { texts } = useLanguage();
  return (
    <ul className="parley-chosen" role="list">
      {chosen.map((person) => (
        <li key={person.userId}>
          <Button
            className="parley-chosen__person"
            aria-label={texts.removeMember(person.name)}
            onClick={({ detail }) => {
              onRemove(person);
              // The button is gone. Who uses the keyboard goes on in the field; on a phone it would bring one up.
              if (detail === 0) field.current?.focus();
            }}
          >
            <span dir="auto">{person.name}</span>
            <CloseIcon />
          </Button>
        </li>
      ))}
    </ul>
  );
}
