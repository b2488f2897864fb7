import type { Pod } from './pod';

/** The names of the containers that a Pod is created with. */
export function declaredNames({ declared }: Pod): string[] {
  return declared.map(({ name }) => name);
}
