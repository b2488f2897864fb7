import { describeRule } from '../describe-rule';

describeRule('volume-type', {
  passes: {
    'claims, ephemeral volumes and objects of the cluster': {
      fromCode: false,
      spec: {
        volumes: [
          { name: 'a', persistentVolumeClaim: { claimName: 'data' } },
          { name: 'b', emptyDir: {} },
          { name: 'c', configMap: { name: 'web' } },
          { name: 'd' },
        ],
      },
    },
    'what host-path-volume finds': {
      fromCode: false,
      spec: { volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] },
    },
  },
  fails: {
    'a share of the network': {
      pod: {
        fromCode: false,
        spec: {
          volumes: [
            { name: 'cache', emptyDir: {} },
            { name: 'data', nfs: { server: 'nfs.example.com', path: '/data' } },
          ],
        },
      },
      finds: [
        'error volume-type: the Pod violates PodSecurity "restricted:v1.33": restricted volume types (volume "data" uses restricted volume type "nfs").',
        '  at:  Deployment "shop"',
        '  in:  spec.template.spec.volumes[1].nfs = {"server":"nfs.example.com","path":"/data"}',
        '  fix: mount the storage through a persistentVolumeClaim.',
      ],
    },
  },
});
