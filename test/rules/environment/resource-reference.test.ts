import { describeRule } from '../describe-rule';

describeRule('resource-reference', {
  passes: {
    'a limit in MiB': {
      web: { env: [{ name: 'SHOP', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } }] },
    },
  },
  fails: {
    'a unit of bytes for CPU': {
      pod: {
        web: { env: [{ name: 'SHOP', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1Mi' } } }] },
      },
      finds: [
        'error resource-reference: the divisor 1Mi is not a unit of limits.cpu.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[0].valueFrom.resourceFieldRef.divisor = "1Mi"',
        '  fix: write one of 1, 1m.',
      ],
    },
    'a resource without its side': {
      pod: { web: { env: [{ name: 'SHOP', valueFrom: { resourceFieldRef: { resource: 'cpu' } } }] } },
      finds: [
        'error resource-reference: "cpu" is not a resource of a container.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[0].valueFrom.resourceFieldRef.resource = "cpu"',
        '  fix: write one of limits.cpu, limits.memory, limits.ephemeral-storage, requests.cpu, requests.memory, requests.ephemeral-storage.',
      ],
    },
    'a file of no container': {
      pod: {
        spec: {
          volumes: [
            { name: 'data', downwardAPI: { items: [{ path: 'a', resourceFieldRef: { resource: 'limits.cpu' } }] } },
          ],
        },
      },
      finds: [
        'error resource-reference: containerName is missing, and a file is of no container.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].downwardAPI.items[0].resourceFieldRef.containerName',
        '  fix: name the container whose resources to write.',
      ],
    },
  },
});
