/** What a text field of a form holds; "" where there is none. */
export function formText(data: FormData, field: string): string {
  const value = data.get(field);
  return typeof value === "string" ? value : "";
}
