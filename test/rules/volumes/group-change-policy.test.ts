import { describeRule } from '../describe-rule';

const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'shop' } }];
const web = { volumeMounts: [{ name: 'data', mountPath: '/data' }] };

describeRule('group-change-policy', {
  passes: {
    'no group': { web, spec: { volumes } },
    'a policy': { web, spec: { volumes, securityContext: { fsGroup: 999, fsGroupChangePolicy: 'OnRootMismatch' } } },
    'an emptyDir, which begins empty': {
      web,
      spec: { volumes: [{ name: 'data', emptyDir: {} }], securityContext: { fsGroup: 999 } },
    },
    'a claim that is only read': {
      web,
      spec: {
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'shop', readOnly: true } }],
        securityContext: { fsGroup: 999 },
      },
    },
  },
  fails: {
    'a claim with a group': {
      pod: { web, spec: { volumes, securityContext: { fsGroup: 999 } } },
      finds: [
        'info group-change-policy: before each start the kubelet gives every file of "data" to the group 999, however many there are.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.securityContext.fsGroupChangePolicy',
        '  fix: set fsGroupChangePolicy to OnRootMismatch, which looks at the top directory first.',
      ],
    },
    'a claim of a StatefulSet': {
      pod: {
        kind: 'StatefulSet',
        web,
        workload: {
          serviceName: 'shop',
          volumeClaimTemplates: [
            {
              metadata: { name: 'data' },
              spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Ti' } } },
            },
          ],
        },
        spec: { securityContext: { fsGroup: 999, fsGroupChangePolicy: 'Always' } },
      },
      finds: [
        'info group-change-policy: before each start the kubelet gives every file of "data" to the group 999, however many there are.',
        '  at:  app/shop, StatefulSet "shop"',
        '  in:  spec.template.spec.securityContext.fsGroupChangePolicy = "Always"',
        '  fix: set fsGroupChangePolicy to OnRootMismatch, which looks at the top directory first.',
      ],
    },
  },
});
