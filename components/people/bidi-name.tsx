import type { ReactNode } from "react";

/** Renders the `<who>` tag of a translation: a name keeps its own writing direction. */
export function bidiName(name: ReactNode): ReactNode {
  return <bdi>{name}</bdi>;
}
