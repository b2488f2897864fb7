import { DECLARED_CONTAINER } from './container-patterns';
import { FieldPatterns } from './field-patterns';

const PROBES = `${DECLARED_CONTAINER}.(startupProbe|readinessProbe|livenessProbe)`;

/** The fields of a Pod's spec that hold a number of seconds or of tries, which is 0 or more. */
export const COUNTS: readonly string[] = [
  'terminationGracePeriodSeconds',
  'activeDeadlineSeconds',
  `${PROBES}.(initialDelaySeconds|timeoutSeconds|periodSeconds|successThreshold|failureThreshold|terminationGracePeriodSeconds)`,
  `${DECLARED_CONTAINER}.lifecycle.(postStart|preStop).sleep.seconds`,
];

/** The fields of a Pod's spec that hold a number of bytes, as a quantity. */
export const SIZES: readonly string[] = ['volumes[*].emptyDir.sizeLimit'];

/** The fields of a Pod's spec that hold quantities by resource name. */
export const RESOURCE_LISTS: readonly string[] = [
  'resources.(requests|limits)',
  `${DECLARED_CONTAINER}.resources.(requests|limits)`,
  'overhead',
];

/** Finds the fields of a Pod's spec that hold a number of seconds or of tries. */
export const COUNT_FIELDS = new FieldPatterns(COUNTS);

/** Finds the fields of a Pod's spec that hold a number of bytes. */
export const SIZE_FIELDS = new FieldPatterns(SIZES);

/** Finds the fields of a Pod's spec that hold quantities by resource name. */
export const RESOURCE_LIST_FIELDS = new FieldPatterns(RESOURCE_LISTS);

/** The names of all fields that hold quantities by resource name, in which null stands for a zero. */
export const RESOURCE_LIST_NAMES: ReadonlySet<string> = new Set(['requests', 'limits', 'overhead']);
