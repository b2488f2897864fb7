import type { Symptom } from '../../rules/symptoms';

const VALIDATION = 'pkg/apis/core/validation';
const FIELD_ERRORS = 'k8s.io/apimachinery/pkg/util/validation/field';
const NAMES = 'k8s.io/apimachinery/pkg/util/validation';
const APPS = 'pkg/apis/apps/validation';
const BATCH = 'pkg/apis/batch/validation';

/**
 * What the API server writes behind the field when it refuses what breaks a rule, by the id of the rule. The field alone
 * leads to its rules; this tells apart those of one field, and leads to the rules about every field.
 */
export const ANSWERS: { readonly [rule: string]: readonly Symptom[] } = {
  'duplicate-projected-path': [answer('conflicting duplicate paths', VALIDATION)],
  'enum-value': [
    answer(': Unsupported value: *: supported values: *', FIELD_ERRORS, {
      written: 'Unsupported value*supported values',
    }),
  ],
  'feature-unavailable': [
    answer('unknown field "*"', 'k8s.io/apimachinery/pkg/runtime', { written: 'strict decoding error' }),
  ],
  'field-format': [
    answer('a lowercase RFC 1123 * must consist of *', NAMES, { written: 'a lowercase RFC 1123*must consist of' }),
    answer('a DNS-1035 label must consist of *', NAMES),
  ],
  'field-type': [answer('json: cannot unmarshal * into Go struct field *')],
  'hook-sleep': [answer('must be non-negative and less than terminationGracePeriodSeconds', VALIDATION, { since: 32 })],
  'host-process': [
    answer('If pod contains any hostProcess containers then all containers must be HostProcess containers', VALIDATION),
  ],
  'label-selector': [
    answer("must be specified when `operator` is 'In' or 'NotIn'", 'k8s.io/apimachinery/pkg/apis/meta/v1/validation'),
  ],
  'number-range': [
    answer('must be greater than or equal to *', 'k8s.io/apimachinery/pkg/api/validation'),
    answer('must be between * and *, inclusive', NAMES),
  ],
  'one-of': [answer('may not specify more than 1 volume type', VALIDATION)],
  'overcommitted-resource': [answer('must be equal to * limit', VALIDATION)],
  'pod-failure-policy': [answer('must be ordered', BATCH)],
  'pod-level-resources': [
    answer('must be greater than or equal to aggregate container requests', VALIDATION, { since: 32 }),
  ],
  'privilege-conflict': [answer('cannot set `allowPrivilegeEscalation` to false and `privileged` to true', VALIDATION)],
  'request-above-limit': [answer('must be less than or equal to * limit', VALIDATION)],
  'required-field': [answer(': Required value', FIELD_ERRORS, { written: 'Required value' })],
  'rollout-strategy': [answer('may not be 0 when `maxSurge` is 0', APPS)],
  'unknown-field': [
    answer('unknown field "*"', 'k8s.io/apimachinery/pkg/runtime', { written: 'strict decoding error' }),
  ],
  'workload-selector': [answer('does not match template *', APPS)],
};

/** A text, and of it what the source has: all of it unless it is put together from parts. */
function answer(text: string, below?: string, details: Pick<Symptom, 'written' | 'since'> = {}): Symptom {
  return { text, place: 'answer', ...(below !== undefined && { below }), ...details };
}
