import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

const at = '  at:  app/shop, Deployment "shop", container "web"';
const key = { name: 'database', key: 'password' };

function variable(fields: object): PodCase {
  return { version: '1.37', web: { env: [{ name: 'A', ...fields }] } };
}

describeRule('variable-source', {
  passes: {
    'a value': variable({ value: 'x' }),
    'nothing, which is an empty value': variable({}),
    'a key of a Secret': variable({ valueFrom: { secretKeyRef: key } }),
    'a source beside an empty value': variable({ value: '', valueFrom: { secretKeyRef: key } }),
    'a field of the Pod': variable({ valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }),
  },
  fails: {
    'a value and a source': {
      pod: variable({ value: 'x', valueFrom: { secretKeyRef: key } }),
      finds: [
        'error variable-source: the variable has a value and a source.',
        at,
        '  in:  spec.template.spec.containers[0].env[0].valueFrom',
        '  fix: remove `value` or `valueFrom`.',
      ],
    },
    'two sources': {
      pod: variable({ valueFrom: { secretKeyRef: key, configMapKeyRef: key } }),
      finds: [
        'error variable-source: the variable has 2 sources: "configMapKeyRef" and "secretKeyRef".',
        at,
        '  in:  spec.template.spec.containers[0].env[0].valueFrom',
        '  fix: keep one of them.',
      ],
    },
    'no source': {
      pod: variable({ valueFrom: {} }),
      finds: [
        'error variable-source: the source of the variable is empty.',
        at,
        '  in:  spec.template.spec.containers[0].env[0].valueFrom',
        '  fix: write one of "configMapKeyRef", "fieldRef", "fileKeyRef", "resourceFieldRef" and "secretKeyRef".',
      ],
    },
    'a Secret without the key': {
      pod: variable({ valueFrom: { secretKeyRef: { name: 'database' } } }),
      finds: [
        'error variable-source: `secretKeyRef` has no `key`.',
        at,
        '  in:  spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.key',
        '  fix: write the `key`, or give the variable a `value`.',
      ],
    },
  },
});
