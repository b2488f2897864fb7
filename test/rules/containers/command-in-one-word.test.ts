import { describeRule } from '../describe-rule';

const exec = (...command: string[]): object => ({ exec: { command } });

describeRule('command-in-one-word', {
  passes: {
    'separate words': { web: { command: ['sleep', '15'], lifecycle: { preStop: exec('sleep', '15') } } },
    'a script for a shell': { web: { lifecycle: { preStop: exec('sh', '-c', 'sleep 15') } } },
    'one word without a blank': { web: { command: ['/app'], livenessProbe: exec('/healthy') } },
    'one argument with blanks': { web: { args: ['serve all'] } },
    'a path of Windows': { web: { command: ['C:\\Program Files\\app\\app.exe'] } },
  },
  fails: {
    'a preStop hook': {
      pod: { web: { lifecycle: { preStop: exec('sleep 15') } } },
      finds: [
        'warning command-in-one-word: this command is one word, "sleep 15", and a program of that name is run: the preStop hook fails, and the container is stopped as if it had none.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.preStop.exec.command = ["sleep 15"]',
        '  fix: write each word as an item, ["sleep","15"], or let a shell read it, ["sh","-c","sleep 15"].',
      ],
    },
    'a postStart hook': {
      pod: { web: { lifecycle: { postStart: exec('/bin/sleep 20') } } },
      finds: [
        'warning command-in-one-word: this command is one word, "/bin/sleep 20", and a program of that name is run: the postStart hook fails, and the container is killed each time it starts.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.postStart.exec.command = ["/bin/sleep 20"]',
        '  fix: write each word as an item, ["/bin/sleep","20"], or let a shell read it, ["sh","-c","/bin/sleep 20"].',
      ],
    },
    'a liveness probe': {
      pod: { web: { livenessProbe: exec('cat /tmp/healthy') } },
      finds: [
        'warning command-in-one-word: this command is one word, "cat /tmp/healthy", and a program of that name is run: the liveness probe never restarts the container.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe.exec.command = ["cat /tmp/healthy"]',
        '  fix: write each word as an item, ["cat","/tmp/healthy"], or let a shell read it, ["sh","-c","cat /tmp/healthy"].',
      ],
    },
    'a shell with a script in quotes': {
      pod: { web: { lifecycle: { preStop: exec('sh -c "sleep 5"') } } },
      finds: [
        'warning command-in-one-word: this command is one word, "sh -c \\"sleep 5\\"", and a program of that name is run: the preStop hook fails, and the container is stopped as if it had none.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.preStop.exec.command = ["sh -c \\"sleep 5\\""]',
        '  fix: write each word as an item, ["sh","-c","sleep 5"].',
      ],
    },
    'a shell with a script without quotes': {
      pod: { web: { command: ['/bin/bash -ec node server.js'] } },
      finds: [
        'warning command-in-one-word: this command is one word, "/bin/bash -ec node server.js", and a program of that name is run: the container never starts.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].command = ["/bin/bash -ec node server.js"]',
        '  fix: write each word as an item, ["/bin/bash","-ec","node server.js"].',
      ],
    },
    'a command with a password, which is not shown': {
      pod: { web: { command: ['psql --password=x1 -h db'] } },
      finds: [
        'warning command-in-one-word: this command is one word, "psql --password=… -h db", and a program of that name is run: the container never starts.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].command = ["psql --password=… -h db"]',
        '  fix: write each word as an item, ["psql","--password=…","-h","db"], or let a shell read it, ["sh","-c","psql --password=… -h db"].',
      ],
    },
    'the command of a container': {
      pod: { web: { command: ['node server.js'] } },
      finds: [
        'warning command-in-one-word: this command is one word, "node server.js", and a program of that name is run: the container never starts.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].command = ["node server.js"]',
        '  fix: write each word as an item, ["node","server.js"], or let a shell read it, ["sh","-c","node server.js"].',
      ],
    },
  },
});
