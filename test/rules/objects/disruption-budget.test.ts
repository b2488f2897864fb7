import { budget, deployment, describeObjectsRule } from './describe-objects-rule';

/** A Deployment whose number of Pods an autoscaler decides. */
function scaled(minReplicas?: number): ReturnType<typeof deployment>[] {
  return [
    deployment(),
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, minReplicas, maxReplicas: 9 },
    },
  ];
}

/** The Deployment with the Pods that its selector selects. */
function withTemplate(count: number): ReturnType<typeof deployment> {
  const { spec, ...rest } = deployment();
  return { ...rest, spec: { ...(spec as object), replicas: count } };
}

describeObjectsRule('disruption-budget', {
  passes: {
    'a budget that lets one of two go': [budget({ minAvailable: 1 }), withTemplate(2)],
    'one Pod that may be unavailable': [budget({ maxUnavailable: 1 }), withTemplate(1)],
    'a share of the Pods': [budget({ minAvailable: '50%' }), withTemplate(3)],
    'a number of Pods that the input does not say': [budget({ minAvailable: 1 }), deployment()],
    'no Pods at all': [budget({ minAvailable: 1 }), withTemplate(0)],
    'an autoscaler that keeps more': [budget({ minAvailable: 1 }), ...scaled(2)],
    'Pods of two workloads, of which one may go': [
      budget({ minAvailable: 1 }),
      withTemplate(1),
      { ...withTemplate(1), metadata: { name: 'web-canary' } },
    ],
    'Pods that are not in the input': [
      budget({ minAvailable: 1, selector: { matchLabels: { app: 'api' } } }),
      withTemplate(1),
    ],
  },
  fails: {
    'one Pod that must stay': {
      objects: [budget({ minAvailable: 1 }), withTemplate(1)],
      finds: [
        'warning disruption-budget: minAvailable is 1, and Deployment "web" runs 1 Pod: no Pod may be evicted, and no node with one can be drained.',
        '  at:  PodDisruptionBudget "web"',
        '  in:  spec.minAvailable = 1',
        '  fix: run at least one Pod more than the budget keeps, or set maxUnavailable to 1.',
      ],
    },
    'a share that is rounded up to all Pods': {
      objects: [budget({ minAvailable: '67%' }), withTemplate(3)],
      finds: [
        'warning disruption-budget: minAvailable is "67%", and Deployment "web" runs 3 Pods: no Pod may be evicted, and no node with one can be drained.',
        '  at:  PodDisruptionBudget "web"',
        '  in:  spec.minAvailable = "67%"',
        '  fix: run at least one Pod more than the budget keeps, or set maxUnavailable to 1.',
      ],
    },
    'an autoscaler that can go down to what the budget keeps': {
      objects: [budget({ minAvailable: 1 }), ...scaled()],
      finds: [
        'warning disruption-budget: minAvailable is 1, and Deployment "web" runs 1 Pod: no Pod may be evicted, and no node with one can be drained.',
        '  at:  PodDisruptionBudget "web"',
        '  in:  spec.minAvailable = 1',
        '  fix: run at least one Pod more than the budget keeps, or set maxUnavailable to 1.',
      ],
    },
    'a budget of nothing': {
      objects: [budget({ maxUnavailable: 0 })],
      finds: [
        'warning disruption-budget: maxUnavailable is 0: no Pod may be evicted, and no node with one can be drained.',
        '  at:  PodDisruptionBudget "web"',
        '  in:  spec.maxUnavailable = 0',
        '  fix: run at least one Pod more than the budget keeps, or set maxUnavailable to 1.',
      ],
    },
    'a budget of no share': {
      objects: [budget({ maxUnavailable: '0%' })],
      finds: [
        'warning disruption-budget: maxUnavailable is "0%": no Pod may be evicted, and no node with one can be drained.',
        '  at:  PodDisruptionBudget "web"',
        '  in:  spec.maxUnavailable = "0%"',
        '  fix: run at least one Pod more than the budget keeps, or set maxUnavailable to 1.',
      ],
    },
    'a budget that keeps all': {
      objects: [budget({ minAvailable: '100%' })],
      finds: [
        'warning disruption-budget: minAvailable is "100%": no Pod may be evicted, and no node with one can be drained.',
        '  at:  PodDisruptionBudget "web"',
        '  in:  spec.minAvailable = "100%"',
        '  fix: run at least one Pod more than the budget keeps, or set maxUnavailable to 1.',
      ],
    },
  },
});
