import { budget, deployment, describeObjectsRule, service } from './describe-objects-rule';

const monitor = (spec: object): ReturnType<typeof deployment> => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PodMonitor',
  metadata: { name: 'shop' },
  spec: { podMetricsEndpoints: [{ port: 'http' }], ...spec },
});

const serviceMonitor = (matchLabels: object): ReturnType<typeof deployment> => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: { name: 'shop' },
  spec: { endpoints: [{ port: 'http' }], selector: { matchLabels } },
});

const labeled = (labels: object, name = 'web'): ReturnType<typeof service> =>
  service({ metadata: { name, labels }, spec: { ports: [{ name: 'http', port: 80 }] } });

describeObjectsRule('selector-match', {
  passes: {
    'a ServiceMonitor that finds a Service': [serviceMonitor({ app: 'web' }), labeled({ app: 'web' }), deployment()],
    'a ServiceMonitor whose Service is not in the input': [
      serviceMonitor({ app: 'api' }),
      labeled({ app: 'web' }),
      deployment(),
    ],
    'labels that the Pods have': [service(), budget({ maxUnavailable: 1 }), deployment()],
    'Pods that are not in the input': [
      service({ metadata: { name: 'api' }, spec: { selector: { app: 'api' } } }),
      deployment(),
    ],
    'Pods of the same name in another namespace': [
      service({ spec: { selector: { app: 'api' } } }),
      deployment({}, { metadata: { namespace: 'shop' } }),
    ],
    'a budget that selects by expressions': [
      budget({ selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['api'] }] } }),
      deployment(),
    ],
    'a monitor of other namespaces': [
      monitor({ namespaceSelector: { any: true }, selector: { matchLabels: { app: 'web', tier: 'front' } } }),
      deployment(),
    ],
  },
  fails: {
    'a Service beside the workload of its name': {
      objects: [service({ spec: { selector: { app: 'wbe' } } }), deployment()],
      finds: [
        'warning selector-match: the Service looks for Pods with app: "wbe" and finds none; those of Deployment "web" have app: "web".',
        '  at:  Service "web"',
        '  in:  spec.selector = {"app":"wbe"}',
        '  fix: write the labels of the Pod template into the selector.',
      ],
    },
    'a budget that asks for one label more': {
      objects: [
        {
          ...budget({ selector: { matchLabels: { app: 'web', tier: 'front' } } }),
          metadata: { name: 'shop' },
        },
        deployment(),
      ],
      finds: [
        'warning selector-match: the PodDisruptionBudget looks for Pods with tier: "front" and finds none; those of Deployment "web" have no label tier.',
        '  at:  PodDisruptionBudget "shop"',
        '  in:  spec.selector.matchLabels = {"app":"web","tier":"front"}',
        '  fix: write the labels of the Pod template into the selector.',
      ],
    },
    'a ServiceMonitor with the labels of the Pods, which the Service of its name lacks': {
      objects: [serviceMonitor({ app: 'web' }), labeled({}, 'shop'), deployment()],
      finds: [
        'warning selector-match: the ServiceMonitor looks for Services with app: "web" and finds none; Service "shop" has no label app.',
        '  at:  ServiceMonitor "shop"',
        '  in:  spec.selector.matchLabels = {"app":"web"}',
        '  fix: write the labels of the Service, those in its own metadata, into the selector.',
      ],
    },
    'a ServiceMonitor that asks for another value of a label': {
      objects: [serviceMonitor({ app: 'web', tier: 'back' }), labeled({ app: 'web', tier: 'front' }), deployment()],
      finds: [
        'warning selector-match: the ServiceMonitor looks for Services with tier: "back" and finds none; Service "web" has tier: "front".',
        '  at:  ServiceMonitor "shop"',
        '  in:  spec.selector.matchLabels = {"app":"web","tier":"back"}',
        '  fix: write the labels of the Service, those in its own metadata, into the selector.',
      ],
    },
    'a PodMonitor that asks for another value of a label': {
      objects: [
        monitor({ selector: { matchLabels: { app: 'web', tier: 'back' } } }),
        deployment({}, { labels: { tier: 'front' } }),
      ],
      finds: [
        'warning selector-match: the PodMonitor looks for Pods with tier: "back" and finds none; those of Deployment "web" have tier: "front".',
        '  at:  PodMonitor "shop"',
        '  in:  spec.selector.matchLabels = {"app":"web","tier":"back"}',
        '  fix: write the labels of the Pod template into the selector.',
      ],
    },
  },
});
