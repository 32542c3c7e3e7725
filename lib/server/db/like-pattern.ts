/** Returns a LIKE pattern that matches text containing `text`. */
export const containsPattern = (text: string): string => `%${escapeLike(text)}%`;

/** Returns a LIKE pattern that matches text starting with `text`. */
export const prefixPattern = (text: string): string => `${escapeLike(text)}%`;

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
