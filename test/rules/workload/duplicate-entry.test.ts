import { describeRule } from '../describe-rule';

const spread = (whenUnsatisfiable: string, maxSkew = 1): object => ({
  maxSkew,
  topologyKey: 'topology.kubernetes.io/zone',
  whenUnsatisfiable,
  labelSelector: { matchLabels: { app: 'shop' } },
});
const CLAIMED = { resourceClaims: [{ name: 'gpu', resourceClaimName: 'one' }] };

describeRule('duplicate-entry', {
  passes: {
    'entries that differ in one of the fields that are compared': {
      spec: {
        schedulingGates: [{ name: 'example.com/a' }, { name: 'example.com/b' }],
        topologySpreadConstraints: [spread('DoNotSchedule'), spread('ScheduleAnyway')],
      },
    },
    'two devices at paths of their own': {
      spec: {
        volumes: [
          { name: 'one', persistentVolumeClaim: { claimName: 'one' } },
          { name: 'two', persistentVolumeClaim: { claimName: 'two' } },
        ],
      },
      web: {
        volumeDevices: [
          { name: 'one', devicePath: '/dev/one' },
          { name: 'two', devicePath: '/dev/two' },
        ],
      },
    },
  },
  fails: {
    'two scheduling gates of one name': {
      pod: { spec: { schedulingGates: [{ name: 'example.com/a' }, { name: 'example.com/a' }] } },
      finds: [
        'error duplicate-entry: 2 entries of schedulingGates have the name "example.com/a".',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.schedulingGates[1]',
        '  fix: remove all but one of them.',
      ],
    },
    'two spread constraints that differ only in what is not compared': {
      pod: { spec: { topologySpreadConstraints: [spread('DoNotSchedule'), spread('DoNotSchedule', 2)] } },
      finds: [
        'error duplicate-entry: 2 entries of topologySpreadConstraints have the topologyKey "topology.kubernetes.io/zone" and whenUnsatisfiable "DoNotSchedule".',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.topologySpreadConstraints[1]',
        '  fix: remove all but one of them.',
      ],
    },
    'a claim that a container names twice': {
      pod: {
        version: '1.34',
        spec: CLAIMED,
        web: {
          resources: {
            claims: [
              { name: 'gpu', request: 'a' },
              { name: 'gpu', request: 'a' },
            ],
          },
        },
      },
      finds: [
        'error duplicate-entry: 2 entries of resources.claims have the name "gpu" and request "a".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.claims[1]',
        '  fix: remove all but one of them.',
      ],
    },
  },
});
