import { describeRule } from '../describe-rule';
import { helper, type PodCase } from '../judge-pod';

function helperOfUser(runAsUser: string): PodCase {
  const proxy = { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', securityContext: { runAsUser } };
  return { spec: { initContainers: [proxy] }, joined: [helper('proxy')] };
}

/** What is found of an amount of the container "web". */
function found(amount: string, fix: string): string[] {
  return [
    'error field-type: this field is not a quantity.',
    '  at:  app/shop, Deployment "shop", container "web"',
    `  in:  spec.template.spec.containers[0].resources.${amount}`,
    `  fix: ${fix}`,
  ];
}

describeRule('field-type', {
  passes: {
    'texts, whole numbers and lists where they belong': { web: { args: ['1', 'true'], tty: true } },
    'a null, which is an absent field': { spec: { hostNetwork: null } },
    'a port by number or by name': {
      web: {
        ports: [{ containerPort: 80, name: 'web' }],
        livenessProbe: { tcpSocket: { port: 'web' } },
        startupProbe: { tcpSocket: { port: 80 }, failureThreshold: 30 },
      },
    },
  },
  fails: {
    'the mode of files in quotes, in code': {
      pod: { spec: { volumes: [{ name: 'keys', secret: { secretName: 'keys', defaultMode: '0400' } }] } },
      finds: [
        'error field-type: this field is a string but must be a whole number.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].secret.defaultMode = "0400"',
        '  fix: write 0o400 without quotes, which is 256.',
      ],
    },
    'the mode of files in quotes, in YAML': {
      pod: {
        fromCode: false,
        spec: { volumes: [{ name: 'keys', secret: { secretName: 'keys', defaultMode: '0400' } }] },
      },
      finds: [
        'error field-type: this field is a string but must be a whole number.',
        '  at:  Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].secret.defaultMode = "0400"',
        '  fix: write 0400 without quotes, which is 256.',
      ],
    },
    'a container name that an included file writes as a number': {
      pod: { web: { name: 5 } },
      finds: [
        'error field-type: this field is a number but must be a string.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.containers[0].name = 5',
        '  fix: write it in quotes.',
      ],
    },
    'what YAML 1.1 makes of the unquoted image n': {
      pod: { web: { image: false } },
      finds: [
        'error field-type: this field is a boolean but must be a string.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].image = false',
        '  fix: write it in quotes: without them YAML reads n, no, off and false as false.',
      ],
    },
    'a mount path that is a number': {
      pod: {
        web: { volumeMounts: [{ name: 'data', mountPath: 7 }] },
        spec: { volumes: [{ name: 'data', emptyDir: {} }] },
      },
      finds: [
        'error field-type: this field is a number but must be a string.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].mountPath = 7',
        '  fix: write it in quotes.',
      ],
    },
    'a volume name that an included file writes as a number': {
      pod: { spec: { volumes: [{ name: 1, emptyDir: {} }] } },
      finds: [
        'error field-type: this field is a number but must be a string.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].name = 1',
        '  fix: write it in quotes.',
      ],
    },
    'an object name that an included file writes as a number': {
      pod: { metadata: { name: 42 } },
      finds: [
        'error field-type: this field is a number but must be a string.',
        '  at:  app/shop, Deployment ""',
        '  in:  metadata.name = 42',
        '  fix: write it in quotes.',
      ],
    },
    'the user of a helper as text': {
      pod: helperOfUser('65532'),
      finds: [
        'error field-type: this field is a string but must be a whole number.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].securityContext.runAsUser = "65532"',
        '  fix: write it without quotes.',
      ],
    },
    'the user of a helper by name': {
      pod: helperOfUser('nobody'),
      finds: [
        'error field-type: this field is a string but must be a whole number.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].securityContext.runAsUser = "nobody"',
        '  fix: write a whole number, or leave the field out.',
      ],
    },
    'a part of a port': {
      pod: { web: { ports: [{ containerPort: 80.5 }] } },
      finds: [
        'error field-type: this field is a fraction but must be a whole number.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].containerPort = 80.5',
        '  fix: write a whole number, or leave the field out.',
      ],
    },
    'a declared port as text': {
      pod: { web: { ports: [{ containerPort: '8080' }] } },
      finds: [
        'error field-type: this field is a string but must be a whole number.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].containerPort = "8080"',
        '  fix: write it without quotes.',
      ],
    },
    'a name in a gRPC probe, which takes only numbers': {
      pod: { web: { livenessProbe: { grpc: { port: 'grpc' } } } },
      finds: [
        'error field-type: this field is a string but must be a whole number.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe.grpc.port = "grpc"',
        '  fix: write a whole number, or leave the field out.',
      ],
    },
    'a part of a second as the grace period': {
      pod: { spec: { terminationGracePeriodSeconds: 1.5 } },
      finds: [
        'error field-type: this field is a fraction but must be a whole number.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.terminationGracePeriodSeconds = 1.5',
        '  fix: write a whole number, or leave the field out.',
      ],
    },
    'an active deadline as text': {
      pod: { kind: 'Pod', spec: { activeDeadlineSeconds: '30' } },
      finds: [
        'error field-type: this field is a string but must be a whole number.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.activeDeadlineSeconds = "30"',
        '  fix: write it without quotes.',
      ],
    },
    'a part of a second in a probe': {
      pod: { web: { livenessProbe: { tcpSocket: { port: 8080 }, timeoutSeconds: 0.5 } } },
      finds: [
        'error field-type: this field is a fraction but must be a whole number.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe.timeoutSeconds = 0.5',
        '  fix: write a whole number, or leave the field out.',
      ],
    },
    'a size with a suffix that there is not': {
      pod: { web: { resources: { limits: { memory: '64MB' } } } },
      finds: [
        'error field-type: this field is not a quantity.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.limits[memory] = "64MB"',
        '  fix: did you mean 64M or 64Mi? Write it so.',
      ],
    },
    'sizes in units of other programs, and amounts that say nothing': {
      pod: {
        web: {
          resources: {
            requests: { memory: '1.5 GiB', 'ephemeral-storage': '20gb', cpu: '2 cores' },
            limits: { memory: '1g', 'ephemeral-storage': 'lots', cpu: '1GB' },
          },
        },
      },
      finds: [
        ...found('requests[memory] = "1.5 GiB"', 'did you mean 1.5Gi? Write it so.'),
        '',
        ...found('requests[ephemeral-storage] = "20gb"', 'did you mean 20G or 20Gi? Write it so.'),
        '',
        ...found('requests[cpu] = "2 cores"', 'write a quantity, such as 500m or 2, or leave the field out.'),
        '',
        ...found('limits[memory] = "1g"', 'did you mean 1G or 1Gi? Write it so.'),
        '',
        ...found('limits[ephemeral-storage] = "lots"', 'write a quantity, such as 64Mi or 1G, or leave the field out.'),
        '',
        ...found('limits[cpu] = "1GB"', 'write a quantity, such as 500m or 2, or leave the field out.'),
      ],
    },
    'a number for the value of a variable, without showing it': {
      pod: { web: { env: [{ name: 'PORT', value: 8080 }] } },
      finds: [
        'error field-type: this field is a number but must be a string.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[0].value',
        '  fix: write it in quotes.',
      ],
    },
    'a text for a list, and nothing else in it': {
      pod: { spec: { initContainers: 'migrate' } },
      finds: [
        'error field-type: this field is a string but must be a list.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.initContainers = "migrate"',
        '  fix: write a list, or leave the field out.',
      ],
    },
    'a fraction for a whole number': {
      pod: { web: { securityContext: { runAsUser: 1.5 } } },
      finds: [
        'error field-type: this field is a fraction but must be a whole number.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.runAsUser = 1.5',
        '  fix: write a whole number, or leave the field out.',
      ],
    },
    'a number for a name': {
      pod: { spec: { schedulerName: 5 } },
      finds: [
        'error field-type: this field is a number but must be a string.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.schedulerName = 5',
        '  fix: write it in quotes.',
      ],
    },
    'a label of the object that is not a text': {
      pod: { metadata: { labels: { build: 7 } } },
      finds: [
        'error field-type: this field is a number but must be a string.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  metadata.labels[build] = 7',
        '  fix: write it in quotes.',
      ],
    },
  },
});
