import type { ContainerKind, PodContainer } from '../../pod/containers';
import type { ExplainedContainer } from '../explained-containers';

const ORDINARY = 'ordinary container';

/** What a container is to its Pod: `app` if it is part of the app, and else how Kubernetes starts it. */
export function roleText(kind: ContainerKind, isApp: boolean): string {
  return kind === 'app' && !isApp ? ORDINARY : kind;
}

/** What the containers of a Pod are to it, by their names. */
export function rolesOf(containers: readonly ExplainedContainer[]): ReadonlyMap<string, string> {
  return new Map(containers.map(({ name, kind, isApp }) => [name, roleText(kind, isApp)]));
}

/** What all containers that end by themselves are together: a noun with the article `an`. */
export function ordinaryText(app: readonly PodContainer[], containers: readonly PodContainer[]): string {
  return app.length === containers.filter(({ kind }) => kind === 'app').length ? 'app container' : ORDINARY;
}
