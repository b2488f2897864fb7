import { describeRule } from '../describe-rule';

describeRule('volume-device', {
  passes: {
    'a claim as a device': {
      web: { volumeDevices: [{ name: 'data', devicePath: '/dev/xvda' }] },
      spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'a' } }] },
    },
  },
  fails: {
    'an emptyDir as a device': {
      pod: {
        web: { volumeDevices: [{ name: 'data', devicePath: '/dev/xvda' }] },
        spec: { volumes: [{ name: 'data', emptyDir: {} }] },
      },
      finds: [
        'error volume-device: the volume "data" is not a claim, and only claims are block devices.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeDevices[0].name = "data"',
        '  fix: mount it, or name a claim.',
      ],
    },
    'a device that is mounted too': {
      pod: {
        web: {
          volumeDevices: [{ name: 'data', devicePath: '/dev/xvda' }],
          volumeMounts: [{ name: 'data', mountPath: '/data' }],
        },
        spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'a' } }] },
      },
      finds: [
        'error volume-device: the container mounts the volume "data" too.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeDevices[0].name = "data"',
        '  fix: mount it, or use it as a device.',
        '',
        'error volume-device: the volume "data" is a device of this container too.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].name = "data"',
        '  fix: mount it, or use it as a device.',
      ],
    },
    'a volume that there is not': {
      pod: { web: { volumeDevices: [{ name: 'data', devicePath: '/dev/../a' }] } },
      finds: [
        'error volume-device: no volume of the Pod has the name "data".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeDevices[0].name = "data"',
        '  fix: name a claim of the Pod.',
        '',
        'error volume-device: the path "/dev/../a" has ".." in it.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeDevices[0].devicePath = "/dev/../a"',
        '  fix: write a path of its own, such as /dev/xvda.',
      ],
    },
  },
});
