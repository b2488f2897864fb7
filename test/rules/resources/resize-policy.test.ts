import { describeRule } from '../describe-rule';

const policy = (resourceName: string, restartPolicy: string): object => ({ resourceName, restartPolicy });
const GATE = { InPlacePodVerticalScaling: true };

describeRule('resize-policy', {
  passes: {
    'a policy for each resource': {
      web: { resizePolicy: [policy('cpu', 'NotRequired'), policy('memory', 'RestartContainer')] },
    },
    'one that keeps the container, in a Pod that never restarts': {
      kind: 'Job',
      web: { resizePolicy: [policy('cpu', 'NotRequired')] },
    },
    'one that restarts a native sidecar': {
      version: '1.36',
      spec: {
        initContainers: [
          { name: 'logs', image: 'logs:1', restartPolicy: 'Always', resizePolicy: [policy('cpu', 'RestartContainer')] },
        ],
      },
    },
    'one that restarts an init step, which the API server takes before 1.36': {
      version: '1.35',
      spec: {
        initContainers: [{ name: 'setup', image: 'setup:1', resizePolicy: [policy('cpu', 'RestartContainer')] }],
      },
    },
    'a container without policies': { web: { resizePolicy: [] } },
  },
  fails: {
    'two policies for a resource': {
      pod: { web: { resizePolicy: [policy('cpu', 'NotRequired'), policy('cpu', 'RestartContainer')] } },
      finds: [
        'error resize-policy: 2 resize policies are for "cpu".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resizePolicy[1].resourceName = "cpu"',
        '  fix: remove all but one.',
      ],
    },
    'a resource that cannot be resized, and a policy that does not exist': {
      pod: { web: { resizePolicy: [policy('ephemeral-storage', 'Sometimes')] } },
      finds: [
        'error resize-policy: a resize policy is for "ephemeral-storage", and only cpu and memory can be resized.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resizePolicy[0].resourceName = "ephemeral-storage"',
        '  fix: name cpu or memory, or remove the policy.',
        '',
        'error resize-policy: restartPolicy is "Sometimes", and that of a resize policy must be "NotRequired" or "RestartContainer".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resizePolicy[0].restartPolicy = "Sometimes"',
        '  fix: set it to "NotRequired" or "RestartContainer".',
      ],
    },
    'a policy that restarts the container of a Pod that never restarts one': {
      pod: { kind: 'Job', web: { resizePolicy: [policy('memory', 'RestartContainer')] } },
      finds: [
        'error resize-policy: a resize would restart the container, and the restartPolicy of the Pod is "Never".',
        '  at:  app/shop, Job "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resizePolicy[0].restartPolicy = "RestartContainer"',
        '  fix: set it to "NotRequired", or give the Pod another restartPolicy.',
      ],
    },
    'one that restarts an init step, from 1.36 on': {
      pod: {
        version: '1.36',
        spec: {
          initContainers: [{ name: 'setup', image: 'setup:1', resizePolicy: [policy('cpu', 'RestartContainer')] }],
        },
      },
      finds: [
        'error resize-policy: a resize would restart the init container, which ends before the app starts.',
        '  at:  app/shop, Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].resizePolicy[0].restartPolicy = "RestartContainer"',
        '  fix: set it to "NotRequired", or remove the policy.',
      ],
    },
    'any policy of an init container before 1.32, with the feature gate on': {
      pod: {
        version: '1.31',
        featureGates: GATE,
        spec: { initContainers: [{ name: 'setup', image: 'setup:1', resizePolicy: [policy('cpu', 'NotRequired')] }] },
      },
      finds: [
        'error resize-policy: an init container has a resize policy, which Kubernetes 1.31 refuses.',
        '  at:  app/shop, Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].resizePolicy',
        '  fix: remove resizePolicy from the init container.',
      ],
    },
  },
});
