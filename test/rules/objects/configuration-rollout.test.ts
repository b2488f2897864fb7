import { deployment, describeObjectsRule } from './describe-objects-rule';

const reads = { envFrom: [{ configMapRef: { name: 'shop' } }] };

function configMap(fields: object = {}, name = 'shop'): ReturnType<typeof deployment> {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { CURRENCY: 'EUR' }, ...fields };
}

/** The Deployment with annotations of its Pods. */
function annotated(annotations: object): ReturnType<typeof deployment> {
  const workload = deployment(reads);
  const spec = workload['spec'] as { template: { metadata: object } };
  Object.assign(spec.template.metadata, { annotations });
  return workload;
}

describeObjectsRule('configuration-rollout', {
  passes: {
    'a hash in the template': [configMap(), annotated({ 'checksum/config': 'd1c5' })],
    'a ConfigMap that never changes': [configMap({ immutable: true }), deployment(reads)],
    'a name that changes with the contents': [
      configMap({}, 'shop-7h2c4f9kmt'),
      deployment({ envFrom: [{ configMapRef: { name: 'shop-7h2c4f9kmt' } }] }),
    ],
    'a ConfigMap that is not in the input': [deployment(reads)],
    'a ConfigMap of another namespace': [
      configMap({ metadata: { name: 'shop', namespace: 'blue' } }),
      deployment(reads),
    ],
    'a bare Pod': [
      configMap(),
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers: [{ name: 'web', ...reads }] } },
    ],
  },
  fails: {
    'all keys of a ConfigMap': {
      objects: [configMap(), deployment(reads)],
      finds: [
        'info configuration-rollout: "web" reads the ConfigMap "shop" as environment: a change of it reaches no running Pod, and all that start later.',
        '  at:  Deployment "web"',
        '  in:  spec.template.spec.containers[0].envFrom[0].configMapRef = "shop"',
        '  fix: add an annotation with a hash of the ConfigMap to the Pod template, or give each version of the ConfigMap another name.',
      ],
    },
    'one key of a ConfigMap': {
      objects: [
        configMap(),
        deployment({
          env: [{ name: 'CURRENCY', valueFrom: { configMapKeyRef: { name: 'shop', key: 'CURRENCY' } } }],
        }),
      ],
      finds: [
        'info configuration-rollout: "web" reads the ConfigMap "shop" as environment: a change of it reaches no running Pod, and all that start later.',
        '  at:  Deployment "web"',
        '  in:  spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef = "shop"',
        '  fix: add an annotation with a hash of the ConfigMap to the Pod template, or give each version of the ConfigMap another name.',
      ],
    },
  },
});
