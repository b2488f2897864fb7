import type { Fields } from '../../../src/kubernetes/json';
import { deployment, describeObjectsRule } from './describe-objects-rule';

function secret(fields: Fields = { data: { 'users.txt': 'YQ==' } }, metadata: Fields = {}): Fields {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db', ...metadata }, ...fields };
}

function reads(key: string, more: Fields = {}): Fields {
  return deployment({ env: [{ name: 'USERS', valueFrom: { secretKeyRef: { name: 'db', key, ...more } } }] });
}

const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'db' }, data: { HOST: 'pg' } };

function finding(what: string, key: string, field: string, fix: string): string[] {
  return [
    `warning missing-key: the ${what} "db" has no key "${key}": "web" does not start.`,
    '  at:  Deployment "web"',
    `  in:  spec.template.spec.containers[0].env[0].valueFrom.${field}.key = "${key}"`,
    `  fix: ${fix}`,
  ];
}

describeObjectsRule('missing-key', {
  passes: {
    'a key that is there': [secret(), reads('users.txt')],
    'a key as text': [secret({ stringData: { 'users.txt': 'a' } }), reads('users.txt')],
    'a Secret that is not in the input': [reads('users.txt')],
    'a Secret of another namespace': [secret(undefined, { namespace: 'blue' }), reads('user.txt')],
    'a Secret that somebody else fills in': [secret({}), reads('user.txt')],
    'a key that need not be there': [secret(), reads('user.txt', { optional: true })],
  },
  fails: {
    'a misspelt key of a Secret': {
      objects: [secret(), reads('user.txt')],
      finds: finding('Secret', 'user.txt', 'secretKeyRef', 'did you mean "users.txt"? Use that key.'),
    },
    'another key of a ConfigMap': {
      objects: [
        configMap,
        deployment({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'db', key: 'PORT_NUMBER' } } }] }),
      ],
      finds: finding(
        'ConfigMap',
        'PORT_NUMBER',
        'configMapKeyRef',
        'name a key that it has, or add "PORT_NUMBER" to it.',
      ),
    },
  },
});
