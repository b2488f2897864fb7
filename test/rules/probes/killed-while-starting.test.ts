import { describeRule } from '../describe-rule';

const tcpSocket = { port: 8080 };
const ports = [{ containerPort: 8080 }];
const fix =
  '  fix: give it a startup probe that spares it for as long as it may take to start, as with `startsWithin` in Probes.';

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
        'warning killed-while-starting: the liveness probe kills "web" if it is not up after 20 s (2 periods of 10 s), ' +
          'and the readiness probe does not expect an answer before 30 s.',
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
        'warning killed-while-starting: the startup probe, which was generated for the first port, ' +
          'kills "web" if it is not up after 20 s (2 periods of 10 s), and the liveness probe does not expect an answer ' +
          'before 60 s.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].startupProbe = {"failureThreshold":3,"tcpSocket":{"port":8080}}',
        '  fix: give the container a startup probe of its own, as in `startup` or Probes.http({ startsWithin }).',
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
        'warning killed-while-starting: the startup probe kills "web" if it is not up after 25 s (5 s delay + 2 periods ' +
          'of 10 s), and the readiness probe does not expect an answer before 26 s.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].startupProbe = ' +
          '{"failureThreshold":3,"tcpSocket":{"port":8080},"initialDelaySeconds":5}',
        fix,
      ],
    },
    'a liveness probe that may come at once and kills for its first failure': {
      pod: { web: { livenessProbe: { tcpSocket, failureThreshold: 1 } } },
      finds: [
        'warning killed-while-starting: the liveness probe kills "web" for its first failure, and may come as soon as ' +
          'the container is started.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe = {"tcpSocket":{"port":8080},"failureThreshold":1}',
        fix,
      ],
    },
  },
});
