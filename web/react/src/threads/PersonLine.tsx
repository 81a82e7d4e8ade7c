import { Avatar } from "./Avatar.tsx";
import type { Person } from "./people.ts";
import { PresenceDot } from "./PresenceDot.tsx";

/** Somebody in a list of people: picture, presence and name. */
export function PersonLine({ userId, name, note = "" }: Person & { readonly note?: string }) {
  return (
    <>
      <span className="parley-thread-avatar" data-size="small">
        <Avatar id={userId} name={name} size="small" />
        <PresenceDot userId={userId} />
      </span>
      <span className="parley-person__name" dir="auto">
        {name + note}
      </span>
    </>
  );
}
