const REQUIREMENTS = [{ key: 'text', operator: 'text', values: ['text'] }] as const;

const LABEL_SELECTOR = { matchExpressions: REQUIREMENTS, matchLabels: { '*': 'text' } } as const;

const NODE_SELECTOR_TERM = { matchExpressions: REQUIREMENTS, matchFields: REQUIREMENTS } as const;

const POD_AFFINITY_TERM = {
  labelSelector: LABEL_SELECTOR,
  matchLabelKeys: ['text'],
  mismatchLabelKeys: ['text'],
  namespaceSelector: LABEL_SELECTOR,
  namespaces: ['text'],
  topologyKey: 'text',
} as const;

const POD_AFFINITY = {
  preferredDuringSchedulingIgnoredDuringExecution: [{ podAffinityTerm: POD_AFFINITY_TERM, weight: 'int32' }],
  requiredDuringSchedulingIgnoredDuringExecution: [POD_AFFINITY_TERM],
} as const;

/** The types of the fields of `affinity`. Source: k8s.io/api/core/v1, Affinity. */
export const AFFINITY = {
  nodeAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [{ preference: NODE_SELECTOR_TERM, weight: 'int32' }],
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [NODE_SELECTOR_TERM] },
  },
  podAffinity: POD_AFFINITY,
  podAntiAffinity: POD_AFFINITY,
} as const;

/** The types of the fields of a spread constraint. Source: k8s.io/api/core/v1, TopologySpreadConstraint. */
export const TOPOLOGY_SPREAD_CONSTRAINT = {
  labelSelector: LABEL_SELECTOR,
  matchLabelKeys: ['text'],
  maxSkew: 'int32',
  minDomains: 'int32',
  nodeAffinityPolicy: 'text',
  nodeTaintsPolicy: 'text',
  topologyKey: 'text',
  whenUnsatisfiable: 'text',
} as const;
