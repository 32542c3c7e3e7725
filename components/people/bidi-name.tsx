import type { ReactNode } from "react";

/** For the `<who>` of a sentence in the catalogue: a name keeps its own direction of writing. */
export function bidiName(name: ReactNode): ReactNode {
  return <bdi>{name}</bdi>;
}
