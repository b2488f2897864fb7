import { closestName } from '../kubernetes/closest-name';
import { optionsOf } from './option-types';

/**
 * What options are called in manifests, in cdk8s-plus and in earlier releases, with the options that stand for them. The
 * first one that an interface has is meant.
 */
const OTHER_NAMES: { readonly [name: string]: readonly string[] } = {
  activeDeadlineSeconds: ['attemptTimeout'],
  backoffLimit: ['attempts'],
  cmd: ['command'],
  containerPort: ['number'],
  entrypoint: ['command'],
  env: ['envVariables'],
  environment: ['envVariables'],
  gracePeriodSeconds: ['gracePeriod'],
  httpHeaders: ['headers'],
  img: ['image'],
  initialDelaySeconds: ['initialDelay'],
  lifecycle: ['preStop'],
  livenessProbe: ['liveness'],
  mountPath: ['path'],
  mounts: ['volumeMounts'],
  name: ['volume', 'secret'],
  periodSeconds: ['period'],
  port: ['number', 'ports'],
  portNumber: ['ports', 'port'],
  readinessProbe: ['readiness'],
  retries: ['attempts'],
  runAsGroup: ['group'],
  runAsNonRoot: ['ensureNonRoot'],
  runAsUser: ['user'],
  scheme: ['https', 'urlScheme'],
  scratch: ['emptyDirs'],
  security: ['securityContext'],
  startupProbe: ['startup'],
  terminationGracePeriod: ['gracePeriod'],
  terminationGracePeriodSeconds: ['terminationGracePeriod', 'gracePeriod'],
  timeoutSeconds: ['timeout'],
  tries: ['attempts'],
  url: ['path'],
};

/** The option of an interface that somebody probably meant by another name. */
export function meantOption(owner: string, name: string): string | undefined {
  const options = optionsOf(owner);
  const others = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : [];
  return others?.find((option) => options.has(option)) ?? closestName(name, options.keys());
}
