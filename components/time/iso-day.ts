/** Returns the local day as the value of a date field: `2026-01-31`. */
export function isoDay(date: Date): string {
  const part = (number: number) => String(number).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}
