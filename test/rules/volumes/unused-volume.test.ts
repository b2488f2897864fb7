import { describeRule } from '../describe-rule';

const volumes = [{ name: 'data', emptyDir: {} }];

describeRule('unused-volume', {
  passes: {
    'a volume that is mounted': { web: { volumeMounts: [{ name: 'data', mountPath: '/data' }] }, spec: { volumes } },
    'a volume of an init step': {
      spec: {
        volumes,
        initContainers: [{ name: 'load', image: 'shop:1', volumeMounts: [{ name: 'data', mountPath: '/out' }] }],
      },
    },
    'a volume from whose file a variable is read': {
      version: '1.37',
      web: { env: [{ name: 'MODE', valueFrom: { fileKeyRef: { volumeName: 'data', path: 'env', key: 'MODE' } } }] },
      spec: { volumes },
    },
    'a block device': {
      web: { volumeDevices: [{ name: 'data', devicePath: '/dev/disk' }] },
      spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'shop' } }] },
    },
  },
  fails: {
    'a volume that nobody mounts': {
      pod: { spec: { volumes } },
      finds: [
        'info unused-volume: no container mounts the volume "data", and the Pod still waits for it when it starts.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0] = "data"',
        '  fix: remove the volume, or mount it.',
      ],
    },
  },
});
