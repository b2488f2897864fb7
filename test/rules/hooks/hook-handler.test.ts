import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

/** The Pod whose container has a preStop hook. */
const stoppedBy = (preStop: object): PodCase => ({ web: { lifecycle: { preStop } } });

describeRule('hook-handler', {
  passes: {
    'a command': stoppedBy({ exec: { command: ['/drain'] } }),
    'a request': stoppedBy({ httpGet: { port: 8080 } }),
    'a sleep': stoppedBy({ sleep: { seconds: 5 } }),
    'a null beside the handler, which is no handler': stoppedBy({ exec: null, sleep: { seconds: 5 } }),
    'a container without hooks': { web: { lifecycle: {} } },
  },
  fails: {
    'a hook without a handler': {
      pod: { web: { lifecycle: { postStart: {} } } },
      finds: [
        'error hook-handler: a lifecycle hook must have exactly one handler, and this one has none.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.postStart = {}',
        '  fix: set one of exec, httpGet, sleep.',
      ],
    },
    'a sleep that was merged into a command': {
      pod: stoppedBy({ exec: { command: ['/drain'] }, sleep: { seconds: 5 } }),
      finds: [
        'error hook-handler: a lifecycle hook must have exactly one handler, and this one has "exec" and "sleep".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.preStop = {"exec":{"command":["/drain"]},"sleep":{"seconds":5}}',
        '  fix: remove all of them but one.',
      ],
    },
  },
});
