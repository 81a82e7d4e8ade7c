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
        <span className="person__name">
          <bdi>{person.name}</bdi>
        </span>
        <span className="person__part" lang="en">
          <bdi>{person.part}</bdi>
        </span>
      </span>
    </button>
  );
}
