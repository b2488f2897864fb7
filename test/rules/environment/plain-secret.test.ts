import type { Fields } from '../../../src/kubernetes/json';
import { describeRule } from '../describe-rule';

function variable(name: string, value: string): { web: Fields } {
  return { web: { env: [{ name, value }] } };
}

const secretKeyRef = { name: 'db', key: 'password' };

function found(name: string): string[] {
  return [
    `warning plain-secret: the credential "${name}" stands in the manifest, where everybody who sees the Pod or its source can read it.`,
    '  at:  app/shop, Deployment "shop", container "web"',
    '  in:  spec.template.spec.containers[0].env[0].value',
    '  fix: keep it in a Secret, and refer to it with valueFrom.secretKeyRef.',
  ];
}

describeRule('plain-secret', {
  passes: {
    'a password from a Secret': { web: { env: [{ name: 'PGPASSWORD', valueFrom: { secretKeyRef } }] } },
    'a reference to another variable': {
      web: {
        env: [
          { name: 'PGPASSWORD', valueFrom: { secretKeyRef } },
          { name: 'DB_PASSWORD', value: '$(PGPASSWORD)' },
          { name: 'DB_URL', value: 'postgres://shop:$(PGPASSWORD)@db/shop' },
        ],
      },
    },
    'the path of a file': variable('DB_PASSWORD', '/run/secrets/password'),
    'a name that only speaks of one': variable('TOKEN_ENDPOINT', 'issue'),
    'a file by its name': variable('DB_PASSWORD_FILE', 'password.txt'),
    'a switch': variable('REQUIRE_TOKEN', 'true'),
    'a number, such as a length': variable('MAX_TOKEN', '4096'),
    nothing: variable('DB_PASSWORD', ''),
    'what another tool fills in': variable('DB_PASSWORD', '${DB_PASSWORD}'),
    'a URL with a user alone': variable('DB_URL', 'postgres://shop@db/shop'),
    'a flag with a path': { web: { args: ['--password=/run/secrets/password'] } },
  },
  fails: {
    'a password': { pod: variable('PGPASSWORD', 'hunter2'), finds: found('PGPASSWORD') },
    'a key of an API': { pod: variable('apiKey', 'hunter2'), finds: found('apiKey') },
    'a key of a cloud': { pod: variable('AWS_SECRET_ACCESS_KEY', 'hunter2'), finds: found('AWS_SECRET_ACCESS_KEY') },
    'the password in a URL': { pod: variable('DB', 'postgres://shop:hunter2@db/shop'), finds: found('DB') },
    'a flag': {
      pod: { web: { args: ['serve', '--db-password=hunter2'] } },
      finds: [
        'warning plain-secret: the credential of --db-password stands in the arguments, where everybody who sees the Pod or its source can read it.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].args[1]',
        '  fix: set a variable from a Secret with valueFrom.secretKeyRef, and write $(NAME) in its place.',
      ],
    },
    'a flag with a URL': {
      pod: { web: { args: ['--data-source=postgres://shop:hunter2@db/shop'] } },
      finds: [
        'warning plain-secret: the credential of --data-source stands in the arguments, where everybody who sees the Pod or its source can read it.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].args[0] = "--data-source=postgres://shop:…@db/shop"',
        '  fix: set a variable from a Secret with valueFrom.secretKeyRef, and write $(NAME) in its place.',
      ],
    },
  },
});
