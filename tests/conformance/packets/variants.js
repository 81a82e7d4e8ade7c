const MISTAKES = {
  "a member removed": (owner, name) => delete owner[name],
  "a member too many": (owner, name) => (owner[`${name}Again`] = owner[name]),
  "a wrong type": (owner, name) => (owner[name] = [null]),
};

/** The packet with one mistake each, for every member of every object in it. */
export function variants(packet) {
  const places = [...membersOf(packet)];
  return places.flatMap((place) =>
    Object.entries(MISTAKES).map(([mistake, make]) => ({ mistake, member: nameOf(place), packet: copyWith(packet, place, make) })),
  );
}

/** The way to each member of each object: names, and indexes of arrays. */
function* membersOf(value, way = []) {
  if (value === null || typeof value !== "object") return;
  for (const [key, child] of Object.entries(value)) {
    if (!Array.isArray(value)) yield [...way, key];
    yield* membersOf(child, [...way, key]);
  }
}

function copyWith(packet, place, make) {
  const copy = structuredClone(packet);
  const owner = place.slice(0, -1).reduce((value, key) => value[key], copy);
  make(owner, place.at(-1));
  return copy;
}

/** The member with the one that its object is in, such as `participants.name`. */
function nameOf(place) {
  const names = place.filter((key) => Number.isNaN(Number(key)));
  return names.slice(-2).join(".");
}
