import { fieldsOf, isAbsent, textOf, type Fields } from '../kubernetes/json';
import type { PodContainer } from '../pod/containers';
import type { Pod } from '../pod/pod';
import type { Violation } from './pod-security-rule';

/** The capabilities that container runtimes give by default; a container can add them again after it dropped them all. */
export const DEFAULT_CAPABILITIES: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** A `securityContext`, that of the Pod or of a container. */
export interface SecurityContext {
  /** Whose it is, as Pod Security admission names it: `pod` or `container "web"`. */
  readonly setter: string;
  /** The path from the Pod's spec. */
  readonly path: string;
  /** Its fields; none if it is absent. */
  readonly fields: Fields;
}

/** The spec that admission sees: as it is stored, or as it is written if it cannot be decoded. */
export function admittedSpec({ stored, spec }: Pod): Fields {
  return stored?.spec ?? spec;
}

/** The containers that admission sees, ephemeral ones included. */
export function admittedContainers({ stored, containers }: Pod): readonly PodContainer[] {
  return stored?.containers ?? containers;
}

/** The `securityContext` of the Pod. */
export function podContext(pod: Pod): SecurityContext {
  return { setter: 'pod', path: 'securityContext', fields: fieldsOf(admittedSpec(pod)['securityContext']) };
}

/** The `securityContext` of each container. */
export function containerContexts(pod: Pod): SecurityContext[] {
  return admittedContainers(pod).map(({ name, path, fields }) => ({
    setter: `container "${name}"`,
    path: `${path}.securityContext`,
    fields: fieldsOf(fields['securityContext']),
  }));
}

/** The `securityContext` of the Pod, then that of each container. */
export function securityContexts(pod: Pod): SecurityContext[] {
  return [podContext(pod), ...containerContexts(pod)];
}

/** The containers that set a field of their `securityContext` neither themselves nor through the Pod. */
export function contextsWithout(pod: Pod, field: string): SecurityContext[] {
  if (!isAbsent(podContext(pod).fields[field])) return [];
  return containerContexts(pod).filter(({ fields }) => isAbsent(fields[field]));
}

/** Whether a Pod names Windows as its operating system, which has none of the settings of Linux. */
export function isForWindows(pod: Pod): boolean {
  return fieldsOf(admittedSpec(pod)['os'])['name'] === 'windows';
}

/** Whether the users of a Pod are not those of the node, for which some policies are relaxed from 1.35 on. */
export function isInUserNamespace(pod: Pod): boolean {
  return pod.target.version.minor >= 35 && admittedSpec(pod)['hostUsers'] === false;
}

/** A profile of a `securityContext` that is neither the default one of the runtime nor a local one. */
export interface ForbiddenProfile extends SecurityContext {
  readonly type: string;
}

/** The forbidden profiles of a Pod in a field such as `seccompProfile`. */
export function forbiddenProfiles(pod: Pod, field: string): ForbiddenProfile[] {
  return securityContexts(pod)
    .filter(({ fields }) => !isAbsent(fields[field]))
    .map((context) => ({ ...context, type: textOf(fieldsOf(context.fields[field])['type']) ?? '' }))
    .filter(({ type }) => type !== 'RuntimeDefault' && type !== 'Localhost');
}

/** The containers that see more of /proc than a container runtime shows by default. */
export function unmaskedProcMounts(pod: Pod): Violation[] {
  return containerContexts(pod)
    .map((context) => ({ ...context, procMount: context.fields['procMount'] }))
    .filter(({ procMount }) => !isAbsent(procMount) && procMount !== 'Default')
    .map(({ setter, path, procMount }) => ({
      path: `${path}.procMount`,
      detail: `${setter} must not set securityContext.procMount to "${textOf(procMount) ?? ''}"`,
      fix: 'remove procMount, or set it to Default.',
    }));
}

/** Names as Pod Security admission lists them, each once: `"a", "b"`. */
export function quotedNames(names: readonly string[]): string {
  return [...new Set(names)]
    .sort()
    .map((name) => `"${name}"`)
    .join(', ');
}
