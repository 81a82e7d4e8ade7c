import type { Person } from "@parley/react";
import type { DemoPerson } from "../demo/demo.ts";

interface Who {
  readonly userId: string;
  readonly companyId: string;
}

/** The other people of somebody's company: whom one can write to. */
export function colleaguesOf(people: readonly DemoPerson[], who: Who): readonly Person[] {
  return people.filter(({ companyId, userId }) => companyId === who.companyId && userId !== who.userId);
}
