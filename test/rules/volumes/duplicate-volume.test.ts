import { describeRule } from '../describe-rule';
import { part } from '../judge-pod';

const dataClaim = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};

describeRule('duplicate-volume', {
  passes: {
    'volumes with different names': {
      spec: {
        volumes: [
          { name: 'data', emptyDir: {} },
          { name: 'cache', emptyDir: {} },
        ],
      },
    },
    'a volume with the name of a claim template, which takes its place': {
      kind: 'StatefulSet',
      workload: { volumeClaimTemplates: [dataClaim] },
      spec: { volumes: [{ name: 'data', emptyDir: {} }] },
    },
    'two of them, at which the API server does not look': {
      kind: 'StatefulSet',
      workload: { volumeClaimTemplates: [dataClaim] },
      spec: {
        volumes: [
          { name: 'data', emptyDir: {} },
          { name: 'data', emptyDir: {} },
        ],
      },
    },
  },
  fails: {
    'a helper that brings a volume with the name of one that is there: both sides are named': {
      pod: {
        spec: {
          volumes: [
            { name: 'data', emptyDir: {} },
            { name: 'data', emptyDir: { medium: 'Memory' } },
          ],
        },
        joined: [part({ type: 'volume', name: 'data' }, 'app/shop/data')],
      },
      finds: [
        'error duplicate-volume: 2 volumes have the name "data".',
        '  at:  app/shop/data, Deployment "shop"',
        '  in:  spec.template.spec.volumes[1].name = "data"',
        '  by:  app/shop, app/shop/data',
        '  fix: give each volume a name of its own, or let both users mount one volume.',
      ],
    },
    'three volumes with one name': {
      pod: {
        kind: 'Pod',
        spec: { volumes: [{ name: 'data' }, { name: 'data' }, { name: 'data' }] },
        joined: [
          part({ type: 'volume', name: 'data' }, 'app/shop/a'),
          part({ type: 'volume', name: 'data' }, 'app/shop/b'),
        ],
      },
      finds: [
        'error duplicate-volume: 3 volumes have the name "data".',
        '  at:  app/shop/b, Pod "shop"',
        '  in:  spec.volumes[2].name = "data"',
        '  by:  app/shop, app/shop/a, app/shop/b',
        '  fix: give each volume a name of its own, or let both users mount one volume.',
      ],
    },
  },
});
