import { budget, deployment, describeObjectsRule } from './describe-objects-rule';

/** A Deployment with some replicas, and fields of its Pods. */
function replicated(replicas: number, pod: object = {}): ReturnType<typeof deployment> {
  const { spec, ...rest } = deployment({}, { pod: { ...pod } });
  return { ...rest, spec: { ...(spec as object), replicas } };
}

describeObjectsRule('replica-spread', {
  passes: {
    'Pods that no budget protects': [replicated(3)],
    'one Pod': [budget({ maxUnavailable: 1 }), replicated(1)],
    'a constraint of the Pods': [
      budget({ maxUnavailable: 1 }),
      replicated(3, {
        topologySpreadConstraints: [
          { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
        ],
      }),
    ],
    'Pods that keep away from each other': [
      budget({ maxUnavailable: 1 }),
      replicated(3, { affinity: { podAntiAffinity: {} } }),
    ],
    'a DaemonSet, which has one Pod a node': [budget({ maxUnavailable: 1 }), { ...replicated(3), kind: 'DaemonSet' }],
  },
  fails: {
    'replicas that a budget protects, and that can all be on one node': {
      objects: [budget({ maxUnavailable: 1 }), replicated(3)],
      finds: [
        'info replica-spread: a disruption budget protects these 3 Pods, and nothing keeps them from running on one node, whose failure no budget covers.',
        '  at:  Deployment "web"',
        '  in:  spec.template.spec.topologySpreadConstraints',
        '  fix: add a topologySpreadConstraint with the topologyKey kubernetes.io/hostname or topology.kubernetes.io/zone.',
      ],
    },
  },
});
