/** Returns the value of a form's text field, or "" if there is no such field. */
export function formText(data: FormData, field: string): string {
  const value = data.get(field);
  return typeof value === "string" ? value : "";
}

/** Focuses the field of that name, if the form has one. */
export function focusFormField(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}
