/** How many days lie between two moments in the user's calendar, whatever the clock did meanwhile. */
export function daysBetween(from: Date, to: Date): number {
  return (midnight(to) - midnight(from)) / 86_400_000;
}

function midnight(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
