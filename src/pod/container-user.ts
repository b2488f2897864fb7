import { fieldsOf, type Fields } from '../kubernetes/json';
import type { PodContainer } from './containers';

/** What the manifest says of the user of a container. */
export interface ContainerUser {
  /** The number of the user; undefined or null if that of the image counts. */
  readonly runAsUser: unknown;
  /** Whether the kubelet starts it only if the user is not root. */
  readonly mustNotBeRoot: boolean;
}

/** The user of a container: its own security context counts before that of its Pod. */
export function containerUser({ fields }: Pick<PodContainer, 'fields'>, spec: Fields): ContainerUser {
  const [own, ofPod] = [fieldsOf(fields['securityContext']), fieldsOf(spec['securityContext'])];
  return {
    runAsUser: own['runAsUser'] ?? ofPod['runAsUser'],
    mustNotBeRoot: (own['runAsNonRoot'] ?? ofPod['runAsNonRoot']) === true,
  };
}
