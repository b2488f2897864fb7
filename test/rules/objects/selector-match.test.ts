import { budget, deployment, describeObjectsRule, service } from './describe-objects-rule';

const monitor = (spec: object): ReturnType<typeof deployment> => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PodMonitor',
  metadata: { name: 'shop' },
  spec: { podMetricsEndpoints: [{ port: 'http' }], ...spec },
});

describeObjectsRule('selector-match', {
  passes: {
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
