import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

/** The Pod whose container runs a command before it stops, with a grace period. */
function runs(command: readonly string[], grace?: number, web: object = {}): PodCase {
  return {
    web: { lifecycle: { preStop: { exec: { command } } }, ...web },
    spec: grace === undefined ? {} : { terminationGracePeriodSeconds: grace },
  };
}

const liveness = (terminationGracePeriodSeconds: number): object => ({
  livenessProbe: {
    httpGet: { port: 8080 },
    initialDelaySeconds: 5,
    failureThreshold: 3,
    terminationGracePeriodSeconds,
  },
  ports: [{ containerPort: 8080 }],
});

const at = '  at:  app/shop, Deployment "shop", container "web"';
const fix =
  '  fix: make the grace period longer than the hook by what "web" takes to end, as GracefulShutdown computes it.';

describeRule('pre-stop-time', {
  passes: {
    'the hook of the notes': runs(['/bin/sh', '-c', "echo 'Stopping...' && sleep 5"]),
    'a hook that leaves two seconds': runs(['sleep', '28']),
    'a hook whose length nothing tells': runs(['/drain'], 5),
    'a hook of no time without a grace period': runs(['echo', 'bye'], 0),
    'no grace period without a hook': { spec: { terminationGracePeriodSeconds: 0 } },
    'a probe that leaves the hook its time': runs(['sleep', '5'], 30, liveness(7)),
    'a probe with the grace period of the Pod': runs(['sleep', '5'], 30, liveness(30)),
  },
  fails: {
    'a hook as long as the grace period': {
      pod: runs(['sleep', '30']),
      finds: [
        'warning pre-stop-time: the preStop hook of "web" takes 30 s, and the grace period is 30 s: "web" is killed if it is still there 2 s after TERM.',
        at,
        '  in:  spec.template.spec.containers[0].lifecycle.preStop = {"exec":{"command":["sleep","30"]}}',
        fix,
      ],
    },
    'a hook that leaves less than two seconds': {
      pod: { web: { lifecycle: { preStop: { sleep: { seconds: 9 } } } }, spec: { terminationGracePeriodSeconds: 10 } },
      finds: [
        'warning pre-stop-time: the preStop hook of "web" takes 9 s, and the grace period is 10 s: "web" is killed if it is still there 2 s after TERM.',
        at,
        '  in:  spec.template.spec.containers[0].lifecycle.preStop = {"sleep":{"seconds":9}}',
        fix,
      ],
    },
    'any hook without a grace period': {
      pod: runs(['/drain'], 0),
      finds: [
        'warning pre-stop-time: the grace period is 0 s, and "web" has a preStop hook, which is given no more than 1 s.',
        at,
        '  in:  spec.template.spec.containers[0].lifecycle.preStop = {"exec":{"command":["/drain"]}}',
        fix,
      ],
    },
    'a probe that stops the container before its hook has returned': {
      pod: runs(['sleep', '10'], 60, liveness(5)),
      finds: [
        'warning pre-stop-time: the preStop hook of "web" takes 10 s, and the liveness probe stops it with a grace period of 5 s: "web" is killed if it is still there 2 s after TERM.',
        at,
        '  in:  spec.template.spec.containers[0].livenessProbe.terminationGracePeriodSeconds = 5',
        '  fix: make the grace period of the probe longer than the hook, or leave it out for that of the Pod.',
      ],
    },
  },
});
