import { describeRule } from '../describe-rule';

describeRule('milli-bytes', {
  passes: {
    'thousandths of a core': { web: { resources: { requests: { cpu: '512m' } } } },
    'mebibytes, megabytes and bytes': {
      web: { resources: { requests: { memory: '512Mi', 'ephemeral-storage': '512M' }, limits: { memory: 536870912 } } },
    },
    'a whole number of bytes that a tool wrote in thousandths': {
      web: { resources: { requests: { memory: '1288490188000m' } } },
    },
    nothing: { web: { resources: { requests: { memory: '0m' } } } },
  },
  fails: {
    'memory in thousandths of a byte': {
      pod: { web: { resources: { limits: { memory: '512m' } } } },
      finds: [
        'warning milli-bytes: "512m" is 512 thousandths of a byte: the suffix m divides by 1000.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.limits[memory] = "512m"',
        '  fix: write 512Mi for mebibytes, or 512M for megabytes.',
      ],
    },
    'storage and a size limit in thousandths of a byte': {
      pod: {
        web: { resources: { requests: { 'ephemeral-storage': '1.5m' } } },
        spec: { volumes: [{ name: 'data', emptyDir: { sizeLimit: '100m' } }] },
      },
      finds: [
        'warning milli-bytes: "1.5m" is 1500m thousandths of a byte: the suffix m divides by 1000.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.requests[ephemeral-storage] = "1.5m"',
        '  fix: write 1.5Mi for mebibytes, or 1.5M for megabytes.',
        '',
        'warning milli-bytes: "100m" is 100 thousandths of a byte: the suffix m divides by 1000.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].emptyDir.sizeLimit = "100m"',
        '  fix: write 100Mi for mebibytes, or 100M for megabytes.',
      ],
    },
  },
});
