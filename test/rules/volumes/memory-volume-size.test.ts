import { describeRule } from '../describe-rule';

function inMemory(sizeLimit?: string | number): { volumes: object[] } {
  return {
    volumes: [{ name: 'scratch', emptyDir: { medium: 'Memory', ...(sizeLimit !== undefined && { sizeLimit }) } }],
  };
}
const mount = { name: 'scratch', mountPath: '/scratch' };
const resources = { limits: { memory: '128Mi' } };

describeRule('memory-volume-size', {
  passes: {
    'a volume smaller than the limit': { web: { resources, volumeMounts: [mount] }, spec: inMemory('127Mi') },
    'a container without a limit': { web: { volumeMounts: [mount] }, spec: inMemory('1Gi') },
    'a volume without a size': { web: { resources, volumeMounts: [mount] }, spec: inMemory() },
    'a size of zero, which is none': { web: { resources, volumeMounts: [mount] }, spec: inMemory(0) },
    'a volume on disk': {
      web: { resources, volumeMounts: [mount] },
      spec: { volumes: [{ name: 'scratch', emptyDir: { sizeLimit: '1Gi' } }] },
    },
    'a small container that only reads': {
      web: { resources: { limits: { memory: '2Gi' } }, volumeMounts: [mount] },
      spec: {
        ...inMemory('1Gi'),
        containers: [
          { name: 'web', image: 'shop:1', resources: { limits: { memory: '2Gi' } }, volumeMounts: [mount] },
          { name: 'reader', image: 'shop:1', resources, volumeMounts: [{ ...mount, readOnly: true }] },
        ],
      },
    },
  },
  fails: {
    'a volume as large as the limit': {
      pod: { web: { resources, volumeMounts: [mount] }, spec: inMemory('134217728') },
      finds: [
        'warning memory-volume-size: 134217728 of files in memory do not fit into the 128Mi of memory that "web" may have: what it writes there counts as its own, and it is killed before the volume is full.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].emptyDir.sizeLimit = "134217728"',
        '  fix: set sizeLimit to less than limits.memory of "web" by what the program itself needs, or raise that limit.',
      ],
    },
    'an init step that has less memory than its volume': {
      pod: {
        web: { volumeMounts: [mount] },
        spec: {
          ...inMemory('1Gi'),
          initContainers: [{ name: 'load', image: 'shop:1', resources, volumeMounts: [mount] }],
        },
      },
      finds: [
        'warning memory-volume-size: 1Gi of files in memory do not fit into the 128Mi of memory that "load" may have: what it writes there counts as its own, and it is killed before the volume is full.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].emptyDir.sizeLimit = "1Gi"',
        '  fix: set sizeLimit to less than limits.memory of "load" by what the program itself needs, or raise that limit.',
      ],
    },
  },
});
