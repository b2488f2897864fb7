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
const fix = '  fix: set terminationGracePeriodSeconds to the time of the hook and the time that "web" takes to end.';

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
        'warning pre-stop-time: the preStop hook of "web" takes 30 s, and terminationGracePeriodSeconds is 30: "web" is killed if it is still running 2 s after TERM.',
        at,
        '  in:  spec.template.spec.containers[0].lifecycle.preStop = {"exec":{"command":["sleep","30"]}}',
        fix,
      ],
    },
    'a hook that leaves less than two seconds': {
      pod: { web: { lifecycle: { preStop: { sleep: { seconds: 9 } } } }, spec: { terminationGracePeriodSeconds: 10 } },
      finds: [
        'warning pre-stop-time: the preStop hook of "web" takes 9 s, and terminationGracePeriodSeconds is 10: "web" is killed if it is still running 2 s after TERM.',
        at,
        '  in:  spec.template.spec.containers[0].lifecycle.preStop = {"sleep":{"seconds":9}}',
        fix,
      ],
    },
    'any hook without a grace period': {
      pod: runs(['/drain'], 0),
      finds: [
        'warning pre-stop-time: terminationGracePeriodSeconds is 0, which gives the preStop hook of "web" no more than 1 s.',
        at,
        '  in:  spec.template.spec.containers[0].lifecycle.preStop = {"exec":{"command":["/drain"]}}',
        fix,
      ],
    },
    'a probe that stops the container before its hook has returned': {
      pod: runs(['sleep', '10'], 60, liveness(5)),
      finds: [
        'warning pre-stop-time: the preStop hook of "web" takes 10 s, and the liveness probe stops it with terminationGracePeriodSeconds of 5: "web" is killed if it is still running 2 s after TERM.',
        at,
        '  in:  spec.template.spec.containers[0].livenessProbe.terminationGracePeriodSeconds = 5',
        '  fix: set a grace period of the probe that is longer than the hook, or remove it to use that of the Pod.',
      ],
    },
    'a hook that asks the program to end, and sleeps for longer than the grace period': {
      pod: runs(['/bin/sh', '-c', 'killall -INT nginx && sleep 120'], 30),
      finds: [
        'warning pre-stop-time: the preStop hook of "web" takes at least 120 s, and terminationGracePeriodSeconds is 30: "web" is killed if it is still running 2 s after TERM.',
        at,
        '  in:  spec.template.spec.containers[0].lifecycle.preStop = {"exec":{"command":["/bin/sh","-c","killall -INT nginx && sleep 120"]}}',
        fix,
      ],
    },
    'a hook that sleeps for minutes': {
      pod: runs(['/bin/sh', '-ec', 'sleep 2m'], 30),
      finds: [
        'warning pre-stop-time: the preStop hook of "web" takes 120 s, and terminationGracePeriodSeconds is 30: "web" is killed if it is still running 2 s after TERM.',
        at,
        '  in:  spec.template.spec.containers[0].lifecycle.preStop = {"exec":{"command":["/bin/sh","-ec","sleep 2m"]}}',
        fix,
      ],
    },
  },
});
