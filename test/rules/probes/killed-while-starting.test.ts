import { describeRule } from '../describe-rule';

const tcpSocket = { port: 8080 };
const ports = [{ containerPort: 8080 }];
const fix = '  fix: add a startupProbe whose failureThreshold and periodSeconds cover the longest start.';
const ofStartup =
  '  fix: raise failureThreshold or periodSeconds of the startup probe until they cover the longest start.';

describeRule('killed-while-starting', {
  passes: {
    'a liveness probe by default, after which nobody knows how long the start takes': {
      web: { livenessProbe: { tcpSocket } },
    },
    'a liveness probe that waits as long as the readiness probe': {
      web: {
        readinessProbe: { tcpSocket, initialDelaySeconds: 20 },
        livenessProbe: { tcpSocket, initialDelaySeconds: 15, periodSeconds: 20 },
      },
    },
    'a startup probe that spares the container for as long as the liveness probe waits': {
      web: {
        startupProbe: { tcpSocket, failureThreshold: 7 },
        livenessProbe: { tcpSocket, initialDelaySeconds: 60 },
      },
    },
    'a liveness probe that kills for its first failure, and waits': {
      web: { livenessProbe: { tcpSocket, initialDelaySeconds: 5, failureThreshold: 1 } },
    },
    'the startup probe of cdk8s-plus beside probes that wait no longer': {
      web: {
        ports,
        startupProbe: { failureThreshold: 3, tcpSocket },
        readinessProbe: { tcpSocket, initialDelaySeconds: 20 },
      },
    },
    'a readiness probe alone, which kills nothing': {
      web: { readinessProbe: { tcpSocket, failureThreshold: 1, initialDelaySeconds: 60 } },
    },
  },
  fails: {
    'a liveness probe that kills before the readiness probe expects an answer': {
      pod: {
        web: {
          readinessProbe: { tcpSocket, initialDelaySeconds: 30 },
          livenessProbe: { tcpSocket, timeoutSeconds: 2 },
        },
      },
      finds: [
        'warning killed-while-starting: the liveness probe kills "web" if it does not answer within 20 s (2 periods of ' +
          '10 s), and the readiness probe allows it 30 s to start (initialDelaySeconds).',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe = {"tcpSocket":{"port":8080},"timeoutSeconds":2}',
        fix,
      ],
    },
    'the startup probe that cdk8s-plus adds, beside a liveness probe that waits longer': {
      pod: {
        web: {
          ports,
          startupProbe: { failureThreshold: 3, tcpSocket },
          livenessProbe: { tcpSocket, initialDelaySeconds: 60 },
        },
      },
      finds: [
        'warning killed-while-starting: the startup probe kills "web" if it does not answer within 20 s (2 periods of ' +
          '10 s), and the liveness probe allows it 60 s to start (initialDelaySeconds).',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].startupProbe = {"failureThreshold":3,"tcpSocket":{"port":8080}}',
        ofStartup,
      ],
    },
    'a startup probe of another port with the same numbers, which somebody wrote': {
      pod: {
        web: {
          ports: [{ containerPort: 8081 }, { containerPort: 8080 }],
          startupProbe: { failureThreshold: 3, tcpSocket, initialDelaySeconds: 5 },
          readinessProbe: { tcpSocket, initialDelaySeconds: 26 },
        },
      },
      finds: [
        'warning killed-while-starting: the startup probe kills "web" if it does not answer within 25 s (5 s delay + ' +
          '2 periods of 10 s), and the readiness probe allows it 26 s to start (initialDelaySeconds).',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].startupProbe = ' +
          '{"failureThreshold":3,"tcpSocket":{"port":8080},"initialDelaySeconds":5}',
        ofStartup,
      ],
    },
    'a liveness probe that may come at once and kills for its first failure': {
      pod: { web: { livenessProbe: { tcpSocket, failureThreshold: 1 } } },
      finds: [
        'warning killed-while-starting: the liveness probe kills "web" at its first failure, possibly right after the ' +
          'start.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe = {"tcpSocket":{"port":8080},"failureThreshold":1}',
        fix,
      ],
    },
    'the same beside a readiness probe that knows the start to be slow': {
      pod: {
        web: {
          readinessProbe: { tcpSocket, initialDelaySeconds: 60 },
          livenessProbe: { tcpSocket, periodSeconds: 70, failureThreshold: 1 },
        },
      },
      finds: [
        'warning killed-while-starting: the liveness probe kills "web" at its first failure, possibly right after the ' +
          'start, and the readiness probe allows it 60 s to start (initialDelaySeconds).',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe = ' +
          '{"tcpSocket":{"port":8080},"periodSeconds":70,"failureThreshold":1}',
        fix,
      ],
    },
  },
});
