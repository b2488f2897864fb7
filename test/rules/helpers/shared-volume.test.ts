import { describeRule } from '../describe-rule';
import { sharedVolume } from '../judge-pod';

const spec = {
  volumes: [
    { name: 'cache', emptyDir: {} },
    { name: 'logs', emptyDir: {} },
  ],
};
const mount = { volumeMounts: [{ name: 'logs', mountPath: '/var/log' }] };
const fix = '  fix: mount the volume in a second container.';

describeRule('shared-volume', {
  passes: {
    'a shared volume that the app and an init step mount': {
      spec: { ...spec, initContainers: [{ name: 'setup', image: 'shop:1', ...mount }] },
      web: mount,
      joined: [sharedVolume('logs')],
    },
    'a shared volume that one container mounts at /dev/shm': {
      spec,
      web: { volumeMounts: [{ name: 'logs', mountPath: '/dev/shm' }] },
      joined: [sharedVolume('logs')],
    },
    'a volume that one container mounts, and nobody calls shared': { spec, web: mount },
  },
  fails: {
    'a shared volume that only one container mounts, though twice': {
      pod: {
        spec,
        web: { volumeMounts: [...mount.volumeMounts, { name: 'logs', mountPath: '/srv' }] },
        joined: [sharedVolume('logs')],
      },
      finds: [
        'error shared-volume: only "web" mounts the shared volume "logs", so that nothing is shared.',
        '  at:  app/shop/logs, Deployment "shop"',
        '  in:  spec.template.spec.volumes[1]',
        fix,
      ],
    },
    'a shared volume that only one container mounts, while another one mounts another volume': {
      pod: {
        spec: {
          volumes: [
            { name: 'logs', emptyDir: {} },
            { name: 'cache', emptyDir: {} },
          ],
          initContainers: [
            { name: 'setup', image: 'shop:1', volumeMounts: [{ name: 'cache', mountPath: '/var/log' }] },
          ],
        },
        web: mount,
        joined: [sharedVolume('logs')],
      },
      finds: [
        'error shared-volume: only "web" mounts the shared volume "logs", so that nothing is shared.',
        '  at:  app/shop/logs, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0]',
        fix,
      ],
    },
    'a shared volume that no container mounts': {
      pod: { spec, joined: [sharedVolume('logs')] },
      finds: [
        'error shared-volume: no container mounts the shared volume "logs", so that nothing is shared.',
        '  at:  app/shop/logs, Deployment "shop"',
        '  in:  spec.template.spec.volumes[1]',
        fix,
      ],
    },
    'a shared volume that a patch took away': {
      pod: { joined: [sharedVolume('logs')] },
      finds: [
        'error shared-volume: no container mounts the shared volume "logs", so that nothing is shared.',
        '  at:  app/shop/logs, Deployment "shop"',
        fix,
      ],
    },
  },
});
