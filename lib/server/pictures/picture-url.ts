/** Where a picture is served. A new picture has a new id, so what is at an address never changes. */
export const pictureUrl = (id: string): string => `/api/pictures/${id}`;
