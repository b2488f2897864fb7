import { describeRule } from '../describe-rule';

describeRule('required-field', {
  passes: {
    'a claim that is named': { spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'shop' } }] } },
    'a field that OpenAPI calls required and that may be empty': { web: { env: [{ name: 'A', value: '' }] } },
  },
  fails: {
    'a volume that does not say which claim it is': {
      pod: { spec: { volumes: [{ name: 'data', persistentVolumeClaim: {} }] } },
      finds: [
        'error required-field: claimName is missing.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].persistentVolumeClaim.claimName',
        '  fix: write claimName, which Kubernetes requires here.',
      ],
    },
    'a probe whose command is empty': {
      pod: { web: { readinessProbe: { exec: { command: [] } } } },
      finds: [
        'error required-field: command is empty.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.exec.command',
        '  fix: write command, which Kubernetes requires here.',
      ],
    },
    'a Secret of a storage system without a name': {
      pod: { spec: { volumes: [{ name: 'data', cinder: { volumeID: 'a', secretRef: {} } }] } },
      finds: [
        'error required-field: name is missing.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].cinder.secretRef.name',
        '  fix: write name, which Kubernetes requires here.',
      ],
    },
    'a CronJob without a schedule': {
      pod: { fromCode: false, kind: 'CronJob', workload: { schedule: undefined } },
      finds: [
        'error required-field: schedule is missing.',
        '  at:  CronJob "shop"',
        '  in:  spec.schedule',
        '  fix: write schedule, which Kubernetes requires here.',
      ],
    },
  },
});
