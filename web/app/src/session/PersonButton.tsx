import type { DemoPerson } from "../demo/demo.ts";
import { Face } from "../frame/Face.tsx";

interface PersonButtonProps {
  readonly person: DemoPerson;
  readonly isBusy: boolean;
  readonly onClick: () => void;
}

/** Somebody to sign in as. */
export function PersonButton({ person, isBusy, onClick }: PersonButtonProps) {
  return (
    <button type="button" className="person" aria-busy={isBusy} onClick={onClick}>
      <Face userId={person.userId} name={person.name} />
      <span className="person__words">
        <span className="person__name" dir="auto">
          {person.name}
        </span>
        <span className="person__part" dir="auto" lang="en">
          {person.part}
        </span>
      </span>
    </button>
  );
}
