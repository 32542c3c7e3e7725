/** A pattern of LIKE for what holds the text. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
