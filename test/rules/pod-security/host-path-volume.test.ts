import { describeRule } from '../describe-rule';

describeRule('host-path-volume', {
  passes: {
    'volumes of other types': {
      fromCode: false,
      spec: {
        volumes: [
          { name: 'data', emptyDir: {} },
          { name: 'share', nfs: { server: 'nfs', path: '/' } },
        ],
      },
    },
    'a null': { fromCode: false, spec: { volumes: [{ name: 'data', emptyDir: {}, hostPath: null }] } },
  },
  fails: {
    'a directory of the node': {
      pod: {
        fromCode: false,
        spec: {
          volumes: [
            { name: 'cache', emptyDir: {} },
            { name: 'logs', hostPath: { path: '/var/log' } },
          ],
        },
      },
      finds: [
        'error host-path-volume: the Pod violates PodSecurity "baseline:v1.33": hostPath volumes (volume "logs").',
        '  at:  Deployment "shop"',
        '  in:  spec.template.spec.volumes[1].hostPath = {"path":"/var/log"}',
        '  fix: use an emptyDir, a configMap or a persistentVolumeClaim instead.',
      ],
    },
  },
});
