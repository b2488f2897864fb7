import { describeRule } from '../describe-rule';

const own =
  'is not a resource that containers have: those of Kubernetes are cpu, memory, ephemeral-storage and hugepages-<size>, and all others have a domain, as in nvidia.com/gpu';

function finding(path: string, message: string, fix: string): string[] {
  return [
    `error resource-name: ${message}.`,
    '  at:  app/shop, Deployment "shop", container "web"',
    `  in:  spec.template.spec.containers[0].resources.${path}`,
    `  fix: ${fix}.`,
  ];
}

describeRule('resource-name', {
  passes: {
    'all resources of Kubernetes, and those of others by their domain': {
      web: {
        resources: {
          limits: { cpu: 1, memory: '1Gi', 'ephemeral-storage': '1Gi', 'hugepages-2Mi': '2Mi', 'nvidia.com/gpu': 1 },
        },
      },
    },
    'any name in the domain of Kubernetes': { web: { resources: { limits: { 'kubernetes.io/batch-cpu': 1 } } } },
  },
  fails: {
    'storage by another name': {
      pod: { web: { resources: { requests: { storage: '1Gi' } } } },
      finds: finding('requests[storage] = "1Gi"', `"storage" ${own}`, 'write ephemeral-storage if that is meant'),
    },
    'a name that nobody knows': {
      pod: { web: { resources: { limits: { toString: 1 } } } },
      finds: finding('limits[toString] = 1', `"toString" ${own}`, 'correct the name, or leave the resource out'),
    },
    'the name that a quota has': {
      pod: { web: { resources: { limits: { 'requests.nvidia.com/gpu': 1 } } } },
      finds: finding(
        'limits[requests.nvidia.com/gpu] = 1',
        '"requests.nvidia.com/gpu" begins with "requests.", which only quotas have',
        'correct the name, or leave the resource out',
      ),
    },
    'a domain that is none': {
      pod: { web: { resources: { limits: { 'NVIDIA/gpu': 1 } } } },
      finds: finding(
        'limits[NVIDIA/gpu] = 1',
        '"NVIDIA/gpu" has the domain "NVIDIA", which is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by "."',
        'correct the name, or leave the resource out',
      ),
    },
    'a resource that the Pod as a whole cannot have': {
      pod: { version: '1.34', spec: { resources: { limits: { cpu: 1, 'nvidia.com/gpu': 1 } } } },
      finds: [
        'error resource-name: "nvidia.com/gpu" is not a resource of a Pod as a whole: those are cpu, memory and hugepages-<size>.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources.limits[nvidia.com/gpu] = 1',
        '  fix: correct the name, or leave the resource out.',
      ],
    },
  },
});
