import type { ContainerKind } from '../../pod/containers';
import type { ExplainedContainer } from '../explained-containers';

/** What a container is to its Pod: how Kubernetes starts it, or `helper` for one in `containers` that is not part of the app. */
export function roleText(kind: ContainerKind, isApp: boolean): string {
  return kind === 'app' && !isApp ? 'helper' : kind;
}

/** What the containers of a Pod are to it, by their names. */
export function rolesOf(containers: readonly ExplainedContainer[]): ReadonlyMap<string, string> {
  return new Map(containers.map(({ name, kind, isApp }) => [name, roleText(kind, isApp)]));
}
