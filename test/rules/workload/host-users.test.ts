import { describeRule } from '../describe-rule';

describeRule('host-users', {
  passes: {
    'a Pod with users of its own': { spec: { hostUsers: false }, web: { securityContext: { procMount: 'Unmasked' } } },
  },
  fails: {
    'users of its own in the network of the node': {
      pod: { spec: { hostUsers: false, hostNetwork: true } },
      finds: [
        'error host-users: hostUsers is false, and hostNetwork is true: the Pod cannot have users of its own there.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.hostNetwork = true',
        '  fix: remove hostNetwork, or remove hostUsers.',
      ],
    },
    'all of /proc with the users of the node': {
      pod: { web: { securityContext: { procMount: 'Unmasked' } } },
      finds: [
        'error host-users: procMount is Unmasked, and hostUsers is not false.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.procMount = "Unmasked"',
        '  fix: set hostUsers to false, or remove procMount.',
      ],
    },
    'a block device': {
      pod: {
        version: '1.36',
        spec: { hostUsers: false, volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'a' } }] },
        web: { volumeDevices: [{ name: 'data', devicePath: '/dev/xvda' }] },
      },
      finds: [
        'error host-users: hostUsers is false, and the users of the Pod cannot open block devices.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeDevices',
        '  fix: mount the volume as files, or remove hostUsers.',
      ],
    },
  },
});
