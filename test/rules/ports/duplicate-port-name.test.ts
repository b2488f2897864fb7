import { describeRule } from '../describe-rule';
import { part } from '../judge-pod';

const fix = '  fix: give each port of the container a name of its own.';
const twice = {
  ports: [
    { containerPort: 8080, name: 'http' },
    { containerPort: 8443, name: 'http' },
  ],
};

describeRule('duplicate-port-name', {
  passes: {
    'a name of its own for each port': {
      web: {
        ports: [
          { containerPort: 8080, name: 'http' },
          { containerPort: 9100, name: 'metrics' },
        ],
      },
    },
    'two ports without a name': { web: { ports: [{ containerPort: 1 }, { containerPort: 2, name: '' }] } },
  },
  fails: {
    'one name twice in a container of the workload, which the API server refuses': {
      pod: { web: twice },
      finds: [
        'error duplicate-port-name: 2 ports of "web" have the name "http".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[1].name = "http"',
        fix,
      ],
    },
    'a port that a construct adds to the app, with the name of one of its ports': {
      pod: { web: twice, joined: [part({ type: 'port', container: 'web', port: '8443/TCP' }, 'app/shop/adapter')] },
      finds: [
        'error duplicate-port-name: 2 ports of "web" have the name "http".',
        '  at:  app/shop/adapter, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[1].name = "http"',
        '  by:  app/shop, app/shop/adapter',
        fix,
      ],
    },
  },
});
