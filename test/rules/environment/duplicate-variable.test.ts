import { describeRule } from '../describe-rule';
import { helper, part } from '../judge-pod';

const twice = [
  { name: 'DATABASE_HOST', value: 'pg.prod.svc' },
  { name: 'DATABASE_HOST', value: '127.0.0.1' },
];

const fix = '  fix: remove all but one, or choose another name.';

describeRule('duplicate-variable', {
  passes: {
    'a variable of a helper beside other ones': {
      web: {
        env: [
          { name: 'DATABASE_PORT', value: '5432' },
          { name: 'DATABASE_HOST', value: '127.0.0.1' },
        ],
      },
      joined: [part({ type: 'variable', container: 'web', name: 'DATABASE_HOST' }, 'app/shop/db')],
    },
    'names that differ in case': {
      web: {
        env: [
          { name: 'database_host', value: 'a' },
          { name: 'DATABASE_HOST', value: 'b' },
        ],
      },
      joined: [part({ type: 'variable', container: 'web', name: 'DATABASE_HOST' }, 'app/shop/db')],
    },
    'the same variable in two containers': {
      web: { env: [{ name: 'MODE', value: 'a' }] },
      spec: { initContainers: [{ name: 'setup', image: 'shop:1', env: [{ name: 'MODE', value: 'b' }] }] },
      joined: [part({ type: 'variable', container: 'web', name: 'MODE' }, 'app/shop/db')],
    },
  },
  fails: {
    'a variable that the workload itself sets twice, which the API server takes, as a warning': {
      pod: { web: { env: twice } },
      finds: [
        'warning duplicate-variable: the variable DATABASE_HOST is set 2 times, and the last one wins.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[1].name = "DATABASE_HOST"',
        fix,
      ],
    },
    'a helper that sets what the app sets already: both sides are named': {
      pod: {
        web: { env: twice },
        joined: [part({ type: 'variable', container: 'web', name: 'DATABASE_HOST' }, 'app/shop/db')],
      },
      finds: [
        'error duplicate-variable: the variable DATABASE_HOST is set 2 times, and the last one wins.',
        '  at:  app/shop/db, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[1].name = "DATABASE_HOST"',
        '  by:  app/shop, app/shop/db',
        fix,
      ],
    },
    'a helper that appends to what is there, which server-side apply refuses': {
      pod: {
        web: {
          env: [
            { name: 'JAVA_TOOL_OPTIONS', value: '-Xmx1g' },
            { name: 'JAVA_TOOL_OPTIONS', value: '$(JAVA_TOOL_OPTIONS) -Xmx2g' },
          ],
        },
        joined: [part({ type: 'variable', container: 'web', name: 'JAVA_TOOL_OPTIONS' }, 'app/shop/agent')],
      },
      finds: [
        'error duplicate-variable: the variable JAVA_TOOL_OPTIONS is set 2 times, and the last one wins.',
        '  at:  app/shop/agent, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[1].name = "JAVA_TOOL_OPTIONS"',
        '  by:  app/shop, app/shop/agent',
        fix,
      ],
    },
    'two helpers that set one variable': {
      pod: {
        web: { env: twice },
        joined: [
          part({ type: 'variable', container: 'web', name: 'DATABASE_HOST' }, 'app/shop/primary'),
          part({ type: 'variable', container: 'web', name: 'DATABASE_HOST' }, 'app/shop/replica'),
        ],
      },
      finds: [
        'error duplicate-variable: the variable DATABASE_HOST is set 2 times, and the last one wins.',
        '  at:  app/shop/replica, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[1].name = "DATABASE_HOST"',
        '  by:  app/shop/primary, app/shop/replica',
        fix,
      ],
    },
    'a variable that stands twice in a helper': {
      pod: {
        spec: { initContainers: [{ name: 'db', image: 'pgbouncer:1', restartPolicy: 'Always', env: twice }] },
        joined: [helper('db')],
      },
      finds: [
        'error duplicate-variable: the variable DATABASE_HOST is set 2 times, and the last one wins.',
        '  at:  app/shop/db, Deployment "shop", container "db"',
        '  in:  spec.template.spec.initContainers[0].env[1].name = "DATABASE_HOST"',
        fix,
      ],
    },
  },
});
