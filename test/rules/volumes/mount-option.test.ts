import { describeRule } from '../describe-rule';

describeRule('mount-option', {
  passes: {
    'a mount that is read-only all the way down': {
      spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
      web: { volumeMounts: [{ name: 'data', mountPath: '/data', readOnly: true, recursiveReadOnly: 'Enabled' }] },
    },
  },
  fails: {
    'one that is not read-only itself': {
      pod: {
        spec: { volumes: [{ name: 'data', emptyDir: {} }] },
        web: { volumeMounts: [{ name: 'data', mountPath: '/data', recursiveReadOnly: 'Enabled' }] },
      },
      finds: [
        'error mount-option: recursiveReadOnly is Enabled, and readOnly is not true.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].recursiveReadOnly = "Enabled"',
        '  fix: set readOnly to true.',
      ],
    },
    'mounts that spread to the node': {
      pod: {
        spec: { volumes: [{ name: 'data', emptyDir: {} }] },
        web: { volumeMounts: [{ name: 'data', mountPath: '/data', mountPropagation: 'Bidirectional' }] },
      },
      finds: [
        'error mount-option: mountPropagation is Bidirectional, and the container is not privileged.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].mountPropagation = "Bidirectional"',
        '  fix: use HostToContainer, or let the container be privileged.',
      ],
    },
    'two parts of a volume': {
      pod: {
        spec: { volumes: [{ name: 'data', emptyDir: {} }] },
        web: { volumeMounts: [{ name: 'data', mountPath: '/data', subPath: 'a', subPathExpr: 'b' }] },
      },
      finds: [
        'error mount-option: subPath and subPathExpr are both set.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].subPathExpr = "b"',
        '  fix: remove one of the two.',
      ],
    },
  },
});
